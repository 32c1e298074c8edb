"""A QR code as vector art: black modules only, the quiet zone as white around them (ISO/IEC 18004, four modules)."""

from __future__ import annotations

from forumprint.base.geometry import Rect
from forumprint.components.unit_chart import brick
from forumprint.leaflet.drawing import Drawing
from forumprint.leaflet.placements import Shape

QUIET_ZONE = 4


def qr_code(text: str, colour: str) -> Drawing:
    """The code of `text` at error correction level M, its view box including the quiet zone."""
    import segno

    modules = segno.make(text, error="m", micro=False, boost_error=False).matrix
    path: list[tuple[str | float, ...]] = []
    for y, row in enumerate(modules):
        start: int | None = None
        for x, dark in enumerate((*row, 0)):
            if dark and start is None:
                start = x
            elif not dark and start is not None:
                path += brick(start + QUIET_ZONE, y + QUIET_ZONE, x - start, 1)
                start = None
    side = len(modules) + 2 * QUIET_ZONE
    return Drawing(Rect(0, 0, side, side), (Shape(tuple(path), colour),))
