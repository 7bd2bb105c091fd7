"""Draws a reliability diagram (Guo et al. 2017) as SVG."""

SIZE, EDGE = 320, 44


def draw(bins, path):
    """Writes a bar for each bin of the top score; its height is the accuracy. Bars that end on
    the diagonal are calibrated."""
    width = SIZE / len(bins)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE + 2 * EDGE}" height="{SIZE + 2 * EDGE}" '
             'font-family="sans-serif" font-size="12">',
             f'<rect width="100%" height="100%" fill="white"/><g transform="translate({EDGE},{EDGE / 2})">']
    most = max(b["count"] for b in bins)
    for i, b in enumerate(bins):
        if b["count"] == 0:
            continue
        height = b["accuracy"] * SIZE
        shade = 0.25 + 0.75 * b["count"] / most
        parts.append(f'<rect x="{i * width + 1:.1f}" y="{SIZE - height:.1f}" width="{width - 2:.1f}" '
                     f'height="{height:.1f}" fill="#2878b5" fill-opacity="{shade:.2f}"/>')
    parts.append(f'<path d="M0 {SIZE} L{SIZE} 0" stroke="#c33" stroke-dasharray="5 4" fill="none"/>')
    parts.append(f'<rect width="{SIZE}" height="{SIZE}" fill="none" stroke="#333"/>')
    for i in range(0, 11, 2):
        at = SIZE * i / 10
        parts.append(f'<text x="{at}" y="{SIZE + 16}" text-anchor="middle">{i / 10}</text>'
                     f'<text x="-6" y="{SIZE - at + 4}" text-anchor="end">{i / 10}</text>')
    parts.append(f'<text x="{SIZE / 2}" y="{SIZE + 34}" text-anchor="middle">score of the best expression</text>'
                 f'<text transform="translate(-30,{SIZE / 2}) rotate(-90)" text-anchor="middle">share that is right</text></g></svg>')
    with open(path, "w") as f:
        f.write("\n".join(parts) + "\n")
