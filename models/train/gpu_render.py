"""Pixels of the scenes that gpu_layout.py plans, with torch: pastes, then what a recording does to
a picture. uint8-like float32 grey levels [n,1,side,side]."""
import torch
import torch.nn.functional as F

from gpu_paste import MIRRORED

TABLE = [16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62,
         18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99]
# of the luminance in the JPEG standard, annex K


class Renderer:
    def __init__(self, memory):
        self.memory, self.device = memory, memory.device
        angle = (torch.arange(8)[None] * 2 + 1) * torch.arange(8)[:, None] * torch.pi / 16
        transform = torch.cos(angle) * 0.5
        transform[0] *= 0.5 ** 0.5
        self.transform = transform.to(self.device)
        self.table = torch.tensor(TABLE, dtype=torch.float32, device=self.device).view(1, 1, 1, 8, 8)

    def put(self, array):
        tensor = torch.from_numpy(array)
        return tensor.pin_memory().to(self.device, non_blocking=True) if self.device != "cpu" else tensor

    def clean(self, plan):
        """The scenes without degradation, and the faces: state, boxes, points."""
        side, count = plan["side"], plan["count"]
        canvas = torch.zeros(count * side * side, device=self.device)
        floats, whole = self.put(plan["floats"]), self.put(plan["whole"])
        for first, last, window in plan["parts"]:
            self.paste(canvas, floats[first:last], whole[first:last], window, side)
        canvas, frames = canvas.view(count, 1, side, side), self.put(plan["frames"])[:, :, None, None, None]
        at = torch.arange(side, device=self.device)
        inside = (at >= frames[:, 0]) & (at < frames[:, 2]) & (at[:, None] >= frames[:, 1]) & (at[:, None] < frames[:, 3])
        return canvas * inside, tuple(self.put(plan[k]) for k in ("state", "boxes", "points"))

    def paste(self, canvas, f, whole, window, side):
        f = f[:, :, None, None]
        at = torch.arange(window, device=self.device, dtype=torch.float32)
        x, y = f[:, 0] + at, f[:, 1] + at[:, None]
        u, v = f[:, 2] * x + f[:, 3] * y + f[:, 4], f[:, 5] * x + f[:, 6] * y + f[:, 7]
        flat = torch.minimum(torch.minimum(u - f[:, 8], f[:, 10] - u), torch.minimum(v - f[:, 9], f[:, 11] - v)) * f[:, 12] + 0.5
        oval = (1 - torch.sqrt(((u - f[:, 13]) * f[:, 15]) ** 2 + ((v - f[:, 14]) * f[:, 16]) ** 2)) * f[:, 17] + 0.5
        mask = torch.minimum(flat, oval).clamp_(0, 1)
        value = (self.sample(u, v, f, whole[:, 1]) * f[:, 20] + f[:, 21]).clamp_(0, 255)
        place = (whole[:, 0, None, None] * side + y.long()) * side + x.long()
        old = canvas[place]
        canvas[place] = old + (value - old) * mask

    def sample(self, u, v, f, address):
        """Bilinear values at places of the pictures' full size."""
        shrink, last = f[:, 18], f[:, 19] - 1
        u = torch.minimum(((u + 0.5) * shrink - 0.5).clamp(min=0), last)
        v = torch.minimum(((v + 0.5) * shrink - 0.5).clamp(min=0), last)
        left, top = torch.minimum(u.floor(), last - 1), torch.minimum(v.floor(), last - 1)
        right, below = u - left, v - top
        pitch = ((last + 1) / shrink * 1.5).long()
        place = address[:, None, None] + top.long() * pitch + left.long()
        a, b, c, d = (self.memory.bytes[place + k].float() for k in (0, 1, pitch, pitch + 1))
        upper = a + (b - a) * right
        return upper + (c + (d - c) * right - upper) * below

    def degrade(self, canvas, plan, turn):
        """The scenes as a recording shows them; turn 1 uses the second set of numbers."""
        v = self.put(plan["degraded"][turn])
        x = canvas
        if plan["degraded"][turn][:, 0].any():
            x = x + (x - self.blur(x, torch.full_like(v[:, :2], 2.0))) * v[:, 0, None, None, None]
        for side, members in plan["coarse"][turn].items():
            x = self.coarse(x, side, members)
        x = self.blur(x, v[:, 1:3])
        x = (x + torch.randn_like(x) * v[:, 3, None, None, None]).clamp_(0, 255)
        few = [i for i, q in enumerate(plan["degraded"][turn][:, 4]) if q > 0]
        if few:
            few = torch.tensor(few, device=self.device)
            x = x.index_copy(0, few, self.jpeg(x[few], v[few, 4]))
        v = v[:, :, None, None, None]
        x = 255 * (x.clamp_(0, 255) / 255) ** v[:, 5]
        return ((x - 128) * v[:, 6] + v[:, 7]).clamp_(0, 255).round_()

    def coarse(self, x, side, members):
        """Scenes, pairs of index and deviation of noise, as recordings of side pixels show them once they are enlarged."""
        few = torch.tensor([index for index, _ in members], device=self.device)
        noise = torch.tensor([deviation for _, deviation in members], device=self.device)[:, None, None, None]
        small = F.interpolate(x[few], size=(side, side), mode="area")
        small = small + torch.randn_like(small) * noise
        # one side of three, as scenes.coarse does with one scene of three
        mode = "bicubic" if side % 3 == 0 else "bilinear"
        return x.index_copy(0, few, F.interpolate(small, size=x.shape[2:], mode=mode, align_corners=False))

    def blur(self, x, sigma):
        """A Gaussian blur with a sigma for each direction of each picture."""
        at = torch.arange(-4, 5, device=self.device, dtype=torch.float32)
        kernel = torch.exp(-at ** 2 / (2 * sigma.clamp(min=0.05)[:, :, None] ** 2))
        kernel = kernel / kernel.sum(2, keepdim=True)
        count, side = len(x), x.shape[2:]
        x = F.pad(x.reshape(1, count, *side), (4, 4, 4, 4), mode="replicate")
        x = F.conv2d(x, kernel[:, 0, None, None, :], groups=count)
        return F.conv2d(x, kernel[:, 1, None, :, None], groups=count).view(count, 1, *side)

    def jpeg(self, x, quality):
        """What is left after the cosine transform, quantisation and back."""
        n, side = len(x), x.shape[2]
        blocks = x.view(n, side // 8, 8, side // 8, 8).permute(0, 1, 3, 2, 4) - 128
        scale = torch.where(quality < 50, 5000 / quality, 200 - 2 * quality).view(n, 1, 1, 1, 1)
        steps = ((self.table * scale + 50) / 100).floor().clamp(1, 255)
        values = (self.transform @ blocks @ self.transform.T / steps).round() * steps
        back = self.transform.T @ values @ self.transform + 128
        return back.permute(0, 1, 3, 2, 4).reshape(n, 1, side, side)


def mirrored(canvas, faces):
    """The mirror images of scenes, with their faces."""
    state, boxes, points = faces
    last = canvas.shape[3] - 1
    boxes = torch.stack([last - boxes[..., 2], boxes[..., 1], last - boxes[..., 0], boxes[..., 3]], -1)
    marks = points[..., :10].reshape(*points.shape[:2], 5, 2)[:, :, MIRRORED]
    marks = torch.stack([last - marks[..., 0], marks[..., 1]], -1).reshape(*points.shape[:2], 10)
    return canvas.flip(3), (state, boxes, torch.cat([marks, points[..., 10:]], -1))
