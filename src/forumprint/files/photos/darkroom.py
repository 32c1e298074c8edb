"""Photos developed with Pillow. Only this module and `files.photos.pictured_text` import it.

Pillow's `draft` lets libjpeg decode at a half, a quarter or an eighth of the size. This takes a quarter of the time for a camera's photo.
"""

from __future__ import annotations

import io
import math
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from PIL import Image, ImageOps, UnidentifiedImageError

from forumprint.base.errors import InputError
from forumprint.base.geometry import Rect
from forumprint.base.problems import Problem, Where

_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "GIF")
_NAMES = "JPEG, PNG, WebP, TIFF or GIF"
_FOREIGN = {".heic", ".heif", ".avif", ".svg", ".pdf", ".eps", ".ai", ".psd", ".raw", ".cr2", ".cr3", ".nef", ".arw", ".dng", ".bmp"}
_ORIENTATION = 0x0112
_QUARTER_TURNS = (5, 6, 7, 8)
_QUALITY = 85


def measure(path: Path, where: Where) -> tuple[int, int]:
    """The width and height of the upright photo in pixels, from the file's header only.

    Raises:
        InputError: The file is not a picture, or cannot be read.
    """
    with _opened(path, path.name, where) as image:
        width, height = image.size
        if _lies_on_its_side(image):
            width, height = height, width
        return width, height


def develop(data: bytes, name: str, where: Where, crop: Rect, size: tuple[int, int], ink: tuple[int, int, int] | None) -> bytes:
    """The part `crop` (fractions of the upright photo) as a JPEG file of `size` pixels, in sRGB.

    `data` is the photo, and `name` its name in the event. `ink` makes a duotone: black becomes this colour, white stays white.

    Raises:
        InputError: The file is not a picture, or is incomplete.
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
    """The photo. Every fault of the file becomes a problem at `where`."""
    try:
        with warnings.catch_warnings():
            # Pillow warns from 90 megapixels on, which some cameras reach. It refuses from 180 on; this program has the same limit.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(source, formats=_FORMATS) as image:
                yield image
    except Image.DecompressionBombError as error:
        raise _refusal(where, f"the photo {name} has too many pixels", "make it smaller: 100 megapixels are enough") from error
    except UnidentifiedImageError as error:
        if PurePosixPath(name).suffix.lower() in _FOREIGN:
            raise _refusal(where, f"the photo {name} is in a format that cannot be read", f"save it as {_NAMES}") from error
        raise _refusal(where, f"{name} is not a picture", f"photos are {_NAMES} files") from error
    except (PermissionError, IsADirectoryError, FileNotFoundError) as error:
        raise _refusal(where, f"the photo {name} cannot be read: {error.strerror}", "check that you may open it") from error
    except Exception as error:  # Pillow's decoders raise many kinds of error on a damaged file.
        message = f"the photo {name} is damaged or incomplete"
        raise _refusal(where, message, "copy or export it again, and check that it opens in another program") from error


def _refusal(where: Where, message: str, hint: str) -> InputError:
    return InputError(message, [Problem(where, message, hint)])


def _lies_on_its_side(image: Image.Image) -> bool:
    """Whether the decoder returns the photo turned by a quarter. Pillow turns TIFF files upright itself."""
    return image.format != "TIFF" and image.getexif().get(_ORIENTATION) in _QUARTER_TURNS


def _draft(image: Image.Image, crop: Rect, size: tuple[int, int]) -> None:
    """Let the decoder leave out detail that `size` does not show."""
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
    """Colours in sRGB, converted by the profile in the photo."""
    if profile:
        from PIL import ImageCms

        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if not ImageCms.getProfileDescription(source).startswith("sRGB"):
                converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
                return converted if converted is not None else image
        except (ImageCms.PyCMSError, OSError):
            pass  # A profile that is broken or for other channels is ignored.
    return image.convert("RGB")


def _inside(box: tuple[float, float, float, float], size: tuple[int, int]) -> tuple[float, float, float, float]:
    """`box` kept inside the picture: rounding may move it slightly past the edge."""
    return max(0.0, box[0]), max(0.0, box[1]), min(size[0], box[2]), min(size[1], box[3])
