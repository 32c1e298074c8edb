"""A QR code as vector art: black modules only, with the quiet zone as white round them (ISO/IEC 18004, four modules)."""

from __future__ import annotations

from forumprint.base.errors import InputError
from forumprint.base.geometry import Rect, Size
from forumprint.base.memory import remembered
from forumprint.base.problems import Problem
from forumprint.frame.drawing import Drawing
from forumprint.frame.frames import Frame
from forumprint.frame.placements import LinkArea, Panel, Placement, Shape
from forumprint.frame.spans import Span
from forumprint.kit.content import Content
from forumprint.kit.unit_chart import brick
from forumprint.model.words import Text

QUIET_ZONE = 4


@remembered("QR codes", most=64)
def qr_code(text: str, colour: str) -> Drawing:
    """The code of `text` at error correction level M. Its view box includes the quiet zone. Codes are kept, because a batch has one
    address.

    Raises:
        ValueError: The text is longer than a code holds: 2331 bytes, or more if it has only digits or capitals (ISO/IEC 18004, table 7).
    """
    # The import is not at the top: half of all leaflets have no code. qrcodegen is one module; segno loads its writers and a web client.
    from qrcodegen import DataTooLongError, QrCode, QrSegment

    try:
        code = QrCode.encode_segments(QrSegment.make_segments(text), QrCode.Ecc.MEDIUM, boostecl=False)
    except DataTooLongError as error:
        raise ValueError(f"{len(text.encode())} bytes are too many for a QR code") from error
    path: list[tuple[str | float, ...]] = []
    for y in range(code.get_size()):
        start: int | None = None
        for x in range(code.get_size() + 1):
            dark = code.get_module(x, y)  # light beyond the edge
            if dark and start is None:
                start = x
            elif not dark and start is not None:
                path += brick(start + QUIET_ZONE, y + QUIET_ZONE, x - start, 1)
                start = None
    side = code.get_size() + 2 * QUIET_ZONE
    return Drawing(Rect(0, 0, side, side), (Shape(tuple(path), colour),))


def code_panel(web: Text, side: float, url: Span | None, content: Content) -> Frame:
    """The code of an address in a square of `side` points.

    The code is dark on light on every ground (DESIGN §8), because a scanner needs it. The brand's rule for codes gives the colours. If the
    text `url` says the same address, the code links like the text.

    Raises:
        InputError: The address is too long for a code.
    """
    white, black = next(iter(content.brand.rules["qr"].items()))
    box = Rect(0, 0, side, side)
    try:
        code = qr_code(web.value, black)
    except ValueError as error:
        problem = Problem(web.where, f"the address is too long: {error}", "give a shorter address, such as that of a page which leads on")
        raise InputError(problem.message, [problem]) from error
    children: list[Placement] = [Panel(box, white), code.placed(0, 0, side)]
    if url is not None and url.href == web.value:
        children.append(LinkArea(box, web.value, url.id, web.value))
    return Frame(Size(side, side), tuple(children))
