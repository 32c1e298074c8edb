"""The overset report: the region, the number of lines too many, and what would help."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from forumprint.base.errors import OversetError
from forumprint.base.problems import Problem, Where
from forumprint.compose.fitting import Arrangement
from forumprint.frame.placements import TextLine
from forumprint.kit.content import Content
from forumprint.plan.bound_layout import BoundLayout


def overset(content: Content, bound: BoundLayout, arrangement: Arrangement) -> OversetError:
    """The error for an arrangement that does not fit after all concessions."""
    problems = [
        Problem(misfit.where, f"{misfit.what} (region `{name}` of {bound.name})", misfit.hint)
        for name, misfit in arrangement.misfits.items()
    ]
    problems += [_too_long(name, points, content, bound, arrangement) for name, points in arrangement.frames.overset.items()]
    return OversetError(f"the copy does not fit the layout {bound.name}", problems)


def _too_long(name: str, points: float, content: Content, bound: BoundLayout, arrangement: Arrangement) -> Problem:
    region = bound.region(name)
    pitch = bound.layout.baseline
    lines = math.ceil(points / pitch - 0.01) * (region.columns.count if region.columns else 1)
    fields = tuple(field for _, component in bound.of(region.continues or name) for field in component.reads)
    set_lines = [placed.line for placed in arrangement.settings[name].frame.walk() if isinstance(placed, TextLine)]
    characters = sum(len(line.text) for line in set_lines)
    per_line = characters / max(1, len(set_lines))
    said = " or ".join(f"`{field}`" for field in fields) or "its text"
    return Problem(
        _place(fields, content),
        f"the region `{name}` of {bound.name} is overset by {lines} {'line' if lines == 1 else 'lines'}, after all steps of the "
        "layout's `fitting`",
        f"cut about {max(1, math.ceil(lines * per_line / 10)) * 10} characters from {said}, or shorten it for this layout: `for: "
        f"{{{bound.name}: {{{fields[0] if fields else 'body'}: …}}}}`",
    )


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
