"""What does not fit is reported where it stands in the event, with a hint about that field."""

from __future__ import annotations

from pathlib import Path

import pytest

from edited import both, edited_example, told, without
from forumprint.base.errors import OversetError
from forumprint.desk import compose
from forumprint.files.bundled import layout_names

LONG = "Bardzo długi tytuł o ogrodzie w sąsiedztwie " * 9


@pytest.mark.parametrize("layout", layout_names())
def test_a_title_that_is_too_long_is_reported_at_the_title(layout: str, tmp_path: Path) -> None:
    """Nobody can shorten a panel that the title pushes over its edge, so it is not reported."""
    event = edited_example(tmp_path, both(without("for", "series", "edition"), told(title=LONG.strip())))
    lines = event.read_text(encoding="utf-8").splitlines()
    title = next(number for number, line in enumerate(lines, 1) if line.startswith("title:"))

    with pytest.raises(OversetError) as raised:
        compose(event, layout)

    assert {problem.where.line for problem in raised.value.problems} == {title}
    assert all("characters" in problem.hint for problem in raised.value.problems)


def test_the_field_with_the_most_text_is_named_first(tmp_path: Path) -> None:
    event = edited_example(
        tmp_path, both(without("for"), told(title="Ogród", lead="Zdanie, które nie ma końca, bo nikt go nie skrócił. " * 40))
    )

    with pytest.raises(OversetError) as raised:
        compose(event, "phone")

    problem = next(problem for problem in raised.value.problems if "`lead`" in problem.hint)
    assert problem.hint.index("`lead`") < problem.hint.index("`title`")


@pytest.mark.parametrize("times", [8, 25])
def test_a_text_that_pushes_others_off_the_page_is_the_one_to_shorten(times: int, tmp_path: Path) -> None:
    """The body is short. To cut more characters from it than it has is no help."""
    event = edited_example(tmp_path, told(lead="Zdanie, które nie ma końca, bo nikt go nie skrócił. " * times * 8, body="Krótko."))

    with pytest.raises(OversetError) as raised:
        compose(event, "a4-onepage")

    assert {problem.hint.partition("`")[2].partition("`")[0] for problem in raised.value.problems} == {"lead"}
