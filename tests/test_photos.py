"""Photos from the disk to the page."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from forumprint.base.errors import InputError, ResourceError
from forumprint.base.geometry import Rect
from forumprint.base.problems import Severity, Where
from forumprint.files.photos.cache import PictureCache, default_cache
from forumprint.files.photos.store import PhotoFolder, PhotoLab
from forumprint.frame.pictures import PreparedPicture, resolution_problem
from forumprint.frame.placements import Picture, Treatment

HERE = Where("event.yaml", 41, 5)
INK = (16, 40, 60)
WHOLE = Rect(0, 0, 1, 1)
INCH = Rect(0, 0, 72, 72)
SIDEWAYS = 6


def picture(file: str = "photo.jpg", *, crop: Rect = WHOLE, box: Rect = INCH, treatment: Treatment = Treatment.ORIGINAL) -> Picture:
    """A photo before it is measured."""
    return Picture(box, file, "", (0, 0), crop, treatment, None, HERE)


def measured(photos: PhotoFolder, wanted: Picture) -> Picture:
    info = photos.measure(wanted.file, wanted.where)
    return replace(wanted, key=info.key, pixels=(info.width, info.height))


def prepared(folder: Path, wanted: Picture, cache: Path | None = None, ink: tuple[int, int, int] = INK) -> PreparedPicture:
    """A photo of a folder, measured and prepared as for a leaflet with nothing else."""
    photos = PhotoFolder(folder, cache)
    return PhotoLab(photos, cache).prepared(measured(photos, wanted), ink, 150)


def developed(folder: Path, wanted: Picture, cache: Path | None = None) -> Image.Image:
    return Image.open(io.BytesIO(prepared(folder, wanted, cache).jpeg))


def size_of(folder: Path, file: str) -> tuple[int, int]:
    info = PhotoFolder(folder, None).measure(file, HERE)
    return info.width, info.height


def halves(width: int = 400, height: int = 200) -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (width, height), (220, 20, 20))
    image.paste((20, 20, 220), (width // 2, 0, width, height))
    return image


def is_near(colour: object, other: tuple[int, int, int], by: int = 12) -> bool:
    assert isinstance(colour, tuple)
    return all(abs(one - two) <= by for one, two in zip(colour, other, strict=True))


def problem_of(folder: Path, name: str) -> str:
    with pytest.raises(InputError) as caught:
        prepared(folder, picture(name))
    return str(caught.value.problems[0])


def test_a_photo_is_measured(tmp_path: Path) -> None:
    halves().save(tmp_path / "photo.jpg")

    assert size_of(tmp_path, "photo.jpg") == (400, 200)


def test_a_photo_goes_by_its_bytes_and_they_are_found_by_that(tmp_path: Path) -> None:
    halves().save(tmp_path / "photo.jpg")
    shutil.copy(tmp_path / "photo.jpg", tmp_path / "copy.jpg")
    halves(500).save(tmp_path / "other.jpg")
    photos = PhotoFolder(tmp_path, None)
    one, copy, other = (photos.measure(f"{name}.jpg", HERE).key for name in ("photo", "copy", "other"))

    assert one == copy != other
    assert dict(photos) == {one: (tmp_path / "photo.jpg").read_bytes(), other: (tmp_path / "other.jpg").read_bytes()}
    assert (len(photos), other in photos, "none" in photos) == (2, True, False)


@pytest.mark.parametrize("then", ["other", "gone"])
def test_a_photo_that_is_another_or_gone_after_it_was_measured_is_told(tmp_path: Path, then: str) -> None:
    halves().save(tmp_path / "photo.jpg")
    photos = PhotoFolder(tmp_path, None)
    wanted = measured(photos, picture())
    if then == "other":
        halves(500).save(tmp_path / "photo.jpg")
    else:
        (tmp_path / "photo.jpg").unlink()

    for use in (lambda: photos[wanted.key], lambda: PhotoLab(photos, None).prepared(wanted, INK, 150)):
        with pytest.raises(ResourceError) as told:
            use()
        assert "photo.jpg" in told.value.message


@pytest.mark.parametrize("ending", ["jpg", "png", "webp", "tif"])
def test_a_photo_taken_sideways_is_set_upright(tmp_path: Path, ending: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = SIDEWAYS
    halves().save(tmp_path / f"photo.{ending}", exif=exif)

    assert size_of(tmp_path, f"photo.{ending}") == (200, 400)
    upright = developed(tmp_path, picture(f"photo.{ending}", crop=Rect(0, 0, 1, 0.5)))
    assert is_near(upright.getpixel((75, 75)), (220, 20, 20))


def test_a_crop_shows_its_part_and_no_more(tmp_path: Path) -> None:
    halves().save(tmp_path / "photo.jpg", quality=95)

    assert is_near(developed(tmp_path, picture(crop=Rect(0.5, 0, 0.5, 1))).getpixel((2, 75)), (20, 20, 220))


def test_a_picture_has_the_pixels_that_its_place_asks_for(tmp_path: Path) -> None:
    halves(4000, 4000).save(tmp_path / "photo.jpg")

    assert developed(tmp_path, picture(box=Rect(0, 0, 144, 72), crop=Rect(0, 0, 1, 0.5))).size == (300, 150)


def test_a_photo_is_never_enlarged(tmp_path: Path) -> None:
    halves(100, 100).save(tmp_path / "photo.jpg")

    assert developed(tmp_path, picture()).size == (100, 100)


def test_a_toned_photo_runs_from_the_ink_to_white(tmp_path: Path) -> None:
    image = Image.new("RGB", (400, 400), (0, 0, 0))
    image.paste((255, 255, 255), (200, 0, 400, 400))
    image.save(tmp_path / "photo.png")
    toned = developed(tmp_path, picture("photo.png", treatment=Treatment.INK))

    assert is_near(toned.getpixel((10, 75)), INK)
    assert is_near(toned.getpixel((140, 75)), (255, 255, 255))


@pytest.mark.parametrize("mode", ["L", "P", "1", "RGBA", "LA", "CMYK", "I;16"])
def test_every_kind_of_picture_comes_out_as_three_channels(tmp_path: Path, mode: str) -> None:
    name = "photo.tif" if mode in ("CMYK", "I;16") else "photo.png"
    base = Image.new("L", (200, 200), 255)
    (Image.new("I;16", (200, 200), 0xFFFF) if mode == "I;16" else base.convert(mode)).save(tmp_path / name)
    result = developed(tmp_path, picture(name))

    assert result.mode == "RGB"
    assert is_near(result.getpixel((50, 50)), (255, 255, 255))


def test_what_is_transparent_shows_white_paper(tmp_path: Path) -> None:
    Image.new("RGBA", (200, 200), (255, 0, 0, 0)).save(tmp_path / "photo.png")

    assert developed(tmp_path, picture("photo.png")).getpixel((50, 50)) == (255, 255, 255)


def test_a_print_photo_gets_the_colours_that_its_profile_means(tmp_path: Path) -> None:
    """Full cyan on coated paper is a darker blue than the brightest blue of a screen."""
    profile = (Path(__file__).parents[1] / "assets" / "icc" / "FOGRA39L_coated.icc").read_bytes()
    Image.new("CMYK", (200, 200), (255, 0, 0, 0)).save(tmp_path / "photo.tif", icc_profile=profile)

    assert is_near(developed(tmp_path, picture("photo.tif")).getpixel((50, 50)), (0, 158, 224))


def test_a_broken_profile_does_not_stop_the_photo(tmp_path: Path) -> None:
    Image.new("RGB", (200, 200), (90, 90, 90)).save(tmp_path / "photo.png", icc_profile=b"no profile")

    assert is_near(developed(tmp_path, picture("photo.png")).getpixel((50, 50)), (90, 90, 90))


def test_a_missing_photo_is_a_problem_at_its_place(tmp_path: Path) -> None:
    assert problem_of(tmp_path, "none.jpg").startswith("event.yaml:41:5: error: the photo none.jpg cannot be read")


def test_a_photo_that_breaks_off_is_a_problem(tmp_path: Path) -> None:
    file = io.BytesIO()
    Image.effect_noise((400, 400), 90).convert("RGB").save(file, "JPEG")
    (tmp_path / "photo.jpg").write_bytes(file.getvalue()[:9000])

    assert "damaged or incomplete" in problem_of(tmp_path, "photo.jpg")


def test_a_text_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_text("not a picture", encoding="utf-8")

    assert "photo.jpg is not a picture" in problem_of(tmp_path, "photo.jpg")


def test_a_foreign_format_is_named_as_such(tmp_path: Path) -> None:
    (tmp_path / "photo.heic").write_bytes(b"\0\0\0\x18ftypheic")

    assert "JPEG" in problem_of(tmp_path, "photo.heic")


def test_a_picture_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    Image.new("1", (20_000, 20_000)).save(tmp_path / "photo.png")

    assert "too many pixels" in problem_of(tmp_path, "photo.png")


def test_a_photo_under_96_ppi_is_refused(tmp_path: Path) -> None:
    halves(90, 90).save(tmp_path / "photo.jpg")

    assert "90 pixels per inch" in problem_of(tmp_path, "photo.jpg")


@pytest.mark.parametrize(("pixels", "severity"), [(95, Severity.ERROR), (96, Severity.WARNING), (219, Severity.WARNING), (220, None)])
def test_resolution_is_judged_at_final_size(pixels: int, severity: Severity | None) -> None:
    problem = resolution_problem(replace(picture(), pixels=(pixels, pixels)))

    assert (problem.severity if problem else None) is severity


def test_the_second_build_decodes_nothing(tmp_path: Path) -> None:
    halves().save(tmp_path / "photo.jpg")
    cache = tmp_path / "cache"
    first = prepared(tmp_path, picture(), cache)
    wanted = measured(PhotoFolder(tmp_path, cache), picture())

    assert PhotoLab({wanted.key: b"never read"}, cache).prepared(wanted, INK, 150) == first


def test_a_photo_saved_again_is_made_anew_even_at_the_same_size(tmp_path: Path) -> None:
    path, cache = tmp_path / "photo.tif", tmp_path / "cache"
    Image.new("RGB", (200, 200), (90, 90, 90)).save(path)
    os.utime(path, ns=(10**18, 10**18))
    first = prepared(tmp_path, picture(path.name), cache)
    Image.new("RGB", (200, 200), (10, 10, 10)).save(path)
    os.utime(path, ns=(2 * 10**18, 2 * 10**18))

    assert prepared(tmp_path, picture(path.name), cache) != first


def test_another_ink_is_another_picture(tmp_path: Path) -> None:
    halves().save(tmp_path / "photo.jpg")
    toned, cache = picture(treatment=Treatment.INK), tmp_path / "cache"

    assert prepared(tmp_path, toned, cache) != prepared(tmp_path, toned, cache, (0, 90, 0))


def test_a_damaged_cache_entry_is_remade(tmp_path: Path) -> None:
    halves().save(tmp_path / "photo.jpg")
    cache = tmp_path / "cache"
    first = prepared(tmp_path, picture(), cache)
    for entry in cache.iterdir():
        entry.write_bytes(entry.read_bytes()[:-1])

    assert prepared(tmp_path, picture(), cache) == first


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    halves().save(tmp_path / "photo.jpg")
    (tmp_path / "cache").write_text("a file where the folder should be", encoding="utf-8")

    assert developed(tmp_path, picture(), tmp_path / "cache").size == (150, 150)


def test_an_entry_is_whole_or_not_there(tmp_path: Path) -> None:
    PictureCache(tmp_path).put("key", b"content")

    assert [entry.is_file() for entry in tmp_path.iterdir()] == [True]
    assert PictureCache(tmp_path).get("key") == b"content"
    assert PictureCache(tmp_path).get("other") is None


def test_the_environment_tells_where_the_cache_is(tmp_path: Path) -> None:
    assert default_cache({"FORUMPRINT_CACHE": str(tmp_path)}) == tmp_path
    usual = default_cache({})

    assert usual is None or usual.name == "pictures"


def test_a_user_without_a_home_has_no_cache() -> None:
    def homeless() -> Path:
        raise RuntimeError("no home")

    assert default_cache({}, homeless) is None


def test_a_photo_replaced_by_one_of_the_same_size_and_age_is_seen(tmp_path: Path) -> None:
    photo, cache = tmp_path / "photo.tif", tmp_path / "cache"
    halves().save(photo)
    before, data = photo.stat(), prepared(tmp_path, picture("photo.tif"), cache).jpeg

    halves().transpose(Image.Transpose.FLIP_LEFT_RIGHT).save(tmp_path / "other.tif")
    os.replace(tmp_path / "other.tif", photo)
    os.utime(photo, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert (photo.stat().st_size, photo.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert prepared(tmp_path, picture("photo.tif"), cache).jpeg != data


def test_other_bytes_under_a_photos_key_are_refused(tmp_path: Path) -> None:
    halves().save(tmp_path / "photo.png")
    wanted = measured(PhotoFolder(tmp_path, None), picture("photo.png"))

    with pytest.raises(ResourceError, match="differ from those that the leaflet names"):
        PhotoLab({wanted.key: b"other"}, None).prepared(wanted, INK, 150)


def test_with_everything_kept_the_darkroom_stays_dark(tmp_path: Path) -> None:
    halves().save(tmp_path / "photo.jpg")
    script = (
        "import sys, pathlib, test_photos; folder = pathlib.Path(sys.argv[1]);"
        "test_photos.prepared(folder, test_photos.picture(), folder / 'cache');"
        "print('forumprint.files.photos.darkroom' in sys.modules)"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    builds = [subprocess.run(command, env=environment, capture_output=True, text=True, check=True) for _ in range(2)]

    assert [build.stdout.strip() for build in builds] == ["True", "False"]
