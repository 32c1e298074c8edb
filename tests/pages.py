"""What stands on composed pages, and what a layout's file says of them."""

from __future__ import annotations

from forumprint.files.library import find_layout, load_layout
from forumprint.frame.leaflet import Leaflet, Page
from forumprint.frame.placements import Picture, TextLine
from forumprint.layout.model import Layout


def lines(of: Page | Leaflet, *roles: str) -> list[TextLine]:
    """The lines of a page or of all pages: all of them, or those in one of the type roles."""
    pages = of.pages if isinstance(of, Leaflet) else (of,)
    every = [placed for page in pages for placed in page.placements if isinstance(placed, TextLine)]
    return [placed for placed in every if not roles or role_of(placed) in roles]


def role_of(placed: TextLine) -> str:
    """The type role of a line's first run."""
    return placed.line.runs[0].role


def size_of(of: Page | Leaflet, role: str) -> float:
    """The one size of a type role, in points."""
    (size,) = {run.size for placed in lines(of, role) for run in placed.line.runs}
    return size


def said(of: Page | Leaflet, *roles: str) -> str:
    """The words of these lines as a reader reads them: spaces are plain, and no word is divided."""
    return " ".join("".join(_with_its_space(placed.line.text) for placed in lines(of, *roles)).split())


def _with_its_space(text: str) -> str:
    return text.removesuffix("\u00ad") if text.endswith(("\u00ad", "-")) else f"{text} "


def pictures(page: Page) -> list[Picture]:
    """The photos of a page."""
    return [placed for placed in page.placements if isinstance(placed, Picture)]


def layout(name: str) -> Layout:
    """A layout, as its file says it."""
    return load_layout(find_layout(name), "pl")


def sizes(name: str, role: str) -> tuple[float, ...]:
    """The sizes that a layout gives a type role, the largest first, in points."""
    steps = layout(name).type[role]
    return (steps.size, *(step.size for step in steps.smaller))
