"""The name of a face. Set type keeps it instead of the face itself."""

from __future__ import annotations

from msgspec import Struct


class FontKey(Struct, frozen=True):
    """The name of a face. Set type keeps it instead of the face itself.

    Attributes:
        digest: The SHA-256 of the font file, in hexadecimal.
        index: The number of the face in a collection (.ttc), else 0.
        location: The place of a variable font's instance, as (axis, value).
    """

    digest: str
    index: int = 0
    location: tuple[tuple[str, float], ...] = ()
