"""`forumprint check --typography`: the changes of setting in a text, with place and rule."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from edited import replace_in
from forumprint.cli.app import run
from forumprint.desk import compose, typography
from forumprint.language.edits import EditRule

EXAMPLE = Path(__file__).parents[1] / "examples" / "forum-ngo-2024" / "event.yaml"
EVENT = """\
language: pl
title: "Ludzie i  \\"miasto\\" - na co dzień"
lead: 'To ''nasze'' miasto'
body: |
  Pierwszy akapit idzie
  w dwie linie, a *ważne* słowo...

  ## Co u nas
  Mówi [er "kommt" z. B. heute]{lang=de} o 10-12.
photos:
  - file: a.jpg
    alt: Ulica w mieście
    caption: Widok do Wisły
    credit: {author: dr Ewa Nowak, licence: CC0 1.0}
"""


@pytest.fixture
def event(tmp_path: Path) -> Path:
    from PIL import Image

    Image.new("RGB", (1600, 1200), "white").save(tmp_path / "a.jpg")
    path = tmp_path / "event.yaml"
    path.write_text(EVENT, encoding="utf-8")
    return path


def listed(event: Path) -> dict[tuple[int, int], tuple[str, str]]:
    found = typography(event)
    return {(each.where.line, each.where.column): (each.before, each.after.replace("\u00a0", "~")) for each in found}


def test_every_change_stands_at_its_line_and_column_with_the_words_round_it(event: Path) -> None:
    found = listed(event)

    def before(words: str) -> tuple[int, int]:
        number = next(number for number, line in enumerate(EVENT.splitlines(), 1) if words in line)
        return number, EVENT.splitlines()[number - 1].index(words) + 1

    assert found[before('  \\"')] == ('i "miasto" -', "i~„miasto”~–")
    assert found[before(" co ")] == ("na co", "na~co")
    assert found[before(" dwie")] == ("w dwie", "w~dwie")
    assert found[before(" *ważne")] == ("a ważne", "a~ważne")
    assert found[before("...")] == ("słowo...", "słowo…")
    assert found[before(" nas")] == ("u nas", "u~nas")


def test_a_text_in_quotation_marks_or_in_another_language_is_found_too(event: Path) -> None:
    found = listed(event)

    assert found[(3, 11)] == ("'nasze'", "„nasze”")
    assert found[(9, 12)] == ('"kommt"', "„kommt“")
    assert ("z. B.", "z.~B.") in found.values()


def test_the_same_words_twice_stand_at_two_places(event: Path) -> None:
    replace_in(event, "w dwie linie", "w dwie, w dwie linie")

    assert [place for place, (before, _) in listed(event).items() if before.startswith("w dwie")] == [(6, 4), (6, 12)]


def test_the_rule_is_named(event: Path) -> None:
    rules = {each.before: each.rule for each in typography(event)}

    assert rules["słowo..."] == EditRule.ELLIPSIS.value
    assert rules["w dwie"] == EditRule.SHORT_WORD.value


def test_short_words_are_listed_only_where_they_are_bound(event: Path) -> None:
    """A caption is not a headline: its "do" may end a line."""
    assert "caption: Widok do Wisły" in EVENT
    assert not [each for each in typography(event) if each.before.startswith("do ")]


def test_what_is_listed_is_what_is_printed() -> None:
    text = " ".join(span.text for span in compose(EXAMPLE).structure.spans())
    found = [each for each in typography(EXAMPLE, layouts=["a4-onepage"]) if each.where.line < 30]

    assert len(found) > 20
    assert [each for each in found if each.after not in text] == []


def test_people_see_a_tilde_and_programs_the_characters(event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(event), "--typography"]) == 0
    assert f"{event}:6:4: w dwie → w~dwie  ({EditRule.SHORT_WORD.value})" in capsys.readouterr().out

    assert run(["check", str(event), "--typography", "--json"]) == 0
    entries = json.loads(capsys.readouterr().out)["typography"]
    assert {"line": 6, "column": 4, "before": "w dwie", "after": "w\u00a0dwie"}.items() <= next(
        entry for entry in entries if entry["before"] == "w dwie"
    ).items()


def test_without_the_option_nothing_is_listed(event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(event), "--json"]) == 0
    assert "typography" not in json.loads(capsys.readouterr().out)


def test_a_file_that_cannot_be_read_is_the_only_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "event.yaml").write_text("title: [\n", encoding="utf-8")

    assert run(["check", str(tmp_path), "--typography"]) == 3
    assert "→" not in capsys.readouterr().out
