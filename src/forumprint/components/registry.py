"""Where components are looked up: ours and those of installed packages, side by side.

A package offers a component through the entry point group `forumprint.components`; Python lying beside an event is never run.
"""

from __future__ import annotations

from importlib import import_module

from forumprint.base.problems import ResourceError
from forumprint.components.base import Component

ENTRY_POINTS = "forumprint.components"

BUILT_IN: dict[str, str] = {
    "masthead": "masthead:Masthead",
    "kicker": "kicker:Kicker",
    "headline": "headline:Headline",
    "lead": "lead:Lead",
    "facts": "facts:Facts",
    "hero": "hero:Hero",
    "credit-line": "credit_line:CreditLine",
    "key-figure": "key_figure:KeyFigureComponent",
    "body": "body:Body",
    "pull-quote": "pull_quote:PullQuote",
    "programme": "programme:ProgrammeList",
    "contact": "contact:ContactBlock",
    "brand-block": "brand_block:BrandBlock",
    "inner-headline": "inner_headline:InnerHeadline",
    "rule": "rule:RuleLine",
    "licence-footer": "licence_footer:LicenceFooter",
    "awards": "awards:Awards",
    "byline": "byline:Byline",
    "figure-row": "figure_row:FigureRow",
    "gallery": "gallery:Gallery",
    "getting-there": "getting_there:GettingThere",
    "note-box": "note_box:NoteBox",
    "partners": "partners:Partners",
    "people": "people:People",
    "timetable": "timetable:Timetable",
}


def component(name: str) -> type[Component]:
    """The component class of that name.

    Raises:
        ResourceError: Nobody offers one.
    """
    if name in BUILT_IN:
        module, _, attribute = BUILT_IN[name].partition(":")
        found: type[Component] = getattr(import_module(f"forumprint.components.{module}"), attribute)
        return found
    offered = _offered()
    if name not in offered:
        raise ResourceError(f"there is no component `{name}`", hint=f"components: {', '.join(names())}")
    loaded = offered[name]()
    if not isinstance(loaded, type):
        raise ResourceError(f"the component `{name}` of an installed package is not a class")
    return loaded


def names() -> tuple[str, ...]:
    """All components there are: built in first, then those of installed packages."""
    return (*BUILT_IN, *(name for name in sorted(_offered()) if name not in BUILT_IN))


def _offered() -> dict[str, type]:
    from importlib.metadata import entry_points

    return {point.name: point.load for point in entry_points(group=ENTRY_POINTS)}  # type: ignore[misc]
