"""A user's own layouts: begun from another, changed, and reported with the line of each mistake."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import forumprint
from edited import edit, replace_in, replaced
from editor import as_an_editor_sees_it
from forumprint.base.errors import InputError, OutputError, ResourceError, UsageError
from forumprint.base.problems import Problem
from forumprint.cli.app import run
from forumprint.desk import compose
from forumprint.desk.bound_layouts import open_layout
from forumprint.files.bundled import layout_names
from forumprint.files.library import find_layout
from forumprint.files.yaml.nodes import compose as compose_yaml

EXAMPLE = Path(__file__).parents[1] / "examples" / "forum-ngo-2024"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A layout begun from the one-page one."""
    return forumprint.new_layout("own", tmp_path, like="a4-onepage")[0]


def spoilt(layout: Path, old: str, new: str) -> tuple[Problem, int]:
    """The one problem of a layout in which `old` is replaced by `new`, and the line of `new`."""
    text = layout.read_text(encoding="utf-8")
    layout.write_text(replaced(text, old, new), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        open_layout(find_layout(str(layout)), "pl")
    (problem,) = caught.value.problems
    assert problem.where.file == str(layout)
    return problem, text[: text.index(old)].count("\n") + 1 + new[: len(new) - len(new.lstrip("\n"))].count("\n")


def test_a_begun_layout_sets_an_event_as_the_one_it_began_from(own: Path) -> None:
    mine, theirs = compose(EXAMPLE, str(own)), compose(EXAMPLE, "a4-onepage")

    assert len(mine.pages) == len(theirs.pages)
    assert mine.pages[0].trim == theirs.pages[0].trim


@pytest.mark.parametrize("like", layout_names())
def test_a_begun_layout_agrees_with_the_schema_beside_it(tmp_path: Path, like: str) -> None:
    layout, schema = forumprint.new_layout("own", tmp_path, like=like)
    text = layout.read_text(encoding="utf-8")

    assert text.splitlines()[0] == f"# yaml-language-server: $schema={schema.name}"
    seen = as_an_editor_sees_it(compose_yaml(text.encode(), "own.yaml"))
    assert list(jsonschema.Draft7Validator(json.loads(schema.read_text(encoding="utf-8"))).iter_errors(seen)) == []


def test_a_layout_that_is_there_is_not_written_over(own: Path) -> None:
    own.write_text("mine", encoding="utf-8")

    with pytest.raises(OutputError, match="already exists"):
        forumprint.new_layout("own", own.parent, like="a4-onepage")
    assert own.read_text(encoding="utf-8") == "mine"


def test_a_second_layout_stands_beside_the_first_and_they_share_the_schema(own: Path) -> None:
    forumprint.new_layout("other", own.parent, like="a4-onepage")

    assert sorted(path.name for path in own.parent.iterdir()) == ["layout.schema.json", "other.yaml", "own.yaml"]


@pytest.mark.parametrize("name", ["../own", "Own Layout", "own.yaml", ""])
def test_a_name_that_is_no_layout_s_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError):
        forumprint.new_layout(name, tmp_path, like="a4-onepage")
    assert list(tmp_path.iterdir()) == []


def test_the_command_says_what_to_type_next(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new-layout", "own", str(tmp_path), "--from", "a4-onepage"]) == 0

    assert f"--layout {tmp_path / 'own.yaml'}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "said", "hint"),
    [
        ("below kicker + 1.3mm", "below kicked + 1.3mm", "there is no region `kicked`", "did you mean `kicker`?"),
        ("content: [kicker]", "content: [kickr]", "there is no component `kickr`", "did you mean `kicker`?"),
        ("{rows: 2, fewest: 1,", "{rows: 2, fewst: 1,", "fewst", "did you mean `fewest`?"),
        ("{rows: 2, fewest: 1,", "{rows: many, fewest: 1,", "many", ""),
        ("top: 30mm", "top: 30", "30", "mm"),
        ("{region: hero, gives: height}", "{region: heros, gives: height}", "there is no region `heros`", "did you mean `hero`?"),
        ("{region: lead, gives: size}", "{region: lead, gives: sise}", "`lead` cannot give `sise`", "did you mean `size`?"),
        ("{region: hero, gives: height}", "{region: hero, gives: quote}", "`hero` cannot give `quote`", "drop, height"),
    ],
    ids=["region of an edge", "component", "option", "value of an option", "length", "region that gives", "ladder", "other ladder"],
)
def test_a_mistake_in_a_layout_is_told_with_its_line(own: Path, old: str, new: str, said: str, hint: str) -> None:
    problem, line = spoilt(own, old, new)

    assert problem.where.line == line
    assert said in problem.message
    assert hint in problem.hint


def test_a_type_role_without_a_size_is_told_where_its_component_stands(own: Path) -> None:
    problem, _ = spoilt(own, "  kicker: {size: 10pt, leading: 4.5mm}\n", "")

    assert "sets in `kicker`" in problem.message
    assert own.read_text(encoding="utf-8").splitlines()[problem.where.line - 1].strip() == "content: [kicker]"


def test_regions_that_hang_on_each_other_are_named_in_their_circle(own: Path) -> None:
    problem, _ = spoilt(own, "top: 30mm", "top: below lead")

    assert {"kicker", "headline", "lead"} <= set(problem.message.replace(" → ", " ").split())


def test_a_photo_needs_a_region_with_a_height(own: Path) -> None:
    problem, _ = spoilt(own, "no figures\n    content: [credit-line]", "no figures\n    content: [{component: hero, options: {photo: 2}}]")

    assert "no height" in problem.message


def test_a_role_that_the_brand_lacks_is_named(own: Path) -> None:
    def wants_a_role_of_its_own(layout: dict[str, Any]) -> None:
        layout["type"]["pull-qoute"] = {"size": "10pt", "leading": "5mm"}
        layout["regions"]["quote"]["content"] = [{"component": "pull-quote", "options": {"role": "pull-qoute"}}]

    edit(own, wants_a_role_of_its_own)

    with pytest.raises(ResourceError, match="has no type role `pull-qoute`"):
        compose(EXAMPLE, str(own))


def test_every_mistake_is_told_at_once(own: Path) -> None:
    replace_in(own, "content: [kicker]", "content: [kickr]")
    replace_in(own, "content: [lead]", "content: [leed]")

    with pytest.raises(InputError) as caught:
        open_layout(find_layout(str(own)), "pl")
    assert [problem.message for problem in caught.value.problems] == ["there is no component `kickr`", "there is no component `leed`"]


def test_lists_tell_how_many_sides_a_layout_has() -> None:
    sides = {layout.name: layout.pages for layout in forumprint.layouts()}

    assert sides["a4-onepage"] == 1
    assert sides["dl-trifold"] == 2


def test_a_region_in_place_of_one_that_is_always_there_is_a_mistake(own: Path) -> None:
    problem, _ = spoilt(own, "  kicker:\n    left", "  kicker:\n    instead: [headline]\n    left")

    assert "which is always there" in problem.message
    assert problem.hint is not None
    assert "{region: headline, gives: drop}" in problem.hint


def test_regions_that_stand_in_for_each_other_are_a_mistake(own: Path) -> None:
    replace_in(own, "  kicker:\n    left", "  kicker:\n    with: headline\n    left")
    replace_in(own, "  headline:\n    left", "  headline:\n    with: kicker\n    left")

    with pytest.raises(InputError) as caught:
        open_layout(find_layout(str(own)), "pl")

    (problem,) = caught.value.problems
    assert "depends on each other: " in problem.message


def test_a_region_in_place_of_one_that_there_is_not_is_a_mistake(own: Path) -> None:
    problem, _ = spoilt(own, "  kicker:\n    left", "  kicker:\n    instead: [headlnie]\n    left")

    assert problem.message == "there is no region `headlnie`"
    assert problem.hint == "did you mean `headline`?"
