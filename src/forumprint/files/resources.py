"""The bytes that a writer needs for a leaflet: those of its fonts and photos, by the keys on its pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from forumprint.files.photos.store import PhotoFolder
from forumprint.type.faces import Typeface


class Resources(Mapping[str, bytes]):
    """Bytes by their SHA-256. Those of photos are read on demand.

    Args:
        typefaces: The typefaces of the brand.
        photos: The photos of the event.
    """

    def __init__(self, typefaces: Iterable[Typeface], photos: PhotoFolder) -> None:
        self._fonts = {face.key.digest: face.data for face in typefaces}
        self._photos = photos

    def __getitem__(self, key: str) -> bytes:
        """The bytes of a font or photo.

        Raises:
            KeyError: Neither the brand nor the event has it.
            ResourceError: The photo's file has changed or is missing.
        """
        font = self._fonts.get(key)
        return font if font is not None else self._photos[key]

    def __contains__(self, key: object) -> bool:
        return key in self._fonts or key in self._photos

    def __iter__(self) -> Iterator[str]:
        yield from self._fonts
        yield from self._photos

    def __len__(self) -> int:
        return len(self._fonts) + len(self._photos)
