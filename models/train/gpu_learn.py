"""Targets and losses of the detector for batches on the GPU, and one network's training. The
targets are those of detector_net.Cells, for a whole batch at once; faces of which a scene shows
too little are neither found nor missed."""
import copy
import math

import torch
import torch.nn.functional as F

from detector_net import Cells, Detector, flatten, overlap, patches
from gpu_paste import FACE, IGNORED


class Targets:
    """Which cells of a batch have a face: their indices, the scenes and the cells; and the weight
    of each cell's logit, 0 where a cell is left out."""

    def __init__(self, cells, faces):
        state, boxes, points = faces
        size = (boxes[..., 2:] - boxes[..., :2]).amax(2)[:, None]
        middle = (boxes[..., :2] + boxes[..., 2:])[:, None] / 2
        centre, stride = cells.centre[None, :, None], cells.stride[None, :, None]
        distance = (centre - middle).abs().amax(3)
        reach = torch.minimum(stride, torch.maximum(size * 0.25, stride * 0.55))
        fits = (size >= cells.min_size[None, :, None]) & (size < cells.max_size[None, :, None])
        real, shown = (state == FACE)[:, None], (state > 0)[:, None]
        claims = (distance < reach) & fits & real
        cost, face = torch.where(claims, size, torch.full_like(distance, 1e9)).min(2)
        hit = cost < 1e8
        centred = ((centre > boxes[:, None, :, :2]) & (centre < boxes[:, None, :, 2:])).all(3)
        left_out = (centred & ~claims & (((distance < size * 0.3) & real) | (state == IGNORED)[:, None])).any(2) & ~hit
        self.weight = (~left_out).float()
        self.far = ~((distance < size * 0.8) & shown).any(2)  # from any face, also from hidden ones
        self.scene, self.cell = hit.nonzero(as_tuple=True)
        face = face[self.scene, self.cell]
        self.box, self.point = boxes[self.scene, face], points[self.scene, face]
        self.centre, self.stride = cells.centre[self.cell], cells.stride[self.cell][:, None]
        self.size = (self.box[:, 2:] - self.box[:, :2]).amax(1)
        self.count = max(1, len(self.scene))


def losses(out, targets, floor=(1.2, 80), least=0.5):
    """Quality focal loss of the logits, GIoU of the boxes, smooth L1 of the points in tenths of
    the face's size, as detector.losses. The target score of a face of a size of s pixels is at least
    floor[0] - s / floor[1], and at least the value least."""
    found = out[targets.scene, targets.cell]
    distance = F.softplus(found[:, 1:5]) * targets.stride
    boxes = torch.cat([targets.centre - distance[:, :2], targets.centre + distance[:, 2:]], 1)
    iou, giou = overlap(boxes, targets.box)
    good = least + (1 - least) * iou.detach().clamp(min=0)
    good = torch.maximum(good, (floor[0] - targets.size / floor[1]).clamp(max=0.97))
    target = torch.zeros_like(out[..., 0]).index_put((targets.scene, targets.cell), good)
    logit = out[..., 0]
    weight = (logit.sigmoid() - target).abs().pow(2) * targets.weight
    score = (F.binary_cross_entropy_with_logits(logit, target, reduction="none") * weight).sum() / targets.count
    marks = found[:, 5:] * targets.stride + targets.centre.repeat(1, 5)
    size = targets.size[:, None].clamp(min=1)
    offset = F.smooth_l1_loss(marks / size * 10, targets.point[:, :10] / size * 10, reduction="none")
    return score, (1 - giou).sum() / targets.count, (offset * targets.point[:, 10:]).sum() / targets.count / 5


def forward(net, x, half):
    """The flattened maps float32; all but the last layers with bfloat16 where half."""
    with torch.autocast("cuda" if x.is_cuda else "cpu", dtype=torch.bfloat16, enabled=half):
        x = net.stem((patches(x, net.patch).contiguous(memory_format=net.layout) - 128.0) / 64.0)
        last = [net.heads[0][:-1](x)]
        for stage, head in zip(net.stages, net.heads[1:]):
            x = stage(x)
            last.append(head[:-1](x))
    return flatten([head[-1](y.float()) for head, y in zip(net.heads, last)])


class Learner:
    """A network in training, with its running average."""

    def __init__(self, name, device, state=None, rate=2e-3, points=1.0, boxes=2.0, decay=0.999, fixed=False, **loss):
        """With fixed, the first layers, which all maps share, stay as they are."""
        self.name, self.rate, self.points, self.boxes, self.loss, self.decay = name, rate, points, boxes, loss, decay
        net = Detector()
        if state is not None:
            net.load_state_dict(state)
        self.net = net.to(device).train()
        if fixed:
            self.net.stem.eval().requires_grad_(False)
        self.average, self.steps = copy.deepcopy(self.net).eval(), 0
        self.arrange(torch.contiguous_format)
        trained = [p for p in self.net.parameters() if p.requires_grad]
        decayed, rest = [p for p in trained if p.dim() > 1], [p for p in trained if p.dim() <= 1]
        fused = {"fused": True} if device != "cpu" else {}
        self.optimiser = torch.optim.AdamW([{"params": decayed, "weight_decay": 1e-2}, {"params": rest, "weight_decay": 0.0}], lr=rate, **fused)
        self.sums = torch.zeros(3, device=device)
        self.summed = 0
        self.state()

    def arrange(self, layout):
        """Sets the layout of activations and weights in memory."""
        for net in (self.net, self.average):
            net.layout = layout
            net.to(memory_format=layout)

    def train_batch(self, x, targets, share, half):
        """One step; share is the part of the time that is spent. The maps of this step."""
        warming = min(1.0, (self.steps + 1) / 200)
        for group in self.optimiser.param_groups:
            group["lr"] = self.rate * warming * (0.5 + 0.5 * math.cos(math.pi * min(1.0, share))) + 1e-5
        out = forward(self.net, x, half)
        parts = losses(out, targets, **self.loss)
        self.optimiser.zero_grad(set_to_none=True)
        (parts[0] + self.boxes * parts[1] + self.points * parts[2]).backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 10)
        self.optimiser.step()
        self.update()
        self.sums += torch.stack([p.detach() for p in parts])
        self.summed += 1
        return out.detach()

    @torch.no_grad()
    def update(self):
        self.steps += 1
        decay = min(self.decay, (1 + self.steps) / (10 + self.steps))
        pairs = [(a, b) for a, b in zip(self.average.state_dict().values(), self.net.state_dict().values()) if a.is_floating_point()]
        averaged, new = [a for a, _ in pairs], [b for _, b in pairs]
        torch._foreach_mul_(averaged, decay)
        torch._foreach_add_(averaged, new, alpha=1 - decay)

    def progress(self):
        """The mean losses since the last call."""
        means = (self.sums / max(1, self.summed)).tolist()
        self.sums.zero_()
        self.summed = 0
        return means

    def state(self):
        """The weights of the average on the CPU; the last ones that were finite."""
        state = {k: v.detach().cpu().contiguous().clone() for k, v in self.average.state_dict().items()}
        if all(v.isfinite().all() for v in state.values()):
            self.good = state
        return self.good

    def recover(self):
        """Goes back to the last finite weights with a lower rate."""
        self.net.load_state_dict(self.good), self.average.load_state_dict(self.good)
        self.optimiser.state.clear()
        self.rate *= 0.4
        self.steps = min(self.steps, 200)


def grid(side, net, device, height=None):
    """Cells of an input, on a device."""
    cells = Cells(side, net, height)
    for name in ("centre", "stride", "min_size", "max_size"):
        setattr(cells, name, getattr(cells, name).to(device))
    return cells
