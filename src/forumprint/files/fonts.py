"""Font files from the disk: TrueType and OpenType, static and variable.

Variable fonts are never turned into whole static fonts. HarfBuzz shapes at the instance's place on the axes, and fixes the axes when it
makes the subset. fontTools, one more library, takes most of a second for a text face. Fonts for the web (WOFF, WOFF2) are refused. Two more
libraries would be needed to unpack them, and every foundry delivers the original file.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from forumprint.files.disk import bytes_of, remembered_of_file
from forumprint.type.faces import Typeface

# OpenType 1.9, "Organization of an OpenType font": TrueType outlines, Apple's tag for them, CFF outlines, a collection.
_SIGNATURES = (b"\x00\x01\x00\x00", b"true", b"OTTO", b"ttcf")
_WEB = {b"wOFF": "WOFF", b"wOF2": "WOFF2"}


class Unusable(Exception):
    """A font file, or a place on its axes, that cannot set text."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def typeface(path: Path, axes: Mapping[str, float]) -> Typeface:
    """The face in the file as it is now, at a place on its axes.

    There is one object for one file and place. So the next leaflet knows everything that was shaped with it.

    Raises:
        ResourceError: The file cannot be read.
        Unusable: The file is not a font, has no such axis, or the axis ends before the value.
    """
    return _typeface(path, tuple(axes.items()))


@remembered_of_file("typefaces", most=64, is_basis=True)
def _typeface(path: Path, axes: tuple[tuple[str, float], ...]) -> Typeface:
    data = bytes_of(path)
    if data[:4] in _WEB:
        raise Unusable(
            f"{path.name} is a {_WEB[data[:4]]} font, packed for the web", "use the TrueType or OpenType file that it was made from"
        )
    if data[:4] not in _SIGNATURES:
        raise Unusable(f"{path.name} is not a TrueType or OpenType font", "name a .ttf or .otf file")
    face = Typeface(data, 0, dict(axes))
    # An axis is looked up only if the brand names one: a font is opened when it is first used.
    for axis, value in axes:
        if axis not in face.axes:
            there = ", ".join(f"`{tag}`" for tag in face.axes)
            raise Unusable(
                f"{path.name} has no axis `{axis}`", f"its axes are {there}" if there else "it is not a variable font; delete `axes`"
            )
        least, _, most = face.axes[axis]
        if not least <= value <= most:
            raise Unusable(f"its axis `{axis}` does not reach {value:g}", f"it runs from {least:g} to {most:g}")
    return face
