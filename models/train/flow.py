"""Draws expressions and mouths that speak, as warps.py does, on whole batches with torch, so that
a graphics processor can draw other ones in each step. Places are in sides of the crop.
"""
import torch

import warps
from data import EXPRESSIONS

UNITS = list(warps.UNITS)
SPEECH = EXPRESSIONS  # the row of a mouth that speaks; the other rows are those of aligned.NAMES


def table(device):
    """Of each movement: its unit, place, move, radius; and which units an expression always and
    sometimes has [EXPRESSIONS+1,units]."""
    bumps = [(u, *place, *move, sigma) for u, name in enumerate(UNITS) for place, move, sigma in warps.UNITS[name]]
    always, may = torch.zeros(EXPRESSIONS + 1, len(UNITS)), torch.zeros(EXPRESSIONS + 1, len(UNITS))
    for expression, units in warps.EXPRESSIONS.items():
        row = SPEECH if expression is None else expression
        for i, unit in enumerate(units):
            (always if i < warps.USUAL[expression] else may)[row, UNITS.index(unit)] = 1
    return torch.tensor(bumps, dtype=torch.float32, device=device), always.to(device), may.to(device)


class Drawing:
    """Random strengths of units for expressions [n], and how they change n faces."""

    def __init__(self, tables, what):
        self.bumps, always, may = tables
        n, device = len(what), what.device
        whole = torch.empty(n, 1, device=device).uniform_(0.25, 1)
        share = torch.empty(n, len(UNITS), device=device).uniform_(0.5, 1.3)
        taken = always[what] + may[what] * (torch.rand(n, len(UNITS), device=device) < 0.45)
        self.amount = whole * share * taken
        self.strength = self.amount.max(1).values.clamp(max=1)
        self.random = torch.rand(n, 8, device=device)

    def of(self, unit):
        return self.amount[:, UNITS.index(unit)]

    def moved(self, grid):
        """Where the places grid [n,h,w,2] were before the skin moved."""
        unit, x, y, dx, dy, sigma = self.bumps.T
        n, b = len(grid), len(unit)
        x = x + 0.008 * torch.randn(n, b, device=grid.device)
        y = y + 0.008 * torch.randn(n, b, device=grid.device)
        sigma = sigma * torch.empty(n, b, device=grid.device).uniform_(0.85, 1.2)
        distance = (grid[:, None, :, :, 0] - x[..., None, None]) ** 2 + (grid[:, None, :, :, 1] - y[..., None, None]) ** 2
        bump = torch.exp(-distance / (2 * sigma[..., None, None] ** 2)) * self.amount[:, unit.long()][..., None, None]
        return torch.stack([(bump * move[None, :, None, None]).sum(1) for move in (dx, dy)], -1)

    def stroke(self, face, grid, ends, width, dark):
        """Darkens a soft line between two places, each (x,y) of numbers or of [n,1,1]."""
        (ax, ay), (bx, by) = ends
        px, py, vx, vy = grid[..., 0] - ax, grid[..., 1] - ay, bx - ax, by - ay
        along = ((px * vx + py * vy) / (vx * vx + vy * vy)).clamp(0, 1)
        distance = (px - along * vx) ** 2 + (py - along * vy) ** 2
        return face * (1 - dark[:, None, None] * torch.exp(-distance / (2 * width * width)))

    def folds(self, face, grid):
        """Draws the folds of some units on faces [n,h,w] whose pixels are at grid [n,h,w,2]."""
        r, lowered, wrinkled = self.random, self.of("brow lowerer"), self.of("nose wrinkler")
        x, y = (0.018 + 0.012 * r[:, 0])[:, None, None], (0.38 + 0.06 * r[:, 1])[:, None, None]
        cheek = 0.3 * r[:, 4] * torch.maximum(wrinkled, self.of("upper lip raiser"))
        for side in (-1, 1):
            face = self.stroke(face, grid, ((0.5 + side * x, 0.29), (0.5 + side * (x + 0.006), 0.35)), 0.012, 0.35 * r[:, 2] * lowered)
            face = self.stroke(face, grid, ((0.5 + 0 * y, y), (0.5 + side * 0.05 + 0 * y, y - 0.025)), 0.012, 0.3 * r[:, 3] * wrinkled)
            ends = torch.tensor([0.5 + side * 0.085, 0.58, 0.5 + side * 0.165, 0.70], device=face.device)
            face = self.stroke(face, grid, (ends[:2], ends[2:]), 0.018, cheek)
        return face

    def mouth(self, face, grid):
        """Draws the inside of an open mouth, with teeth in half of the cases."""
        r, n = self.random, len(face)
        opened = (0.075 * self.of("jaw drop") + 0.04 * self.of("lower lip depressor")) * (0.6 + 0.5 * r[:, 5])
        half, width = (opened / 2).clamp(min=0.006)[:, None, None], (0.07 + 0.04 * r[:, 6])[:, None, None]
        across, down = grid[..., 0] - float(warps.LIPS[0]), grid[..., 1] - float(warps.LIPS[1]) - 0.01 - half
        outside = (torch.sqrt((across / width) ** 2 + (down / half) ** 2 + 1e-6) - 1) * half
        mask = torch.sigmoid(-outside / 0.005) * (opened >= 0.012)[:, None, None]
        mean = face.mean((1, 2), keepdim=True)
        shade = torch.empty(2, n, 1, 1, device=face.device)
        inside, teeth = mean * shade[0].uniform_(0.15, 0.4), mean * shade[1].uniform_(0.9, 1.5)
        edge = -half * torch.empty(n, 1, 1, device=face.device).uniform_(-0.2, 0.6)
        inside = torch.where((r[:, 7] < 0.5)[:, None, None] & (down < edge), teeth, inside.expand_as(face))
        return face * (1 - mask) + inside * mask

    def draw(self, face, grid):
        return self.folds(self.mouth(face, grid), grid).clamp(0, 255)
