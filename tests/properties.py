"""The rules for every composed leaflet. Each function returns the violations, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

from forumprint.base.geometry import Rect
from forumprint.base.units import mm
from forumprint.frame.leaflet import Leaflet
from forumprint.frame.placements import Artwork, Panel, Picture, Placement, TextLine
from forumprint.frame.spans import Figure, Span
from pages import lines


def leaves(leaflet: Leaflet) -> Iterator[Span | Figure]:
    return (leaf for leaf in leaflet.structure.walk() if isinstance(leaf, Span | Figure))


def ink(placed: TextLine) -> Rect:
    """A line's box without the white above and below its letters. Figures stand on the baseline."""
    size = max(run.size for run in placed.line.runs)
    drop = 0.2 * size if any(character.isalpha() for character in placed.line.text) else 0.0
    return Rect(placed.box.x, placed.baseline - 0.7 * size, placed.box.width, 0.7 * size + drop)


def plain(text: str) -> str:
    """Text without the parts that setting changes: spaces, and hyphens from line breaking."""
    return "".join(text.replace("\u00ad", "").replace("\u200b", "").split())


def lines_over_lines(leaflet: Leaflet) -> list[str]:
    return [
        f"{one.line.text!r} / {other.line.text!r}"
        for page in leaflet.pages
        for one, other in combinations(lines(page), 2)
        if ink(one).overlaps(ink(other))
    ]


def beyond_the_bleed(leaflet: Leaflet) -> list[str]:
    return [
        f"{type(placed).__name__} {placed.box}"
        for page in leaflet.pages
        for placed in page.placements
        if not page.bleed_box.contains(_seen(placed), 0.1)
    ]


def _seen(placed: Placement) -> Rect:
    """The visible part of a placement."""
    return placed.clip if isinstance(placed, Artwork) and placed.clip is not None else placed.box


def too_near_the_trim(leaflet: Leaflet, distance: float = mm(5)) -> list[str]:
    return [
        f"{placed.line.text!r} {ink(placed)}"
        for page in leaflet.pages
        for placed in lines(page)
        if not Rect(0, 0, page.trim.width, page.trim.height).grown(-distance).contains(ink(placed), 0.5)
    ]


def on_a_photo(leaflet: Leaflet) -> list[str]:
    """Text whose ground is a photo, not a panel painted over it."""
    found = []
    for page in leaflet.pages:
        for photo in (placed for placed in page.placements if isinstance(placed, Picture)):
            later = page.placements[page.placements.index(photo) :]
            panels = [placed.box for placed in later if isinstance(placed, Panel)]
            on = [placed for placed in lines(page) if ink(placed).overlaps(photo.box)]
            found += [placed.line.text for placed in on if not any(panel.contains(ink(placed), 0.5) for panel in panels)]
    return found


def hidden(leaflet: Leaflet) -> list[str]:
    """Lines under a fill, a picture or a drawing that is painted later."""
    found = []
    for page in leaflet.pages:
        for place, placed in enumerate(page.placements):
            if isinstance(placed, TextLine):
                later = [over for over in page.placements[place + 1 :] if isinstance(over, Panel | Picture | Artwork)]
                found += [placed.line.text] if any(_seen(over).overlaps(ink(placed), 0.5) for over in later) else []
    return found


def not_set_whole(leaflet: Leaflet) -> list[str]:
    """Spans of the structure that the pages show differently, or not at all."""
    shown: dict[int, str] = {}
    for page in leaflet.pages:
        for placed in lines(page):
            for run in placed.line.runs:
                if (span := placed.span_of(run)) is not None:
                    shown[span] = shown.get(span, "") + run.text
    return [leaf.text for leaf in leaves(leaflet) if isinstance(leaf, Span) and plain(shown.get(leaf.id, "")) != plain(leaf.text)]


def strangers(leaflet: Leaflet) -> list[str]:
    """Runs that set a span outside the structure."""
    known = {leaf.id for leaf in leaves(leaflet)}
    return [
        run.text
        for page in leaflet.pages
        for placed in lines(page)
        for run in placed.line.runs
        if placed.span_of(run) not in {None, *known}
    ]


def off_the_baseline_grid(leaflet: Leaflet, role: str = "body") -> list[str]:
    """Body lines of one side that are not on common baselines."""
    found = []
    for page in leaflet.pages:
        body = lines(page, role)
        for placed in body:
            rows = (placed.baseline - body[0].baseline) / placed.line.leading
            if abs(rows - round(rows)) > 0.02:
                found.append(f"{placed.line.text!r} by {abs(rows - round(rows)):.2f} rows")
    return found


RULES: dict[str, Callable[[Leaflet], list[str]]] = {
    "no line lies over another": lines_over_lines,
    "nothing lies beyond the bleed": beyond_the_bleed,
    "text keeps 5 mm from the trim": too_near_the_trim,
    "no text stands on a photo": on_a_photo,
    "no text is hidden": hidden,
    "every span is set whole": not_set_whole,
    "no text is set that the structure does not have": strangers,
    "body lines share their baselines": off_the_baseline_grid,
}
