"""Events from the disk."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forumprint.base.errors import InputError
from forumprint.base.problems import Problem, Severity
from forumprint.event.model import Credit
from forumprint.event.richtext import Bullets, Crosshead
from forumprint.files.event_file import EventFile, open_event, read_event

EXAMPLE = Path(__file__).parent.parent / "examples" / "forum-ngo-2024"
WHOLE = "date: 2024\nvenue: Filmar\nlead: B\ncontact: {person: C}\n"


def written(folder: Path, text: str, **others: str) -> EventFile:
    (folder / "event.yaml").write_text(text, encoding="utf-8")
    for name, content in others.items():
        (folder / f"{name}.yaml").write_text(content, encoding="utf-8")
    return read_event(open_event(folder / "event.yaml", display="event.yaml"))


def problem(folder: Path, text: str, **others: str) -> Problem:
    read = written(folder, text + WHOLE, **others)
    (found,) = read.problems
    assert (read.event is None) is (found.severity is Severity.ERROR)
    return found


def test_the_example_reads_without_a_problem() -> None:
    read = read_event(open_event(EXAMPLE / "event.yaml"))

    assert read.problems == ()
    event = read.event
    assert event is not None
    assert str(event.title) == "Wspólnie tworzymy lepsze rozwiązania dla mieszkańców"
    assert [quote.from_ for quote in event.quotes] == [None, "body"]
    assert [str(figure.amount) for figure in event.figures] == ["52"]
    assert event.programme is not None
    assert len(event.programme.items) == 4
    credit = event.photos[0].credit
    assert isinstance(credit, Credit)
    assert (str(credit.author), str(credit.year)) == ("Clemens Engelhardt", "2018")
    assert sorted(event.for_) == ["a4-onepage", "a5-flyer", "dl-trifold"]


@pytest.mark.parametrize("name", ["a4-onepge", "A4-bulletin"])
def test_a_misspelt_layout_is_named_at_its_key(tmp_path: Path, name: str) -> None:
    found = problem(tmp_path, f"title: A\nfor:\n  {name}: {{title: B}}\n")

    assert (found.severity, found.where.line, found.where.column) == (Severity.WARNING, 3, 3)
    assert "did you mean `a4-" in found.hint


@pytest.mark.parametrize("name", ["our-annual", "a5-poster", "a4-onepage"])
def test_somebodys_own_layout_is_left_alone(tmp_path: Path, name: str) -> None:
    assert written(tmp_path, f"title: A\nfor:\n  {name}: {{title: B}}\n{WHOLE}").problems == ()


def test_a_misspelt_photo_is_named_with_its_folder(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "wall-clock.jpg").touch()
    found = problem(tmp_path, "title: A\nphotos:\n  - {file: photos/wall-clok.jpg, alt: B, credit: {author: C, licence: CC0 1.0}}\n")

    assert found.hint == "did you mean `photos/wall-clock.jpg`?"


def test_a_focus_in_percent_is_told_as_a_share(tmp_path: Path) -> None:
    photo = "{file: event.yaml, alt: B, focus: [65, 45], credit: {author: C, licence: CC0 1.0}}"
    read = written(tmp_path, f"title: A\nphotos:\n  - {photo}\n{WHOLE}")

    assert [found.hint.partition(":")[0] for found in read.problems] == ["write 0.65", "write 0.45"]


def test_an_area_that_ends_before_it_begins_is_told_at_its_own_place(tmp_path: Path) -> None:
    photo = "{file: event.yaml, alt: B, credit: {author: C, licence: CC0 1.0}, focus: [0.6, 0.2, 0.4, 0.5]}"
    found = problem(tmp_path, f"title: A\nphotos:\n  - {photo}\n")

    assert (found.where.line, found.where.column) == (3, 5 + photo.index("[0.6"))


def test_an_event_that_is_not_there_says_where_it_was_looked_for(tmp_path: Path) -> None:
    (tmp_path / "gala").mkdir()
    (tmp_path / "gala" / "event.yaml").touch()
    with pytest.raises(InputError) as caught:
        open_event(tmp_path / "nosuch")

    assert caught.value.hint == f"in {tmp_path.resolve()} there are: gala"


def test_every_word_of_the_examples_body_is_in_its_rich_text() -> None:
    event = read_event(open_event(EXAMPLE)).event
    assert event is not None
    assert event.body is not None
    crossheads = [block for block in event.body.blocks if isinstance(block, Crosshead)]
    text = "\n\n".join("".join(i.text for i in block.inlines) for block in event.body.blocks if not isinstance(block, Bullets))

    source = (EXAMPLE / "event.yaml").read_text(encoding="utf-8").split("body: |\n")[1].split("quotes:")[0]
    assert len(crossheads) == 3
    assert text.split() == source.replace("## ", "").replace("**", "").split()


def test_a_folder_stands_for_the_event_in_it() -> None:
    read = read_event(open_event(EXAMPLE, display="examples/forum-ngo-2024"))

    assert read.event is not None
    assert read.event.title.where.file == "examples/forum-ngo-2024/event.yaml"


def test_what_makes_a_leaflet_poorer_is_a_warning(tmp_path: Path) -> None:
    read = written(tmp_path, "title: A\nlead: ~\n")

    assert read.event is not None
    assert [found.message for found in read.problems] == [
        "the event has no date",
        "the event has no place",
        "the event has no lead",
        "the event has no contact",
    ]


def test_a_missing_title_is_an_error(tmp_path: Path) -> None:
    assert problem(tmp_path, "").message == "`title` is missing"


def test_a_file_that_is_not_there_names_its_neighbours(tmp_path: Path) -> None:
    written(tmp_path, "title: A")

    with pytest.raises(InputError) as caught:
        open_event(tmp_path / "evnt.yaml", display="evnt.yaml")

    assert caught.value.problems[0].hint == "did you mean `event.yaml`?"


def test_a_folder_without_an_event_is_told_apart_from_a_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="folder"):
        open_event(tmp_path)


def test_a_photo_that_is_not_there_is_an_error_where_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "hall.jpg").write_bytes(b"")

    found = problem(tmp_path, "title: A\nphotos:\n  - file: photos/hal.jpg\n    alt: B\n    credit: brand\n")

    assert (found.where.line, found.message, found.hint) == (3, "there is no file `photos/hal.jpg`", "did you mean `photos/hall.jpg`?")


def test_photos_are_looked_for_even_if_the_event_has_other_errors(tmp_path: Path) -> None:
    read = written(tmp_path, WHOLE + "photos:\n  - {file: a.jpg, alt: B, credit: brand, priority: 9}\n")

    messages = [found.message for found in read.problems]
    assert messages == ["`title` is missing", "there is no file `a.jpg`", "`9` is not one of the choices here"]


def test_a_photo_of_one_layouts_own_is_looked_for_too(tmp_path: Path) -> None:
    found = problem(tmp_path, "title: A\nfor: {a5: {photos: [{file: a.jpg, alt: B, credit: brand}]}}\n")

    assert found.message == "there is no file `a.jpg`"


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.jpg").write_bytes(b"")
    try:
        (tmp_path / "in" / "a.jpg").symlink_to(tmp_path / "secret.jpg")
    except OSError:
        pytest.skip("this system makes no links")

    assert "leads out" in problem(tmp_path / "in", "title: A\nphotos: [{file: a.jpg, alt: B, credit: brand}]\n").message


def test_an_included_file_gives_the_defaults_and_its_own_places(tmp_path: Path) -> None:
    read = written(tmp_path, "title: A\ninclude: series.yaml\n", series=WHOLE + "title: B\nseries: Forum\n")

    assert read.problems == ()
    event = read.event
    assert event is not None
    assert event.series is not None
    assert (str(event.title), str(event.series), event.series.where.file) == ("A", "Forum", "series.yaml")


def test_a_mistake_in_an_included_file_names_that_file(tmp_path: Path) -> None:
    found = problem(tmp_path, "title: A\ninclude: series.yaml\n", series="\nserie: Forum\n")

    assert (found.where.file, found.where.line, found.hint) == ("series.yaml", 2, "did you mean `series`?")


@pytest.mark.parametrize(
    ("include", "words"),
    [
        ("event.yaml", "second time"),
        ("loop.yaml", "second time"),
        ("../event.yaml", "leads out"),
        ("/event.yaml", "not inside"),
        ("a\\b.yaml", "backslash"),
        ("none.yaml", "there is no file"),
        ("deep.yaml", "leads out"),
        ("broken.yaml", "quotation mark"),
    ],
)
def test_an_include_that_cannot_be_followed_is_one_error(tmp_path: Path, include: str, words: str) -> None:
    files = {"loop": "include: event.yaml", "deep": "include: ../x.yaml", "broken": "title: 'A"}

    assert words in problem(tmp_path, f"title: A\ninclude: {include}\n", **files).message


def test_duplicate_and_unknown_keys_are_reported_together(tmp_path: Path) -> None:
    read = written(tmp_path, f"title: A\ntitle: B\nleed: C\n{WHOLE}")

    assert [found.where.line for found in read.problems] == [2, 3]


def test_an_event_without_its_language_is_in_the_default_one(tmp_path: Path) -> None:
    written(tmp_path, "title: A")
    event = read_event(open_event(tmp_path), default_language="uk").event

    assert event is not None
    assert event.title.language == "uk"


def test_an_opened_event_says_its_language_before_it_is_read(tmp_path: Path) -> None:
    """The brand is read in this language, and the brand is needed to read the event."""
    written(tmp_path, "title: A\ninclude: more.yaml")
    (tmp_path / "more.yaml").write_text("language: uk\n", encoding="utf-8")
    opened = open_event(tmp_path)

    assert opened.language == "uk"
    event = read_event(opened, default_language="pl").event
    assert event is not None
    assert event.language is not None
    assert event.language.value == opened.language


@pytest.mark.parametrize("said", ["title: A", "title: A\nlanguage: ~", "title: A\nlanguage: [pl]", "title: A\nlanguage: Polish", "[a]"])
def test_an_opened_event_without_a_language_that_can_be_used_says_none(said: str, tmp_path: Path) -> None:
    written(tmp_path, said)

    assert open_event(tmp_path).language is None


_LINES = st.sampled_from(
    [
        "title: A",
        "title: [a]",
        "- a",
        "date: 2024-1",
        "quotes:",
        "  - text: b",
        "for: {a: {title: b}}",
        "include: event.yaml",
        "body: >",
        "  # x",
        "photos: [{file: ../a}]\n    ",
        "figures: [{amount: 1e9}]",
        "language: xx-",
        "date: {from: 1, to: 2}",
        "&a x: *a",
        '"',
        "people: {pl: a}",
        "lead: {pl: a, en: [b]}",
        "venue: {xx: a}",
    ]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.binary(max_size=80) | st.lists(_LINES, max_size=8).map("\n".join).map(str.encode))
def test_whatever_a_file_holds_reading_gives_an_event_or_problems(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "event.yaml").write_bytes(data)

    read = read_event(open_event(tmp_path / "event.yaml"), language="en")

    assert read.event is not None or read.problems


def test_the_example_can_be_read_from_a_copy_elsewhere(tmp_path: Path) -> None:
    copy = shutil.copytree(EXAMPLE, tmp_path / "żółty folder")

    assert read_event(open_event(copy)).event == read_event(open_event(copy / "event.yaml")).event
