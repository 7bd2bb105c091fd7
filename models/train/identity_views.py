"""Views of stored faces, drawn on the processor or the graphics card: other places, sizes, light,
blur, compression, glasses and covered parts, as cameras, detectors and edits have them."""
import math

import torch
import torch.nn.functional as F

from identity_body import SIDE
from identity_geometry import WIDE, WIDE_ROOM, WIDE_SIDE

FINE = 2 * SIDE  # views are sampled at twice the resolution and averaged
GROUPS = 8  # parts of a batch; each part has one size and one blur
GLASSES, COVERED, SHADED, COMPRESSED = 0.15, 0.2, 0.4, 0.4  # shares of the views


def uniform(n, low, high, device, *more):
    return torch.empty(n, *more, device=device).uniform_(low, high)


def some(n, share, device):
    return (torch.rand(n, device=device) < share).float()


def plain(faces):
    """Faces uint8 [n,112,112] as the network sees them without changes, float [n,1,64,64]."""
    return sampled(faces, base(len(faces), faces.device))


def base(n, device):
    """The places [n,128,128,2] in stored faces that the network's crop shows."""
    line = (torch.arange(FINE, device=device) + 0.5) / FINE * 2 - 1
    y, x = torch.meshgrid(line, line, indexing="ij")
    return (torch.stack([x, y], -1) / WIDE_ROOM).expand(n, FINE, FINE, 2)


def sampled(faces, grid):
    if faces.dim() == 3:
        faces = faces[:, None].float()
    fine = F.grid_sample(faces, grid, mode="bilinear", padding_mode="border", align_corners=False)
    return F.avg_pool2d(fine, 2)


def moved(n, device):
    """Places with another position, turn, size and mirrored, bent as faces with another expression."""
    grid = base(n, device)
    turn = torch.randn(n, device=device) * math.radians(4.5)
    size = torch.exp(torch.randn(n, device=device) * 0.05)
    wide = torch.exp(torch.randn(n, device=device) * 0.04) * torch.where(torch.rand(n, device=device) < 0.5, -1.0, 1.0)
    a, b = torch.cos(turn) * size, torch.sin(turn) * size
    matrix = torch.stack([torch.stack([a * wide, -b], 1), torch.stack([b * wide, a], 1)], 1)
    shift = torch.randn(n, 1, 1, 2, device=device) * 0.035
    bends = F.interpolate(torch.randn(n, 2, 4, 4, device=device) * 0.02, (FINE, FINE), mode="bicubic", align_corners=True)
    grid = torch.einsum("nij,nhwj->nhwi", matrix, grid) + shift + bends.permute(0, 2, 3, 1)
    return opened(grid)


def opened(grid):
    """Lets the lower half of the face be longer or shorter, as mouths that open."""
    mouth = (float(WIDE[3:, 1].mean()) - 0.5) * 2 / WIDE_ROOM
    below = (grid[..., 1:] - (mouth - 0.12)).clamp(min=0)
    stretch = torch.randn(len(grid), 1, 1, 1, device=grid.device) * 0.12
    return torch.cat([grid[..., :1], grid[..., 1:] - below * stretch], -1)


def glasses(faces):
    """Draws frames of glasses around the eyes of some stored faces [n,1,112,112]."""
    n, device = len(faces), faces.device
    points = torch.tensor((WIDE - 0.5) / WIDE_ROOM + 0.5, dtype=torch.float32, device=device) * WIDE_SIDE
    line = torch.arange(WIDE_SIDE, device=device).float()
    y, x = torch.meshgrid(line, line, indexing="ij")
    apart = float(points[1, 0] - points[0, 0])
    wide, high = (uniform(n, low, top, device, 1, 1) * apart for low, top in ((0.33, 0.46), (0.24, 0.4)))
    power, line_width = uniform(n, 2, 5, device, 1, 1), uniform(n, 1.0, 3.2, device, 1, 1)
    lower = uniform(n, -1, 4, device, 1, 1)
    frame, lens = torch.zeros(n, WIDE_SIDE, WIDE_SIDE, device=device), torch.zeros(n, WIDE_SIDE, WIDE_SIDE, device=device)
    for eye in points[:2]:
        far = (((x - eye[0]) / wide).abs() ** power + ((y - eye[1] - lower) / high).abs() ** power) ** (1 / power)
        frame = torch.maximum(frame, (1.5 - (far - 1).abs() * high / line_width * 2).clamp(0, 1))
        lens = torch.maximum(lens, (far < 1).float())
    bridge = ((y - points[0, 1] - lower).abs() < line_width) & ((x - WIDE_SIDE / 2).abs() < apart / 2 - wide)
    side = ((y - points[0, 1] - lower).abs() < line_width) & ((x - WIDE_SIDE / 2).abs() > apart / 2 + wide) & ((x - WIDE_SIDE / 2).abs() < apart * 1.15)
    frame = torch.maximum(frame, (bridge | side).float()) * uniform(n, 0.5, 1, device, 1, 1)
    dark = some(n, 0.2, device)[:, None, None] * uniform(n, 0.3, 0.9, device, 1, 1) + 0.05
    with_them = some(n, GLASSES, device)[:, None, None]
    for mask, level in ((lens * dark * with_them, uniform(n, 10, 120, device, 1, 1)), (frame * with_them, uniform(n, 0, 140, device, 1, 1))):
        faces = faces + mask[:, None] * (level[:, None] - faces)
    return faces


def lit(x):
    """Other exposure, contrast and gamma; light from a side; shadows with an edge."""
    n, device = len(x), x.device
    x = 255 * (x.clamp(0, 255) / 255) ** torch.exp(torch.randn(n, 1, 1, 1, device=device) * 0.25)
    line = torch.linspace(-1, 1, SIDE, device=device)
    angle = uniform(n, 0, 2 * math.pi, device, 1, 1)
    along = torch.cos(angle) * line[None, None, :] + torch.sin(angle) * line[None, :, None]
    ramp = along * torch.randn(n, 1, 1, device=device) * 0.25
    edge = torch.sigmoid((along - uniform(n, -0.6, 0.6, device, 1, 1)) * uniform(n, 1.5, 12, device, 1, 1))
    shade = some(n, SHADED, device)[:, None, None] * uniform(n, 0, 0.65, device, 1, 1)
    gain = torch.exp(torch.randn(n, 1, 1, device=device) * 0.18 - 0.08) * torch.exp(ramp) * (1 - shade * edge)
    return x * gain[:, None] + torch.randn(n, 1, 1, 1, device=device) * 12


def covered(x):
    """Covers a part of some faces by a grey patch with noise: hands, microphones, hair, titles."""
    n, device = len(x), x.device
    line = torch.arange(SIDE, device=device).float()
    cx, cy = uniform(n, 0, SIDE, device, 1, 1), uniform(n, 0, SIDE, device, 1, 1)
    w, h = uniform(n, 4, 16, device, 1, 1), uniform(n, 4, 16, device, 1, 1)
    mask = ((line[None, None, :] - cx).abs() < w) & ((line[None, :, None] - cy).abs() < h)
    mask = mask.float() * some(n, COVERED, device)[:, None, None]
    return x + mask[:, None] * (uniform(n, 0, 255, device, 1, 1, 1) - x)


def cosines(device):
    """The matrix [8,8] of the discrete cosine transform of JPEG."""
    k = torch.arange(8, device=device).float()
    matrix = torch.cos((2 * k[None] + 1) * k[:, None] * math.pi / 16) * 0.5
    matrix[0] /= math.sqrt(2)
    return matrix


def compressed(x):
    """Rounds the cosines of blocks of 8x8 pixels of some faces, coarser for higher frequencies."""
    n, device, turn = len(x), x.device, cosines(x.device)
    blocks = x.reshape(n, SIDE // 8, 8, SIDE // 8, 8).permute(0, 1, 3, 2, 4)
    waves = turn @ blocks @ turn.T
    k = torch.arange(8, device=device).float()
    step = uniform(n, 2, 14, device, 1, 1, 1, 1) * (1 + 0.5 * (k[:, None] + k[None]))
    kept = turn.T @ (torch.round(waves / step) * step) @ turn
    kept = kept.permute(0, 1, 3, 2, 4).reshape(x.shape)
    return torch.where(some(n, COMPRESSED, device)[:, None, None, None] > 0, kept, x)


def coarse(x):
    """Makes parts of the batch small and large again, and blurs parts of it."""
    done = []
    for k, part in enumerate(x.tensor_split(GROUPS)):
        if k >= 3:
            size = int(torch.randint(18, 58, ()))
            part = F.interpolate(part, (size, size), mode="bilinear", antialias=True, align_corners=False)
            part = F.interpolate(part, (SIDE, SIDE), mode="bicubic" if k % 2 else "bilinear", align_corners=False)
        if k % 3 == 1:
            part = blurred(part, float(torch.empty(()).uniform_(0.4, 1.6)))
        done.append(part)
    return torch.cat(done)


def blurred(x, deviation):
    line = torch.arange(-4, 5, device=x.device).float()
    kernel = torch.exp(-line ** 2 / (2 * deviation ** 2))
    kernel = (kernel / kernel.sum())[None, None]
    x = F.conv2d(F.pad(x, (4, 4, 4, 4), mode="replicate"), kernel[..., None])
    return F.conv2d(x, kernel[:, :, None])


@torch.no_grad()
def view(faces):
    """One view of each of the stored faces uint8 [n,112,112], in any order of sizes, float [n,1,64,64]."""
    x = sampled(glasses(faces[:, None].float()), moved(len(faces), faces.device))
    x = coarse(covered(lit(x)))
    x = x + torch.randn_like(x) * uniform(len(x), 0, 7, x.device, 1, 1, 1)
    return torch.round(compressed(x).clamp(0, 255)).clamp(0, 255)
