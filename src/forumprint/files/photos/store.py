"""Photos from disk: measured by their header, decoded once, cropped, toned, scaled, and kept for the next build.

With everything in the cache nothing is decoded, and `files.photos.darkroom`, which works with Pillow, is not even loaded.
"""

from __future__ import annotations

from pathlib import Path

from forumprint.base.problems import InputError, Problem, Severity, Where
from forumprint.files.photos.cache import PictureCache
from forumprint.frame.pictures import PhotoInfo, PreparedPicture, resolution_problem
from forumprint.frame.placements import Picture, Treatment

RGB = tuple[int, int, int]

# Part of every cache key: count it up whenever the same photo would come out differently.
_RECIPE = 1


class PhotoStore:
    """The photos of one event: a `PictureSource` over its folder.

    Args:
        folder: What the photos' paths are relative to.
        cache: Where finished pictures are kept; None to make each anew.
    """

    def __init__(self, folder: Path, cache: Path | None) -> None:
        self._folder = folder
        self._cache = PictureCache(cache) if cache else None
        self._measured: dict[str, PhotoInfo] = {}

    def measure(self, source: str, where: Where) -> PhotoInfo:
        """See `PictureSource.measure`."""
        if source not in self._measured:
            self._measured[source] = self._measure(source, where)
        return self._measured[source]

    def prepared(self, picture: Picture, ink: RGB, ppi: float) -> PreparedPicture:
        """See `PictureSource.prepared`."""
        info = self.measure(picture.source, picture.where)
        problem = resolution_problem(picture, info)
        if problem and problem.severity is Severity.ERROR:
            raise InputError(problem.message, [problem])
        toned = ink if picture.treatment is Treatment.INK else None
        size = _pixels(picture, info, ppi)
        path = self._folder / picture.source
        key = self._key(path, picture.where, "prepared", picture.crop, size, toned)
        jpeg = self._kept(key)
        if jpeg is None:
            from forumprint.files.photos import darkroom

            jpeg = darkroom.develop(path, picture.where, picture.crop, size, toned)
            self._keep(key, jpeg)
        return PreparedPicture(jpeg, *size)

    def _measure(self, source: str, where: Where) -> PhotoInfo:
        path = self._folder / source
        key = self._key(path, where, "size")
        kept = self._kept(key)
        if kept is not None:
            width, height = kept.split()
            return PhotoInfo(int(width), int(height))
        from forumprint.files.photos import darkroom

        info = darkroom.measure(path, where)
        self._keep(key, b"%d %d" % (info.width, info.height))
        return info

    def _key(self, path: Path, where: Where, *of: object) -> str:
        """Names a result: the recipe, the file as it is now, and what is asked of it."""
        try:
            state = path.stat()
        except OSError as error:
            problem = Problem(where, f"the photo {path.name} cannot be read: {error.strerror}", "check its name and folder")
            raise InputError(problem.message, [problem]) from error
        return repr((_RECIPE, str(path.absolute()), state.st_size, state.st_mtime_ns, *of))

    def _kept(self, key: str) -> bytes | None:
        return self._cache.get(key) if self._cache else None

    def _keep(self, key: str, content: bytes) -> None:
        if self._cache:
            self._cache.put(key, content)


def _pixels(picture: Picture, info: PhotoInfo, ppi: float) -> tuple[int, int]:
    """Size of the finished picture: as `ppi` asks, but never more than the photo has."""
    scale = min(ppi, info.resolution(picture.crop, picture.box)) / 72
    return max(1, round(picture.box.width * scale)), max(1, round(picture.box.height * scale))
