"""The registry of components: built-in ones and those of installed packages.

A package offers a component through the entry point group `forumprint.components`. Python beside an event never runs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from msgspec import Struct

from forumprint.base.problems import ResourceError
from forumprint.kit.component import Choices, Component

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

ENTRY_POINTS = "forumprint.components"

_NO_DECORATOR = "delete `@dataclass`, and write `class Map(Part, frozen=True)`, `class MapChoices(Choices, frozen=True, kw_only=True)`"

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
    "date-panel": "date_panel:DatePanel",
    "numeral": "numeral:Numeral",
    "programme-rows": "programme_rows:ProgrammeRows",
    "subtitle": "subtitle:Subtitle",
    "support-line": "support_line:SupportLine",
    "other-quote": "other_quote:OtherQuote",
    "figure-band": "figure_band:FigureBand",
    "web-line": "web_line:WebLine",
    "contact-lines": "contact_lines:ContactLines",
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
    "folio": "folio:Folio",
    "running-head": "running_head:RunningHead",
    "programme-grid": "programme_grid:ProgrammeGrid",
}


def component(name: str) -> type[Component]:
    """The component class of that name.

    Raises:
        ResourceError: There is no such component.
    """
    if name in BUILT_IN:
        module, _, attribute = BUILT_IN[name].partition(":")
        found: type[Component] = getattr(import_module(f"forumprint.components.{module}"), attribute)
        return found
    offered = _offered()
    if name not in offered:
        from difflib import get_close_matches  # costs 15 ms of a cold start, only for a rare mistake

        near = get_close_matches(name, names(), 1)
        raise ResourceError(
            f"there is no component `{name}`", hint=f"did you mean `{near[0]}`?" if near else f"components: {', '.join(names())}"
        )
    return _loaded(name, offered[name])


def _loaded(name: str, point: EntryPoint) -> type[Component]:
    try:
        loaded = point.load()
    except Exception as fault:  # the import of another package may raise anything
        message = f"the component `{name}` of an installed package cannot be loaded: {type(fault).__name__}: {fault}"
        hint = _NO_DECORATOR if _met_decorator(fault) else f"update or remove the package that offers `{point.value}`"
        raise ResourceError(message, hint=hint) from fault
    missing = [
        wanted
        for wanted in ("name", "reads", "roles", "gives", "Options", "ladders", "photos", "set", "slot")
        if not hasattr(loaded, wanted)
    ]
    if not isinstance(loaded, type) or missing:
        lacking = f": it has no {', '.join(f'`{wanted}`' for wanted in missing)}" if missing else ""
        raise ResourceError(
            f"`{point.value}`, offered as the component `{name}`, is not a component{lacking}", hint="derive it from `Part`"
        )
    options = getattr(loaded, "Options", None)
    if not isinstance(options, type) or not issubclass(options, Choices):
        raise ResourceError(f"`{point.value}`, offered as the component `{name}`, has `Options` that are not derived from `Choices`")
    if any(issubclass(kind, Struct) and hasattr(kind, "__dataclass_fields__") for kind in (loaded, options)):
        raise ResourceError(f"`{point.value}`, offered as the component `{name}`, is made by `@dataclass`", hint=_NO_DECORATOR)
    return loaded


def _met_decorator(fault: Exception) -> bool:
    """Whether `@dataclass` failed, because it cannot read a struct."""
    from traceback import walk_tb

    return isinstance(fault, AttributeError) and any(
        frame.f_globals["__name__"] == "dataclasses" for frame, _ in walk_tb(fault.__traceback__)
    )


def names() -> tuple[str, ...]:
    """All components: built-in ones first, then those of installed packages."""
    return (*BUILT_IN, *(name for name in sorted(_offered()) if name not in BUILT_IN))


def _offered() -> dict[str, EntryPoint]:
    from importlib.metadata import entry_points

    return {point.name: point for point in entry_points(group=ENTRY_POINTS)}
