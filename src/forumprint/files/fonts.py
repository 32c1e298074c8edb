"""Font files from disk: TrueType and OpenType, static and variable.

Variable fonts are never turned into static ones as a whole: HarfBuzz shapes at the instance's place on the axes and pins them when it
makes the subset (fontTools, a library more, takes most of a second to do it for a text face). Fonts for the web (WOFF, WOFF2) are refused:
to unpack them would take two more libraries, and every foundry delivers the file they were made from.
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
    """A font file, or a place on its axes, that no text can be set in."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def typeface(path: Path, axes: Mapping[str, float]) -> Typeface:
    """The face in a file as it is now, at a place on its axes.

    One object for one file and place, so that whatever was shaped with it stays known to the next leaflet.

    Raises:
        ResourceError: The file cannot be read.
        Unusable: It is no font, has no such axis, or the axis ends before the value.
    """
    return _typeface(path, tuple(axes.items()))


@remembered_of_file("typefaces", most=64, is_basis=True)
def _typeface(path: Path, axes: tuple[tuple[str, float], ...]) -> Typeface:
    data = bytes_of(path)
    if data[:4] in _WEB:
        raise Unusable(f"{path.name} is a {_WEB[data[:4]]} font, packed for the web", "take the TrueType or OpenType file it was made from")
    if data[:4] not in _SIGNATURES:
        raise Unusable(f"{path.name} is no TrueType or OpenType font", "give a .ttf or .otf file")
    face = Typeface(data, 0, dict(axes))
    # An axis is looked for only where one is asked for: fonts are opened when they are first set.
    for axis, value in axes:
        if axis not in face.axes:
            there = ", ".join(f"`{tag}`" for tag in face.axes)
            raise Unusable(
                f"{path.name} has no axis `{axis}`", f"its axes are {there}" if there else "it is no variable font; take `axes` out"
            )
        least, _, most = face.axes[axis]
        if not least <= value <= most:
            raise Unusable(f"its axis `{axis}` does not reach {value:g}", f"it goes from {least:g} to {most:g}")
    return face
