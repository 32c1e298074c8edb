"""The project's statements about itself are true: its licences, its pages, its version."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import languages
import pytest
import reference

from forumprint import __all__ as public_names
from forumprint import __version__
from forumprint.event.model import Event
from forumprint.files import bundled
from forumprint.files.library import LicenceList
from forumprint.files.models.reader import Reader
from forumprint.files.yaml.nodes import compose
from forumprint.licence.model import Licence

_TOP = Path(__file__).parents[1]


def _read(name: str) -> str:
    return (_TOP / name).read_text(encoding="utf-8")


def _licences() -> tuple[Licence, ...]:
    file = bundled.assets() / "licences.yaml"
    reader = Reader(language="en")
    listed = reader.read(compose(file.read_bytes(), str(file)), LicenceList)
    assert reader.problems == ()
    assert listed is not None
    return listed.licences


def test_every_file_that_others_made_has_its_terms_in_one_list() -> None:
    patterns = re.findall(r"`((?:assets|examples)/[^`]+)`", _read("LICENCES.md"))
    listed = {path for pattern in patterns for path in _TOP.glob(pattern)}
    made_by_others = [
        path
        for pattern in ("assets/**/*.ttf", "assets/**/*.otf", "assets/icc/*.icc", "assets/marks/*.svg", "examples/*/photos/*")
        for path in _TOP.glob(pattern)
    ]

    assert made_by_others
    assert [path.name for path in made_by_others if path not in listed] == []


def test_no_two_licences_answer_to_the_same_name() -> None:
    said = [name.casefold() for licence in _licences() for name in {licence.id, *licence.aliases}]

    assert len(said) == len(set(said)) > 0


def test_every_licence_has_the_marks_it_shows() -> None:
    marks = {mark for licence in _licences() for mark in licence.marks}

    assert marks
    assert [mark for mark in marks if not (bundled.assets() / "marks" / f"{mark}.svg").is_file()] == []


@pytest.mark.parametrize(
    ("short", "language", "name", "deed"),
    [
        ("CC BY-NC 4.0", "pl", "Creative Commons Uznanie autorstwa – Użycie niekomercyjne 4.0 Międzynarodowa", "by-nc/4.0/deed.pl"),
        ("CC BY-NC 4.0", "en", "Creative Commons Attribution-NonCommercial 4.0 International", "by-nc/4.0/"),
        ("CC BY-SA 3.0 PL", "pl", "Creative Commons Uznanie autorstwa – Na tych samych warunkach 3.0 Polska", "by-sa/3.0/pl/deed.pl"),
        ("CC0 1.0", "uk", "CC0 1.0 Універсальна", "zero/1.0/deed.uk"),
    ],
)
def test_a_licence_is_named_as_its_own_translation_names_it(short: str, language: str, name: str, deed: str) -> None:
    (licence,) = (licence for licence in _licences() if licence.id == short)

    assert licence.name_in(language).replace("\u00a0", " ") == name
    assert licence.deed_in(language).endswith(deed)


def test_what_a_licence_asks_for_follows_from_its_letters() -> None:
    assert _licences()
    for licence in _licences():
        letters = set(re.split(r"[ -]", licence.id))
        assert (licence.share_alike, licence.no_derivatives, licence.non_commercial) == ("SA" in letters, "ND" in letters, "NC" in letters)
        assert licence.indicate_changes == ("BY" in letters)


def test_the_page_about_the_event_file_says_what_the_model_says() -> None:
    """Write it again with `python docs/reference.py`."""
    assert _read("docs/event-file.md") == reference.page()


def test_the_changelog_tells_about_this_version() -> None:
    assert f"\n## {__version__} " in _read("CHANGELOG.md")


def test_data_folders_reach_the_wheel() -> None:
    settings = tomllib.loads(_read("pyproject.toml"))
    included = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]

    assert {Path(source).name for source in included} == {bundled.assets().name, bundled.layouts().name}


def test_the_readme_names_targets_that_the_makefile_has() -> None:
    named = set(re.findall(r"`?make ([a-z]+)`?$", _read("README.md"), flags=re.MULTILINE))

    assert {"leaflet", "test"} <= named
    assert named <= set(re.findall(r"^([a-z]+):", _read("Makefile"), flags=re.MULTILINE))


def test_pictures_and_pages_that_the_readme_points_to_exist() -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", _read("README.md"))

    assert targets
    assert [target for target in targets if not (_TOP / target).exists()] == []


def test_every_public_name_is_there() -> None:
    import forumprint

    assert [name for name in public_names if not hasattr(forumprint, name)] == []


@pytest.mark.parametrize("language", ["pl", "en"])
def test_a_begun_event_reads_without_a_problem_when_its_notes_are_put_to_use(language: str) -> None:
    """The test does what the file says: it deletes `# ` at the beginning of lines."""
    template = (bundled.assets() / "templates" / f"event-{language}" / "event.yaml").read_text(encoding="utf-8")
    in_use = re.sub(r"(?m)^# \w+:.*\n(?:#   .*\n)*", lambda note: re.sub(r"(?m)^# ", "", note[0]), template)
    reader = Reader(language="en")
    event = reader.read(compose(in_use.encode(), "event.yaml"), Event)

    assert reader.problems == ()
    assert event is not None
    assert event.series
    assert event.figures
    assert event.people
    assert event.photos
    assert event.for_


def test_the_page_about_languages_says_what_their_files_say() -> None:
    """Write it again with `python docs/languages.py`."""
    assert _read("docs/languages.md") == languages.page()
