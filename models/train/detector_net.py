"""The face detector, its output maps, and the training targets of its cells.

Grey [n,1,h,w], 0 to 255, h and w multiples of the largest stride, gives a map for
each stride of [n,15,h/stride,w/stride]: channel 0 the face logit, 1 to 4 the
distances left, top, right, bottom from the cell's centre as softplus(v) * stride, 5
to 14 five points as centre + v * stride: right eye, left eye, nose, right and left
mouth corner, the person's own right and left.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F


def convolution(inputs, outputs, size=3, stride=1):
    return nn.Sequential(nn.Conv2d(inputs, outputs, size, stride, size // 2, bias=False),
                         nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


class Separable(nn.Module):
    """A depthwise 3x3 and a pointwise convolution, residual if the shapes are equal."""

    def __init__(self, inputs, outputs, stride=1):
        super().__init__()
        self.residual = inputs == outputs and stride == 1
        self.depthwise = nn.Sequential(nn.Conv2d(inputs, inputs, 3, stride, 1, groups=inputs, bias=False),
                                       nn.BatchNorm2d(inputs), nn.ReLU(inplace=True))
        self.pointwise = nn.Sequential(nn.Conv2d(inputs, outputs, 1, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        y = self.pointwise(self.depthwise(x))
        return F.relu(y + x if self.residual else y, inplace=True)


def patches(x, side):
    """Blocks of side x side pixels [n,1,h,w] as channels [n,side*side,h/side,w/side]."""
    n, h, w = x.shape[0], x.shape[2] // side, x.shape[3] // side
    x = x.reshape(n, h, side, w, side).permute(0, 1, 3, 2, 4)
    return x.reshape(n, h, w, side * side).permute(0, 3, 1, 2)


def head(width, first):
    """The layers of one output. The bias of the logit is low, because most cells have no face."""
    layers = nn.Sequential(*first, Separable(width, width), Separable(width, width), nn.Conv2d(width, 15, 1))
    nn.init.constant_(layers[-1].bias[0], -4.5)
    return layers


class Exported(nn.Module):
    """The part of a detector that is exported to ONNX: its input is patches."""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, x):
        return self.net.maps(x)


class Detector(nn.Module):
    """Blocks of 4x4 pixels become channels first. There is no feature pyramid, which is slow
    in 8 bits; the stages are deep enough that the receptive field of a cell covers the
    largest face."""
    strides = (8, 16, 32)
    sizes = ((0, 36), (28, 84), (68, 1e9))  # range of the longer face side for each stride, pixels
    patch = 4  # side of a block, pixels

    def __init__(self, c=(24, 48, 96, 160), counts=(2, 4, 5), width=64):
        super().__init__()
        self.stem = nn.Sequential(convolution(self.patch ** 2, c[0], 1), convolution(c[0], c[1], 3, 2),
                                  *(Separable(c[1], c[1]) for _ in range(counts[0])))
        pairs = list(zip(c[1:], c[2:], counts[1:]))
        self.stages = nn.ModuleList(
            nn.Sequential(Separable(i, o, 2), *(Separable(o, o) for _ in range(n - 1))) for i, o, n in pairs)
        self.heads = nn.ModuleList([head(c[1], []), *(head(width, [convolution(o, width, 1)]) for _, o, _ in pairs)])

    def forward(self, x):
        return self.maps(patches(x, self.patch))

    def maps(self, x):
        x = self.stem((x - 128.0) / 64.0)
        maps = [self.heads[0](x)]
        for stage, head in zip(self.stages, self.heads[1:]):
            x = stage(x)
            maps.append(head(x))
        return maps


class Cells:
    """The cells of all maps of an input, in one list. Without a height the input is square."""

    def __init__(self, width, net, height=None):
        height = height or width
        grids = [torch.stack(torch.meshgrid(torch.arange(width // s), torch.arange(height // s), indexing="xy"), -1)
                 for s in net.strides]
        self.centre = torch.cat([(g.reshape(-1, 2).float() + 0.5) * s for g, s in zip(grids, net.strides)])
        counts = [(width // s) * (height // s) for s in net.strides]
        def spread(values):
            return torch.cat([torch.full((n,), float(v)) for n, v in zip(counts, values)])
        self.stride = spread(net.strides)
        self.min_size, self.max_size = spread(s[0] for s in net.sizes), spread(s[1] for s in net.sizes)

    def boxes(self, out):
        """Boxes [...,cells,4] of flattened maps."""
        d = F.softplus(out[..., 1:5]) * self.stride[:, None]
        return torch.cat([self.centre - d[..., :2], self.centre + d[..., 2:]], -1)

    def targets(self, boxes, points):
        """For each cell: whether it has a face, whether it is left out of the loss, its box
        and its points. If several faces claim a cell, the smallest gets it."""
        n = len(self.centre)
        positive, ignored = torch.zeros(n), torch.zeros(n)
        box, point = torch.zeros(n, 4), torch.zeros(n, 11)
        if len(boxes) == 0:
            return positive, ignored, box, point
        boxes, points = torch.from_numpy(boxes), torch.from_numpy(points)
        size = (boxes[:, 2:] - boxes[:, :2]).max(1)[0]
        middle = (boxes[:, :2] + boxes[:, 2:]) / 2
        distance = (self.centre[:, None] - middle[None]).abs().max(2)[0]
        reach = torch.min(self.stride[:, None], torch.max(size[None] * 0.25, self.stride[:, None] * 0.55))
        fits = (size[None] >= self.min_size[:, None]) & (size[None] < self.max_size[:, None])
        claims = (distance < reach) & fits
        cost, face = torch.where(claims, size[None].expand(n, -1), torch.full_like(distance, 1e9)).min(1)
        hit = cost < 1e8
        positive[hit], box[hit], point[hit] = 1, boxes[face[hit]], points[face[hit]]
        centred = ((self.centre[:, None] > boxes[None, :, :2]) & (self.centre[:, None] < boxes[None, :, 2:])).all(2)
        ignored[(centred & ~claims & (distance < size[None] * 0.3)).any(1) & ~hit] = 1
        return positive, ignored, box, point


def flatten(maps):
    """Maps as one list of cells [n,cells,15]."""
    return torch.cat([m.flatten(2).transpose(1, 2) for m in maps], 1)


def overlap(a, b):
    """IoU and generalised IoU (Rezatofighi et al. 2019) of pairs of boxes."""
    def area(v):
        return (v[..., 2:] - v[..., :2]).clamp(min=0).prod(-1)
    inner = torch.cat([torch.max(a[..., :2], b[..., :2]), torch.min(a[..., 2:], b[..., 2:])], -1)
    outer = torch.cat([torch.min(a[..., :2], b[..., :2]), torch.max(a[..., 2:], b[..., 2:])], -1)
    union = area(a) + area(b) - area(inner) + 1e-6
    iou, hull = area(inner) / union, area(outer) + 1e-6
    return iou, iou - (hull - union) / hull


def suppress(boxes, scores, threshold, iou=0.4):
    """Greedy non-maximum suppression, best first."""
    order = [i for i in scores.argsort(descending=True).tolist() if scores[i] > threshold]
    kept = []
    for i in order:
        if all(overlap(boxes[i], boxes[k])[0] <= iou for k in kept):
            kept.append(i)
    return boxes[kept]
