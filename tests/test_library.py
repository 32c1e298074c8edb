"""What the library keeps of files between builds, and when it lets go."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from edited import edited_example, replace_in
from forumprint.base.errors import InputError
from forumprint.base.memory import forget, report
from forumprint.desk.job import open_job
from forumprint.files.library import find_brand, find_layout, load_brand, load_layout

LAYOUT = find_layout("a4-onepage").path


def test_a_layout_that_was_changed_is_read_anew_in_the_same_process(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(LAYOUT.read_text(encoding="utf-8"), encoding="utf-8")
    before = load_layout(find_layout(str(path)), "pl").page.width

    replace_in(path, "width: 210mm", "width: 200mm")
    os.utime(path, ns=(1, 1))

    assert load_layout(find_layout(str(path)), "pl").page.width < before


def test_an_unchanged_layout_is_read_once() -> None:
    named = find_layout("a4-onepage")

    assert load_layout(named, "pl") is load_layout(named, "pl")


def test_a_quote_in_a_language_without_rules_is_set_all_the_same(tmp_path: Path) -> None:
    event = tmp_path / "event.yaml"
    event.write_text(
        "title: Spotkanie\nlanguage: pl\nquotes:\n  - {text: Guten Tag, speaker: Anna Nowak, language: de}\n", encoding="utf-8"
    )

    leaflet = open_job(event, brand=None, language=None, cache=None).leaflet(find_layout("a4-onepage"))

    assert "Guten Tag" in "".join(span.text for span in leaflet.structure.spans())


def test_a_photo_whose_licence_forbids_changes_is_not_cropped(tmp_path: Path) -> None:
    event = edited_example(tmp_path, lambda event: event["photos"][0]["credit"].update(licence="CC BY-ND 4.0"))

    with pytest.raises(InputError) as refused:
        open_job(event, brand=None, language=None, cache=None).leaflet(find_layout("a4-onepage"))

    (problem,) = refused.value.problems
    assert "CC BY-ND 4.0, forbids cropping" in problem.message
    assert problem.where.line > 1


@pytest.mark.parametrize(("stated", "asked"), [("en", None), ("en", "uk"), (None, "en"), (None, None)])
def test_a_brand_is_read_once_and_in_the_leaflets_language(stated: str | None, asked: str | None, tmp_path: Path) -> None:
    event = tmp_path / "event.yaml"
    event.write_text("title: Meeting\n" + (f"language: {stated}\n" if stated else ""), encoding="utf-8")
    forget()

    job = open_job(event, brand="museum", language=asked, cache=None)

    named = find_brand("museum")
    (brands,) = (each for each in report() if each.name == "brands")
    assert brands.held == 1
    assert job.brand.wordmark == load_brand(named, job.language.tag).wordmark
