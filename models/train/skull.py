"""The head of a portrait in space: the face is the mesh of facemesh.py, the skull an ellipsoid around it, whose back has
the grey of the hair. The head is drawn turned, before the portrait's own background (compare Zhu et al. 2016, "Face
Alignment Across Large Poses: A 3D Solution")."""
import math

import cv2
import numpy as np
from scipy.interpolate import LinearNDInterpolator
from scipy.ndimage import map_coordinates
from scipy.spatial import ConvexHull

from splat import closed, filled, splat

TOP, CHIN, BROW, RIGHT, LEFT = 10, 152, 9, 234, 454  # places of the mesh: upper end of the forehead, chin, between the brows, before the ears
EYES = ((33, 133, 159, 145), (263, 362, 386, 374))  # around the right and the left eye of the person
MARKS = (*EYES, (1,), (61,), (291,))  # the places of the five points
FINE = 2.5  # samples of the portrait per pixel, along each side
CROWN, BACK = 0.34, 0.5  # height of the skull over the forehead, depth behind the ears; in heights of the face
HAIR = 0.7  # where hair is on the front of the skull, in semi-axes over its centre
NECK = -0.55  # lower end of the back of the skull, in semi-axes over its centre
RINGS = (0.35, 0.7, 0.9, 1.0)  # between the edge of the face, 0, and the outline of the skull, 1
GRAIN = 3  # standard deviation of the noise of the hair, grey levels


class Head:
    """The head as samples in space: places [n,3] from the middle of the ears, in pixels of the portrait, x to the right,
    y down, z away from the camera; greys [n]; and what points outward there [n,3]."""

    def __init__(self, portrait, mesh):
        self.portrait, self.mesh = portrait, mesh
        self.origin = (mesh[RIGHT] + mesh[LEFT]) / 2
        self.unit = np.linalg.norm(mesh[RIGHT] - mesh[LEFT]) / 2
        up = (mesh[TOP] - mesh[CHIN]) * [1, 1, 0]
        self.up = up / np.linalg.norm(up)
        height = np.linalg.norm(mesh[CHIN] - mesh[TOP])
        self.centre = self.origin + (mesh[BROW] - self.origin) @ self.up * self.up
        self.axes = self.unit, (mesh[TOP] - self.centre) @ self.up + CROWN * height, BACK * height
        angle = np.linspace(-0.15 * math.pi, 1.15 * math.pi, 41)
        self.outline = self.on_skull(np.cos(angle), np.sin(angle))  # the upper outline of the skull, from ear to ear
        self.samples = self.front(), self.back()
        self.behind = self.background()

    def on_skull(self, across, upward, depth=0.0):
        """Places [n,3] on or in the skull, given in semi-axes from its centre."""
        right = np.array([-self.up[1], self.up[0], 0]) * self.axes[0]
        return (self.centre + np.outer(across, right) + np.outer(upward, self.up * self.axes[1])
                + np.outer(depth * np.ones_like(across), [0, 0, self.axes[2]]))

    def front(self):
        """What the camera saw: the face, and the skull from the edge of the face to its outline."""
        hull = self.mesh[ConvexHull(self.mesh[:, :2]).vertices]
        known = np.vstack([self.mesh, *(ring(hull, edge) for edge in self.outline)])
        low, high = known[:, :2].min(0), known[:, :2].max(0)
        x, y = np.meshgrid(np.arange(low[0], high[0], 1 / FINE), np.arange(low[1], high[1], 1 / FINE))
        z = LinearNDInterpolator(known[:, :2], known[:, 2])(x, y)
        inside = np.zeros(x.shape, np.uint8)
        for shape in (self.outline, hull):
            cv2.fillConvexPoly(inside, polygon((shape[:, :2] - low) * FINE), 1)
        seen = (inside > 0) & ~np.isnan(z)
        slope_y, slope_x = np.gradient(z, 1 / FINE)
        outward = np.stack([slope_x[seen], slope_y[seen], -np.ones(seen.sum())], 1)
        return *self.sampled(np.stack([x[seen], y[seen], z[seen]], 1)), outward

    def back(self):
        """The back of the skull, in the greys of the hair over the forehead."""
        step = np.arange(-1, 1, 1 / (FINE * self.axes[0]))
        across, upward = (v.ravel() for v in np.meshgrid(step, step[step > NECK]))
        depth = 1 - across ** 2 - upward ** 2
        across, upward, depth = across[depth > 0], upward[depth > 0], depth[depth > 0]
        _, greys = self.sampled(self.on_skull(0.7 * across, HAIR + 0.12 * np.abs(upward)))
        places = self.on_skull(across, upward, np.sqrt(depth))
        right, up = np.array([-self.up[1], self.up[0], 0]) / self.axes[0], self.up / self.axes[1]
        outward = np.outer(across, right) + np.outer(upward, up) + np.outer(np.sqrt(depth), [0, 0, 1 / self.axes[2]])
        return places - self.origin, greys + np.random.normal(0, GRAIN, len(greys)), outward

    def sampled(self, places):
        """Places from the middle of the ears, and the portrait's greys at them."""
        return places - self.origin, map_coordinates(self.portrait.image.astype(np.float32), places[:, 1::-1].T, order=1, mode="nearest")

    def background(self):
        """The portrait without its head, float32."""
        hole = np.zeros(self.portrait.image.shape, np.uint8)
        for shape in (self.outline, self.mesh):
            cv2.fillConvexPoly(hole, polygon(shape[:, :2]), 1)
        hole = cv2.dilate(hole, np.ones((3, 3), np.uint8), iterations=max(1, int(0.06 * self.unit)))
        return filled(self.portrait.image.astype(np.float32), hole == 0)

    def marks(self):
        """The five points in space [5,3] from the middle of the ears: those of the portrait, with the depth of the mesh."""
        depth = [self.mesh[list(numbers), 2].mean() for numbers in MARKS]
        return np.hstack([self.portrait.points[0], np.array(depth)[:, None]]) - self.origin

    def seen(self, turn):
        """The portrait with the head turned by a rotation matrix [3,3], float32, and the depth of the head."""
        shape = self.portrait.image.shape
        (image, depth), (back, back_depth) = [splat(*facing(places @ turn.T + self.origin, greys, outward @ turn.T), shape) for places, greys, outward in self.samples]
        only_back = (closed(depth, 0.12 * self.unit) == 0) & np.isfinite(back_depth)
        image, depth = np.where(only_back, back, image), np.where(only_back, back_depth, depth)
        cover = cv2.GaussianBlur(closed(depth, 0.06 * self.unit).astype(np.float32), (0, 0), 0.8)
        return self.behind * (1 - cover) + filled(image, np.isfinite(depth)) * cover, depth


def facing(places, greys, outward):
    """The samples of which the side that points outward faces the camera."""
    seen = ~(outward[:, 2] > 0)
    return places[seen], greys[seen]


def ring(hull, edge):
    """Places between a place of the outline and the nearest one of the edge of the face, on an arc."""
    near = hull[np.argmin(np.hypot(*(hull[:, :2] - edge[:2]).T))]
    part = np.array(RINGS)[:, None]
    flat = near + (edge - near) * part
    flat[:, 2:] = near[2] + (edge[2] - near[2]) * (1 - np.sqrt(1 - part ** 2))
    return flat


def polygon(flat):
    """The hull of places [n,2] as cv2 takes it."""
    return cv2.convexHull(flat.astype(np.float32)).astype(np.int32)
