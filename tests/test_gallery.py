"""The gallery shows a reviewer exactly what changed."""

from __future__ import annotations

from pathlib import Path

import gallery
import pytest
from gallery import PASSER_BY, READER, Subject, changes, keep_pages
from PIL import Image

PAGE = Subject("reading-dogs", "a4-onepage", "museum")


def test_every_example_layout_and_brand_is_a_subject_once() -> None:
    every = list(gallery.subjects())

    assert len(every) == len(set(every)) > 20
    assert PAGE in every


def test_rounding_of_a_renderer_is_no_change_and_a_moved_word_is() -> None:
    page = Image.new("RGB", (40, 40), "white")
    rounded, moved = Image.new("RGB", (40, 40), (250, 250, 250)), page.copy()
    moved.paste((0, 0, 0), (10, 10, 14, 12))

    assert (READER.differs(page, rounded), READER.differs(page, moved)) == (False, True)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("before")
    keep_pages([PAGE], folder)
    return folder


def test_pages_that_look_the_same_are_not_shown(before: Path) -> None:
    assert list(changes([PAGE], before)) == []


def test_a_page_that_changed_is_shown_beside_what_it_was(before: Path, tmp_path: Path) -> None:
    page = Image.open(before / f"{PAGE}-1.png").convert("RGB")
    page.paste((0, 0, 0), (100, 100, 200, 120))
    page.save(tmp_path / f"{PAGE}-1.png")
    page.save(tmp_path / f"{PAGE}-2.png")

    assert gallery.main(["--example", PAGE.example, "--layout", PAGE.layout, "--brand", PAGE.brand, "--against", str(tmp_path)]) == 1

    assert [(found.name, found.now is None) for found in changes([PAGE], tmp_path)] == [(f"{PAGE}-1", False), (f"{PAGE}-2", True)]
    assert Image.open(tmp_path / "changes.png").width > 3 * page.width


def test_a_passer_by_sees_a_line_that_moved_but_not_what_compression_does(before: Path, tmp_path: Path) -> None:
    keep_pages([PAGE], tmp_path, PASSER_BY)
    kept = tmp_path / f"{PAGE}-1.jpg"
    assert list(changes([PAGE], tmp_path, PASSER_BY)) == []

    page = Image.open(kept).convert("RGB")
    headline = page.crop((10, 30, 120, 55))
    page.paste((255, 255, 255), (10, 30, 120, 55))
    page.paste(headline, (10, 32))
    page.save(kept, quality=90)

    assert [found.name for found in changes([PAGE], tmp_path, PASSER_BY)] == [f"{PAGE}-1"]
