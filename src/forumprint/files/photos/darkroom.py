"""Photos developed with Pillow: besides `files.photos.pictured_text`, the only module that imports it.

Pillow's `draft` lets libjpeg decode at a half, a quarter or an eighth of the size, a quarter of the time for a camera's photo.
"""

from __future__ import annotations

import io
import math
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from PIL import Image, ImageOps, UnidentifiedImageError

from forumprint.base.geometry import Rect
from forumprint.base.problems import InputError, Problem, Where

_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "GIF")
_NAMES = "JPEG, PNG, WebP, TIFF or GIF"
_FOREIGN = {".heic", ".heif", ".avif", ".svg", ".pdf", ".eps", ".ai", ".psd", ".raw", ".cr2", ".cr3", ".nef", ".arw", ".dng", ".bmp"}
_ORIENTATION = 0x0112
_QUARTER_TURNS = (5, 6, 7, 8)
_QUALITY = 85


def measure(path: Path, where: Where) -> tuple[int, int]:
    """Width and height of the upright photo in pixels, from the file's header alone.

    Raises:
        InputError: The file is no picture, or none that can be read.
    """
    with _opened(path, path.name, where) as image:
        width, height = image.size
        if _lies_on_its_side(image):
            width, height = height, width
        return width, height


def develop(data: bytes, name: str, where: Where, crop: Rect, size: tuple[int, int], ink: tuple[int, int, int] | None) -> bytes:
    """The part `crop` (fractions of the upright photo) as a JPEG file of `size` pixels, in sRGB.

    `data` is the photo, which the event calls `name`. `ink` makes a duotone: black turns into it, white stays white.

    Raises:
        InputError: The file is no picture, or breaks off.
    """
    with _opened(io.BytesIO(data), PurePosixPath(name).name, where) as image:
        _draft(image, crop, size)
        upright = ImageOps.exif_transpose(_plain(image))
        box = (crop.x * upright.width, crop.y * upright.height, crop.right * upright.width, crop.bottom * upright.height)
        scaled = upright.resize(size, Image.Resampling.LANCZOS, box=_inside(box, upright.size))
        picture = _in_srgb(scaled, image.info.get("icc_profile"))
        if ink is not None:
            picture = ImageOps.colorize(picture.convert("L"), black=ink, white=(255, 255, 255))
        file = io.BytesIO()
        picture.save(file, "JPEG", quality=_QUALITY, optimize=True)
        return file.getvalue()


@contextmanager
def _opened(source: Path | io.BytesIO, name: str, where: Where) -> Iterator[Image.Image]:
    """The photo, every fault of the file turned into a problem at `where`."""
    try:
        with warnings.catch_warnings():
            # Pillow warns from 90 megapixels on, which cameras reach, and refuses from 180 on: that is our limit as well.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(source, formats=_FORMATS) as image:
                yield image
    except Image.DecompressionBombError as error:
        raise _refusal(where, f"the photo {name} has too many pixels", "make it smaller: 100 megapixels are more than enough") from error
    except UnidentifiedImageError as error:
        if PurePosixPath(name).suffix.lower() in _FOREIGN:
            raise _refusal(where, f"the photo {name} is in a format that cannot be read", f"save it as {_NAMES}") from error
        raise _refusal(where, f"{name} is not a picture", f"photos are {_NAMES} files") from error
    except (PermissionError, IsADirectoryError, FileNotFoundError) as error:
        raise _refusal(where, f"the photo {name} cannot be read: {error.strerror}", "see whether you may open it") from error
    except Exception as error:  # Pillow's decoders raise what they please on a damaged file.
        message = f"the photo {name} is damaged or breaks off"
        raise _refusal(where, message, "fetch or export it again, and look whether it opens elsewhere") from error


def _refusal(where: Where, message: str, hint: str) -> InputError:
    return InputError(message, [Problem(where, message, hint)])


def _lies_on_its_side(image: Image.Image) -> bool:
    """Whether the decoder gives it turned by a quarter; Pillow sets TIFF files upright itself."""
    return image.format != "TIFF" and image.getexif().get(_ORIENTATION) in _QUARTER_TURNS


def _draft(image: Image.Image, crop: Rect, size: tuple[int, int]) -> None:
    """Let the decoder leave out detail that `size` cannot show."""
    across, down = size[0] / crop.width, size[1] / crop.height
    if _lies_on_its_side(image):
        across, down = down, across
    image.draft(None, (math.ceil(across), math.ceil(down)))


def _plain(image: Image.Image) -> Image.Image:
    """The decoded photo without palette, transparency (laid on white) or more than eight bits."""
    image.load()
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        layer = image.convert("RGBA")
        ground = Image.new("RGBA", layer.size, (255, 255, 255, 255))
        plain = Image.alpha_composite(ground, layer).convert("RGB")
        plain.info = {key: value for key, value in image.info.items() if key != "transparency"}
        return plain
    return image.convert("RGB") if image.mode in ("1", "P") else image


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours as sRGB means them, by the profile that came with the photo."""
    if profile:
        from PIL import ImageCms

        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if not ImageCms.getProfileDescription(source).startswith("sRGB"):
                converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
                return converted if converted is not None else image
        except (ImageCms.PyCMSError, OSError):
            pass  # A profile that is broken or meant for other channels says nothing.
    return image.convert("RGB")


def _inside(box: tuple[float, float, float, float], size: tuple[int, int]) -> tuple[float, float, float, float]:
    """`box` kept within the picture: sums of fractions may pass its edge by a hair."""
    return max(0.0, box[0]), max(0.0, box[1]), min(size[0], box[2]), min(size[1], box[3])
