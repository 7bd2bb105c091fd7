"""Moves the brows, lids and mouth of one portrait.

A pose is a dict of a few measures (POSES); control points around the features
move to where the pose wants them and a thin-plate spline (Bookstein 1989)
carries the skin between them along. The lips are two layers, one pulled with the
upper lip and one with the lower, so that the mouth can close over the teeth of
the photograph, or open further than it was.
"""
import cv2
import numpy as np

SCALE = 4                          # the portrait is worked on at this magnification
ROI = (160, 70, 290, 200)          # x0, y0, x1, y1 in the photograph: what may move
T = np.linspace(0, 1, 9)           # where along the lips the control points stand

# The photograph's own lip edges, right corner of the mouth (on the left) to left.
EDGES = {
    'outer_upper': [(203, 139.2), (208, 138.9), (213, 139.2), (219, 139.7), (224, 140.3), (229, 139.6), (236, 139.3), (240, 139.5), (244.3, 140.2)],
    'inner_upper': [(203, 139.6), (206.5, 141), (210, 142), (215, 143), (220, 143.7), (225, 144), (230, 143.6), (235, 142.8), (240, 141.2), (244.3, 140.6)],
    'inner_lower': [(203, 139.8), (206, 142.8), (210, 146), (213, 148), (217, 149.1), (220, 149.4), (225, 149.6), (230, 149.1), (233, 147.9), (236, 146.3), (240, 143.9), (244.3, 140.8)],
    'outer_lower': [(203, 140.2), (206, 145), (210, 149), (215, 152.5), (220, 154.2), (225, 154.6), (230, 154), (235, 151.4), (240, 147), (244.3, 141.2)],
}
BROWS = np.array([[212.5, 92.6], [205, 90], [197, 88.4], [190, 90.6], [238, 93.5], [245, 92.9], [253, 92.6], [262, 96]])
LIDS_UP = np.array([[198, 98.2], [203, 97.4], [208, 98.9], [241, 100.6], [247, 99.6], [253, 100.9]])
LIDS_LOW = np.array([[198, 103.6], [203, 105.2], [208, 104.6], [242, 105.6], [247, 107], [252, 105.9]])
ABOVE = np.array([[205, 94], [198, 94], [245, 96.5], [253, 96.5]])   # between lid and brow
FOLDS = np.array([[196.5, 137.5], [200, 133], [205, 128], [250, 139], [248, 134], [243, 128]])
RIDGES = [[(212, 124), (205, 128.5), (200, 132.5), (196.5, 137), (196, 141)],
          [(240, 124), (244, 129), (248, 134), (250, 139), (249, 144)], [(246, 137), (248, 139)],
          [(252, 141), (251, 148), (247, 155)], [(196, 145), (200, 152)]]
CHEEKS = np.array([[192, 122], [256, 124], [188, 140], [258, 142]])
CHIN = np.array([[205, 172], [215, 177], [225, 178.5], [236, 177], [246, 171], [224, 163]])
FIXED = np.array([[192, 102], [213.5, 103.5], [236, 105], [258.5, 104.5], [203, 101], [247, 103],
                  [224, 105], [224, 116], [224, 127], [215.5, 130.8], [232, 131.4], [212, 124], [238, 125],
                  [184, 100], [268, 103], [183, 120], [267, 124], [186, 150], [262, 152], [200, 80], [224, 81], [248, 84], [190, 82]])


def _edge_points(name):
    """The photograph's edge at T of its width."""
    xs, ys = np.array(EDGES[name], float).T
    x = xs[0] + T * (xs[-1] - xs[0])
    return np.stack([x, np.interp(x, xs, ys)], 1)


SOURCE = {name: _edge_points(name) for name in EDGES}

# width: of the mouth; corner, seam: heights of its corners and of the upper
# lip's lower edge; gap: the opening; upper, lower: thickness of the lips; chin:
# jaw drop; fold: how far the cheek folds slide down; inner, outer, together:
# brows; wide: lids apart; squint: lower lids up. Photograph pixels, down is +.
# The numbers come from a search that raised the answer of facecue's own networks,
# the least sure of several: the clip shows the program at work and is no measure of
# how well it does. A surprised mouth is narrow, its corners halfway down: wide
# and with its corners high, an open one is a laugh.
POSES = {
    'happiness': None,
    'neutral': dict(width=30.0, corner=147.8, seam=145.6, gap=0.0, upper=5.5, lower=4.1, chin=-1.5,
                    fold=13.0, inner=0.9, outer=0.0, together=0.0, wide=0.0, squint=0.0),
    'surprise': dict(width=24.0, corner=152.5, seam=142.5, gap=16.0, upper=4.1, lower=3.6, chin=7.4,
                     fold=3.3, inner=-5.0, outer=-5.0, together=1.0, wide=1.2, squint=0.0),
    'sadness': dict(width=38.0, corner=150.5, seam=142.9, gap=0.0, upper=5.4, lower=3.1, chin=-3.0,
                    fold=8.0, inner=-4.5, outer=3.4, together=3.9, wide=-1.5, squint=0.3),
}


def mouth(pose):
    """The four lip edges where the pose wants them."""
    c = 2 * T - 1                                  # -1 .. 1 along the mouth
    bow = 1 - c ** 2
    lip = bow ** 0.6
    x = 224 + c * pose['width'] / 2
    corner = pose['corner'] + 0.5 * c
    inner_upper = corner + (pose['seam'] - pose['corner']) * bow ** 1.2
    inner_lower = inner_upper + pose['gap'] * bow ** 0.5
    cupid = 0.5 * np.exp(-(c / 0.12) ** 2)
    edges = {
        'outer_upper': inner_upper - pose['upper'] * lip + cupid,
        'inner_upper': inner_upper,
        'inner_lower': inner_lower,
        'outer_lower': inner_lower + pose['lower'] * lip,
    }
    return {name: np.stack([x, y], 1) for name, y in edges.items()}


def targets(pose):
    """Where the control points go: a dict like SOURCE plus 'rest'."""
    if pose is None:
        return dict(SOURCE, rest=rest_source(), relax=0.0)
    brows = BROWS.copy()
    lean = np.array([1, .65, .3, 0])
    reach = np.array([1, 1, .9, .45])             # a brow's tail moves least
    for i, side in ((0, 1), (4, -1)):
        brows[i:i + 4, 1] += pose['inner'] * lean + pose['outer'] * (1 - lean) * reach
        brows[i:i + 4, 0] += side * pose['together'] * lean
    up, low = LIDS_UP.copy(), LIDS_LOW.copy()
    up[:, 1] -= pose['wide'] * np.tile([.7, 1, .7], 2)
    low[:, 1] += (0.4 * max(pose['wide'], 0) - pose['squint']) * np.tile([.7, 1, .7], 2)
    above = ABOVE.copy()
    above[:, 1] += (brows[[1, 2, 5, 6], 1] - BROWS[[1, 2, 5, 6], 1]) * .45 - pose['wide'] * .4
    folds = FOLDS.copy()
    folds[:, 1] += pose['fold'] * np.tile([1, .7, .3], 2)
    folds[:, 0] += (40 - pose['width']) * 0.15 * np.array([1, .7, .3, -1, -.7, -.3])
    cheeks = CHEEKS + [[0, pose['fold'] * .4]]
    chin = CHIN + [[0, pose['chin']]] * np.array([[.7], [1], [1], [1], [.7], [1]])
    return dict(mouth(pose), rest=np.vstack([brows, up, low, above, folds, cheeks, chin, FIXED, frame()]), relax=1.0)


def rest_source():
    return np.vstack([BROWS, LIDS_UP, LIDS_LOW, ABOVE, FOLDS, CHEEKS, CHIN, FIXED, frame()])


def frame():
    """Points on the border of ROI, which stay."""
    x0, y0, x1, y1 = ROI
    s = np.linspace(0, 1, 7)
    xs, ys = x0 + s * (x1 - x0), y0 + s * (y1 - y0)
    return np.vstack([np.stack([xs, 0 * s + y0], 1), np.stack([xs, 0 * s + y1], 1),
                      np.stack([0 * s + x0, ys], 1)[1:-1], np.stack([0 * s + x1, ys], 1)[1:-1]])


def mix(a, b, share):
    """The targets between two poses."""
    return {k: a[k] * (1 - share) + b[k] * share for k in a}


def spline(to, source):
    """Maps every pixel of ROI (one per photograph pixel) back to its source.

    Points count from the left and upper edge of a pixel, the map from its
    centre, hence the half. 224 keeps the numbers near zero.
    """
    def kernel(d2):
        return np.where(d2 > 0, d2 * np.log(np.maximum(d2, 1e-12)), 0)
    to, source = to - 224.0, source - 224.0
    n = len(to)
    k = kernel(((to[:, None] - to[None]) ** 2).sum(-1)) + 1e-3 * np.eye(n)
    p = np.hstack([np.ones((n, 1)), to])
    a = np.block([[k, p], [p.T, np.zeros((3, 3))]])
    w = np.linalg.solve(a, np.vstack([source - to, np.zeros((3, 2))]))
    x0, y0, x1, y1 = ROI
    gx, gy = np.meshgrid(np.arange(x0, x1 + 1) - 223.5, np.arange(y0, y1 + 1) - 223.5)
    q = np.stack([gx.ravel(), gy.ravel()], 1)
    d = kernel(((q[:, None] - to[None]) ** 2).sum(-1)) @ w[:n] + w[n] + q @ w[n + 1:]
    return (q + d + 223.5).reshape(gx.shape + (2,)).astype(np.float32)


def smooth_folds(photo):
    """The photograph without the folds a smile puts beside nose and mouth."""
    hide = np.zeros(photo.shape[:2], np.uint8)
    for ridge in RIDGES:
        cv2.polylines(hide, [np.rint(np.array(ridge) * 16).astype(np.int32)], False, 255, 7, cv2.LINE_AA, 4)
    hide = cv2.GaussianBlur(hide, (0, 0), 1.2).astype(np.float32)[..., None] / 255
    lips = np.zeros(photo.shape[:2], np.uint8)
    ring = np.vstack([SOURCE['outer_upper'], SOURCE['outer_lower'][::-1]])
    cv2.fillPoly(lips, [np.rint(ring).astype(np.int32)], 255)
    lips = cv2.dilate(lips, np.ones((3, 3), np.uint8)).astype(np.float32)[..., None] / 255
    keep = (1 - hide) * (1 - lips)
    fill = cv2.GaussianBlur(photo * keep, (0, 0), 5) / np.maximum(cv2.GaussianBlur(keep, (0, 0), 5), 1e-3)[..., None]
    hide = hide * (1 - lips)
    return np.clip(photo * (1 - hide) + fill * hide, 0, 255).astype(np.uint8)


class Face:
    def __init__(self, photo):
        self.lively, self.smooth = (cv2.resize(p, None, fx=SCALE, fy=SCALE, interpolation=cv2.INTER_LANCZOS4)
                                    for p in (photo, smooth_folds(photo)))
        self.source_mouth = self._polygon(SOURCE, 2.0)

    def _polygon(self, t, soften):
        """A mask of ROI, 1 inside the opening of the mouth."""
        x0, y0, x1, y1 = ROI
        m = np.zeros(((y1 - y0) * SCALE, (x1 - x0) * SCALE), np.uint8)
        ring = np.vstack([t['inner_upper'], t['inner_lower'][::-1]])
        cv2.fillPoly(m, [np.rint((ring - [x0, y0]) * SCALE * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
        return cv2.GaussianBlur(m, (0, 0), soften).astype(np.float32)[..., None] / 255

    def _sample(self, texture, to, source):
        x0, y0, x1, y1 = ROI
        back = spline(to, source)
        back = (cv2.resize(back, None, fx=SCALE, fy=SCALE, interpolation=cv2.INTER_LINEAR) + 0.5) * SCALE - 0.5
        h, w = (y1 - y0) * SCALE, (x1 - x0) * SCALE
        return cv2.remap(texture, back[:h, :w, 0], back[:h, :w, 1], cv2.INTER_CUBIC)

    def render(self, t):
        """The whole portrait, SCALE times as large, with the features at t."""
        texture = cv2.addWeighted(self.lively, 1 - t['relax'], self.smooth, t['relax'], 0)
        source = rest_source()
        layers = [self._sample(texture, np.vstack([t[o], t[i], t['rest']]), np.vstack([SOURCE[o], SOURCE[i], source]))
                  for o, i in (('outer_upper', 'inner_upper'), ('outer_lower', 'inner_lower'))]
        skin = self._join(layers, t)
        x0, y0, x1, y1 = ROI
        out = self.lively.copy()
        out[y0 * SCALE:y1 * SCALE, x0 * SCALE:x1 * SCALE] = self._inside(skin, t)
        return out

    def _join(self, layers, t):
        """Upper layer above the middle of the opening, lower layer below it."""
        x0, y0, x1, y1 = ROI
        seam = (t['inner_upper'] + t['inner_lower']) / 2
        cols = x0 + (np.arange((x1 - x0) * SCALE) + .5) / SCALE
        y = (np.interp(cols, seam[:, 0], seam[:, 1]) - y0) * SCALE
        rows = np.arange((y1 - y0) * SCALE)[:, None] + .5
        below = np.clip((rows - y) / 2 + .5, 0, 1)[..., None].astype(np.float32)
        return layers[0] * (1 - below) + layers[1] * below

    def _seam(self, t):
        """A mask of the shadow line between closed lips."""
        x0, y0, x1, y1 = ROI
        line = np.zeros(((y1 - y0) * SCALE, (x1 - x0) * SCALE), np.uint8)
        seam = (t['inner_upper'] + t['inner_lower']) / 2
        cv2.polylines(line, [np.rint((seam - [x0, y0]) * SCALE * 16).astype(np.int32)], False, 255, 4, cv2.LINE_AA, 4)
        return cv2.GaussianBlur(line, (0, 0), 2).astype(np.float32)[..., None] / 255 * t['relax']

    def _inside(self, skin, t):
        """Paints the opening: the photograph's teeth where they were, else dark."""
        x0, y0, x1, y1 = ROI
        drop = (t['inner_upper'][4, 1] - SOURCE['inner_upper'][4, 1]) * SCALE
        move = np.float32([[1, 0, 0], [0, 1, drop]])
        size = (skin.shape[1], skin.shape[0])
        photo = self.lively[y0 * SCALE:y1 * SCALE, x0 * SCALE:x1 * SCALE].astype(np.float32)
        teeth = cv2.warpAffine(photo, move, size, borderMode=cv2.BORDER_REPLICATE)
        where = cv2.warpAffine(self.source_mouth, move, size)[..., None]
        depth = np.linspace(0, 1, size[1], dtype=np.float32)[:, None, None]
        dark = np.float32([22, 16, 40]) + np.clip(depth - .58, 0, .1) * 10 * np.float32([38, 34, 70])
        inside = teeth * where + dark * (1 - where)
        mask = self._polygon(t, 2.0)
        skin = skin * (1 - self._seam(t) * np.float32([.55, .6, .45]))
        return np.clip(skin * (1 - mask) + inside * mask, 0, 255).astype(np.uint8)
