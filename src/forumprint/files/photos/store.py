"""The photos of one event: measured by their header, with their bytes by the key in a leaflet.

If the cache holds everything, no photo is decoded, and `files.photos.darkroom`, which imports Pillow, is not loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from forumprint.base.errors import InputError, ResourceError
from forumprint.base.problems import Problem, Severity, Where
from forumprint.event.model import Event
from forumprint.files.disk import state_from
from forumprint.files.photos.cache import PictureCache
from forumprint.files.svg.artworks import is_drawing
from forumprint.frame.pictures import PhotoInfo, PreparedPicture, resolution_problem
from forumprint.frame.placements import Picture, Treatment

RGB = tuple[int, int, int]

# This is part of every cache key. Raise it when the same photo would give another result.
_RECIPE = 3


class PhotoFolder(Mapping[str, bytes]):
    """An event's photos by the SHA-256 of their bytes. The bytes are read on demand.

    Args:
        folder: The folder from which the photos' paths start.
        cache: The cache of measures; None to measure again.
    """

    def __init__(self, folder: Path, cache: Path | None) -> None:
        self._folder = folder
        self._cache = PictureCache(cache) if cache else None
        self._measured: dict[str, PhotoInfo] = {}

    def measure(self, file: str, where: Where) -> PhotoInfo:
        """The size and the key of the photo that an event calls `file`.

        Raises:
            InputError: The photo cannot be read; the problem stands at `where`.
        """
        if file not in self._measured:
            self._measured[file] = self._measure(self._folder / file, where)
        return self._measured[file]

    def sizes(self, event: Event) -> dict[str, PhotoInfo]:
        """The event's photos, and its logos that are no drawings, measured; by file.

        Raises:
            InputError: A file is no photo that can be printed.
        """
        logos = (partner.logo for partner in event.partners if partner.logo is not None)
        files = (*(photo.file for photo in event.photos), *(logo for logo in logos if not is_drawing(logo)))
        return {file.value: self.measure(file.value, file.where) for file in files}

    def __getitem__(self, key: str) -> bytes:
        """The bytes of a photo that was measured.

        Raises:
            KeyError: No measured photo has that key.
            ResourceError: Its file has changed or is missing since it was measured.
        """
        file = next((file for file, info in self._measured.items() if info.key == key), None)
        if file is None:
            raise KeyError(key)
        try:
            data = (self._folder / file).read_bytes()
        except OSError as error:
            raise ResourceError(f"the photo {file} can no longer be read: {error.strerror}", hint="build again") from error
        if sha256(data).hexdigest() != key:
            raise ResourceError(f"the photo {file} changed while the leaflet was made", hint="build again")
        return data

    def __contains__(self, key: object) -> bool:
        return any(info.key == key for info in self._measured.values())

    def __iter__(self) -> Iterator[str]:
        return iter({info.key: None for info in self._measured.values()})

    def __len__(self) -> int:
        return len({info.key for info in self._measured.values()})

    def _measure(self, path: Path, where: Where) -> PhotoInfo:
        try:
            state = state_from(path.stat())
        except OSError as error:
            raise _unreadable(path, where, error) from error
        entry = repr((_RECIPE, "size", str(path.absolute()), state))
        kept = self._cache.get(entry) if self._cache else None
        if kept is not None:
            width, height, key = kept.decode("ascii").split()
            return PhotoInfo(int(width), int(height), key)
        from forumprint.files.photos import darkroom

        width_px, height_px = darkroom.measure(path, where)
        info = PhotoInfo(width_px, height_px, _digest(path, where))
        if self._cache:
            self._cache.put(entry, f"{info.width} {info.height} {info.key}".encode("ascii"))
        return info


def _digest(path: Path, where: Where) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise _unreadable(path, where, error) from error


def _unreadable(path: Path, where: Where, error: OSError) -> InputError:
    problem = Problem(where, f"the photo {path.name} cannot be read: {error.strerror}", "check its name and folder")
    return InputError(problem.message, [problem])


class PhotoLab:
    """Prepares photos for an output: a `PictureSource` for their bytes.

    Args:
        photos: The bytes of photos, by their SHA-256.
        cache: The cache of finished pictures; None to make each one again.
    """

    def __init__(self, photos: Mapping[str, bytes], cache: Path | None) -> None:
        self._photos = photos
        self._cache = PictureCache(cache) if cache else None

    def prepared(self, picture: Picture, ink: RGB, ppi: float) -> PreparedPicture:
        """See `PictureSource.prepared`."""
        problem = resolution_problem(picture)
        if problem and problem.severity is Severity.ERROR:
            raise InputError(problem.message, [problem])
        if picture.key not in self._photos:
            raise ResourceError(f"the bytes of the photo {picture.file} are missing", hint="pass its bytes with the leaflet, by its key")
        toned = ink if picture.treatment is Treatment.INK else None
        size = _pixels(picture, ppi)
        crop = (picture.crop.x, picture.crop.y, picture.crop.width, picture.crop.height)
        entry = repr((_RECIPE, "prepared", picture.key, crop, size, toned))
        jpeg = self._cache.get(entry) if self._cache else None
        if jpeg is None:
            data = self._photos[picture.key]
            if sha256(data).hexdigest() != picture.key:
                raise ResourceError(
                    f"the bytes of the photo {picture.file} differ from those that the leaflet names", hint="compose it again"
                )
            from forumprint.files.photos import darkroom

            jpeg = darkroom.develop(data, picture.file, picture.where, picture.crop, size, toned)
            if self._cache:
                self._cache.put(entry, jpeg)
        return PreparedPicture(jpeg, *size)


def _pixels(picture: Picture, ppi: float) -> tuple[int, int]:
    """The size of the finished picture. `ppi` decides it, but it never has more pixels than the photo."""
    scale = min(ppi, picture.resolution) / 72
    return max(1, round(picture.box.width * scale)), max(1, round(picture.box.height * scale))
