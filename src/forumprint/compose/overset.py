"""The overset report: the region, the number of lines too many, and what would help."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator

from forumprint.base.errors import OversetError
from forumprint.base.problems import Problem, Where
from forumprint.compose.fitting import Arrangement
from forumprint.compose.unplaced import field_of_each_place
from forumprint.frame.placements import TextLine
from forumprint.frame.structure import Node
from forumprint.kit.content import Content
from forumprint.plan.bound_layout import BoundLayout


def overset(content: Content, bound: BoundLayout, arrangement: Arrangement) -> OversetError:
    """The error for an arrangement that does not fit after all concessions."""
    problems = [
        Problem(misfit.where, f"{misfit.what} (region `{name}` of {bound.name})", misfit.hint)
        for name, misfit in arrangement.misfits.items()
    ]
    overset = arrangement.frames.overset
    # A panel without content is pushed over its edge by another region. The other region is reported; the panel only if nothing else is.
    filled = [name for name in overset if bound.region(bound.region(name).continues or name).content]
    named = filled or (() if problems else overset)
    too_long = [_too_long(name, overset[name], content, bound, arrangement) for name in named]
    problems += [problem for problem in too_long if problem is not None] or [
        _pushed(name, overset[name], content, bound, arrangement) for name in named
    ]
    return OversetError(f"the copy does not fit the layout {bound.name}", problems)


def _too_long(name: str, points: float, content: Content, bound: BoundLayout, arrangement: Arrangement) -> Problem | None:
    """The problem of a region with too much text. None for one that others have pushed off the page: its own text is too short to help."""
    region = bound.region(name)
    lines = _rows(points, bound) * (region.columns.count if region.columns else 1)
    read = (field for _, component in bound.of(region.continues or name) for field in component.reads)
    said = _characters(arrangement.settings[region.continues or name].nodes, content)
    # The field with the most text first: to shorten it helps most.
    fields = sorted((field for field in dict.fromkeys(read) if said[field]), key=lambda field: -said[field])
    set_lines = [placed.line for placed in arrangement.settings[name].frame.walk() if isinstance(placed, TextLine)]
    characters = sum(len(line.text) for line in set_lines)
    per_line = characters / max(1, len(set_lines))
    if lines * per_line > sum(said[field] for field in fields) and _longest(content, bound, arrangement) not in fields:
        return None
    named = " or ".join(f"`{field}`" for field in fields) or "its text"
    return Problem(
        _place(fields, content),
        _overset_by(name, lines, bound),
        f"cut about {max(1, math.ceil(lines * per_line / 10)) * 10} characters from {named}, or shorten it for this layout: `for: "
        f"{{{bound.name}: {{{fields[0] if fields else 'body'}: …}}}}`",
    )


def _pushed(name: str, points: float, content: Content, bound: BoundLayout, arrangement: Arrangement) -> Problem:
    """The problem of a region that others have pushed off the page, at the field with the most text."""
    longest = _longest(content, bound, arrangement)
    return Problem(
        _place([longest], content),
        f"{_overset_by(name, _rows(points, bound), bound)}; regions above it take its room",
        f"shorten `{longest}`, which has the most text, or shorten it for this layout: `for: {{{bound.name}: {{{longest}: …}}}}`",
    )


def _rows(points: float, bound: BoundLayout) -> int:
    return math.ceil(points / bound.layout.baseline - 0.01)


def _longest(content: Content, bound: BoundLayout, arrangement: Arrangement) -> str:
    """The field with the most text in all regions."""
    nodes = (node for name, setting in arrangement.settings.items() if not bound.region(name).continues for node in setting.nodes)
    return next((field for field, _ in _characters(nodes, content).most_common(1)), "body")


def _overset_by(name: str, lines: int, bound: BoundLayout) -> str:
    counted = f"{lines} {'line' if lines == 1 else 'lines'}"
    return f"the region `{name}` of {bound.name} is overset by {counted}, after all steps of the layout's `fitting`"


def _characters(nodes: Iterable[Node], content: Content) -> Counter[str]:
    """The number of characters that are set of each field of the event."""
    fields = field_of_each_place(content.event)
    characters: Counter[str] = Counter()
    for node in nodes:
        for span in node.spans():
            if (field := fields.get(span.where)) is not None:
                characters[field] += len(span.text)
    return characters


def _place(fields: Iterable[str], content: Content) -> Where:
    """The first of these fields that the event has."""
    return next(_places(fields, content), content.event.where)


def _places(fields: Iterable[str], content: Content) -> Iterator[Where]:
    for field in fields:
        value = getattr(content.event, field, None)
        first = value[0] if isinstance(value, tuple) and value else value
        where = getattr(first, "where", None)
        if isinstance(where, Where):
            yield where
