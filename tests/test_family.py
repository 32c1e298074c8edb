"""Every example in every layout and brand: nothing is lost, nothing overlaps, everything is in its place."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from forumprint.base.errors import OversetError
from forumprint.desk import compose
from forumprint.files.bundled import brand_names, layout_names
from forumprint.frame.leaflet import Leaflet
from pages import lines
from properties import RULES

EXAMPLES = sorted(path.parent for path in (Path(__file__).parents[1] / "examples").glob("*/event.yaml"))


@cache
def composed(example: Path, layout: str, brand: str) -> Leaflet | OversetError:
    try:
        return compose(example, layout, brand=brand)
    except OversetError as overset:
        return overset


@pytest.mark.parametrize("brand", brand_names())
@pytest.mark.parametrize("layout", layout_names())
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_a_leaflet_keeps_every_rule_or_says_what_is_too_long(example: Path, layout: str, brand: str) -> None:
    leaflet = composed(example, layout, brand)
    if isinstance(leaflet, OversetError):
        assert leaflet.problems
        assert all(problem.where.line and problem.hint and layout in problem.message for problem in leaflet.problems)
        return

    assert all(lines(page) for page in leaflet.pages)
    broken = {rule: found for rule, check in RULES.items() if (found := check(leaflet))}

    assert broken == {}


@pytest.mark.parametrize("layout", layout_names())
def test_most_examples_fit_every_layout(layout: str) -> None:
    """This guards the rule above against a layout that only reports."""
    fitting = [example.name for example in EXAMPLES if isinstance(composed(example, layout, "dialog"), Leaflet)]

    assert len(fitting) > len(EXAMPLES) / 2, f"only {fitting} fit {layout}"
    assert "forum-ngo-2024" in fitting
