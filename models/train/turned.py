"""How far a head is turned to the side, and a draw of faces that prefers turned heads."""
import itertools
import random

import numpy as np

TURNED = ((0.7, 6), (0.8, 3))  # limits of ratio(), and how many times as often as others faces under them are drawn
TURNABLE = 20  # least width of a face of which one sees how far the head is turned, pixels


class Draw:
    """A list of portraits to draw from."""

    def __init__(self, portraits):
        self.portraits, self.chances = portraits, list(itertools.accumulate(map(chance, portraits)))

    def face(self, width):
        """A portrait whose face will have a width. Turned heads are drawn more often if it is at least TURNABLE."""
        (portrait,) = random.choices(self.portraits, cum_weights=self.chances if width >= TURNABLE else None)
        return portrait


def chance(portrait):
    """How often a portrait is drawn, by how far the head of its first face is turned."""
    turned = ratio(portrait)
    return next((times for below, times in TURNED if turned < below), 1)


def ratio(portrait):
    """The distance of the eyes of the first face over that from eyes to mouth: about 1 for a head seen
    from the front, the smaller the further it is turned to the side."""
    right, left, _, *mouth = portrait.points[0]
    return np.hypot(*(left - right)) / max(1e-6, np.hypot(*((mouth[0] + mouth[1] - right - left) / 2)))
