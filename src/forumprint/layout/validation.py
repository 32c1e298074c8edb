"""Mistakes of a layout as a whole: unknown names, edges in a circle, folds off the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from forumprint.base.problems import Problem, Where
from forumprint.base.units import to_mm
from forumprint.layout.regions import DROP, Region

if TYPE_CHECKING:
    from forumprint.layout.model import Layout


def layout_problems(layout: Layout) -> Iterator[Problem]:
    """The problems: unknown names of regions, edges that depend on each other, regions without a place."""
    everywhere = layout.every_region.items()
    for name, region in everywhere:
        if region.top is None and region.bottom is None:
            yield Problem(region.where, f"the region `{name}` has no place", "give it `top:` or `bottom:`")
        for edge in region.edges:
            for wanted in edge.regions:
                yield from _known(layout, wanted, edge.where)
        for wanted in (*region.beside, *region.presence, *([region.continues] if region.continues else [])):
            yield from _known(layout, wanted, region.where)
        yield from _chained(layout, name, region)
    for give in layout.fitting:
        yield from _known(layout, give.region, give.where)
    for grown in layout.growing:
        yield from _known(layout, grown, layout.where)
    yield from _folded(layout)
    yield from _uncut(layout)
    yield from _never(layout)
    hangs = {name: {other for edge in (region.top, region.bottom) if edge for other in edge.regions} for name, region in everywhere}
    yield from _circles(layout, hangs, "the places of these regions depend on each other", "give one of them a length")
    decides = {name: set(region.presence) for name, region in everywhere}
    yield from _circles(layout, decides, "whether these regions are there depends on each other", "delete one `instead:` or `with:`")


def _never(layout: Layout) -> Iterator[Problem]:
    """Regions that replace one that is always there."""
    dropped = {give.region for give in layout.fitting if give.gives == DROP}
    for name, region in layout.every_region.items():
        for wanted in region.instead:
            other = layout.every_region.get(wanted)
            if other is not None and wanted not in dropped and other.when is None and not other.presence:
                yield Problem(
                    region.where,
                    f"`{name}` replaces `{wanted}`, which is always there",
                    f"add `{{region: {wanted}, gives: {DROP}}}` to `fitting:`, or give `{wanted}` a `when:`",
                )


def _folded(layout: Layout) -> Iterator[Problem]:
    """Folds on an unknown side, or outside its edges."""
    for side, folds in layout.folds.items():
        if side not in map(str, range(1, layout.sides + 1)):
            yield Problem(
                layout.where,
                f"`folds` names a side `{side}`, but the layout has {layout.sides}",
                "write the number of the side, counted from 1",
            )
        if any(not 0 < fold < layout.page.width for fold in folds):
            yield Problem(layout.where, f"a fold of side {side} lies outside the page", "folds are measured from the side's left edge")


def _uncut(layout: Layout) -> Iterator[Problem]:
    """Entries that a layout with `cut` cannot have."""
    if layout.cut is None:
        return
    if layout.page.bleed:
        yield Problem(layout.page.where, "a layout that is cut into sides is for the screen: it has no bleed", "delete `bleed:`")
    if layout.extra is not None:
        yield Problem(layout.extra.where, "`cut` makes as many sides as the text needs", "delete `extra:`")
    for name, region in layout.regions.items():
        if region.side != 1:
            yield Problem(region.where, f"`{name}` names a side, but `cut` makes the sides", "delete `side:`")


def _chained(layout: Layout, name: str, region: Region) -> Iterator[Problem]:
    """Running text has one measure: every region that it runs through must have it."""
    first = layout.every_region.get(region.continues or "")
    if first is not None and abs(first.measure - region.measure) > 0.01:
        yield Problem(
            region.where,
            f"`{name}` continues `{region.continues}`, but its text is {to_mm(region.measure):.1f} mm wide, "
            f"not {to_mm(first.measure):.1f} mm",
            "give both the same width of column",
        )
    if first is not None and region.content:
        message = f"`{name}` continues `{region.continues}`, but has content of its own"
        yield Problem(region.where, message, "delete `continues:` or `content:`")


def _known(layout: Layout, name: str, where: Where) -> Iterator[Problem]:
    if name not in layout.every_region:
        from difflib import get_close_matches  # costs 15 ms of a cold start, only for a rare mistake

        near = get_close_matches(name, layout.every_region, 1)
        hint = f"did you mean `{near[0]}`?" if near else "regions here: " + ", ".join(layout.every_region)
        yield Problem(where, f"there is no region `{name}`", hint)


def _circles(layout: Layout, leads: Mapping[str, set[str]], what: str, hint: str) -> Iterator[Problem]:
    """Regions that lead back to themselves through others. `until` is a limit, not a place: it may name any region."""
    done: set[str] = set()
    for start in leads:
        path: list[str] = [start]
        todo = [iter(sorted(leads[start] & leads.keys()))]
        while todo and start not in done:
            following = next(todo[-1], None)
            if following is None:
                todo.pop()
                done.add(path.pop())
            elif following in path:
                circle = " → ".join([*path[path.index(following) :], following])
                yield Problem(layout.every_region[following].where, f"{what}: {circle}", hint)
                return
            elif following not in done:
                path.append(following)
                todo.append(iter(sorted(leads[following] & leads.keys())))
