"""What every component promises, built in or from a package, and a trial that tests one.

The trial sets a component from rich, poor and long copy, in several measures, on every allowed ground, at every rung of its ladders. The
result must lie inside its box. It must print all that it tags, and tag all that it prints. It must need no more room further down a ladder.
It must print no heading for an event that has nothing under it. The component must declare the fields that it reads and the type roles that
it sets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise, product
from typing import Literal, get_args, get_origin

from msgspec import Struct
from msgspec.structs import replace

from forumprint.base.geometry import Rect, Size
from forumprint.base.problems import Where
from forumprint.base.units import mm
from forumprint.event.model import Event
from forumprint.frame.frames import Frame, Placed
from forumprint.frame.placements import Artwork, Picture, Placement, TextLine
from forumprint.frame.spans import Figure
from forumprint.frame.structure import Node, Role, outline
from forumprint.kit.component import NOTHING, Choices, Component, Flow, Misfit, Room, Rungs, Setting
from forumprint.kit.compositor import Compositor
from forumprint.kit.content import Content, PhotoPlan
from forumprint.model.fields import fields, key_of

MEASURES_MM = (54.0, 86.0, 176.0)
PHOTO_HEIGHT_MM = 54.0

_HAIR = 0.01
# A letter may rise above its line's slot, or hang below it, by this many points: slots fit the face, not the letter.
_OVERHANG = 1.5
# Letters and marks that hang below the baseline.
_DESCENDING = frozenset("gjpqyQąęĄĘ„,;()[]{}/§çдруфцщґДЦЩ")
_HEADINGS = frozenset({Role.HEADING_1, Role.HEADING_2, Role.HEADING_3})
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class BrokenPromise(Struct, frozen=True):
    """A broken promise.

    Attributes:
        case: The first case that showed it: "rich copy, 54 mm on white, size 1"; "" if the fault is in the declarations of the class.
        times: The number of cases that showed it.
    """

    message: str
    case: str = ""
    times: int = 1


class Sample(Struct, frozen=True):
    """The copy for a trial, with the photo decisions that a fitting would have made."""

    content: Content
    photos: PhotoPlan


class Bench(Struct, frozen=True):
    """Everything that a trial needs.

    Attributes:
        samples: The samples by name. One is "rich" and has every field.
        compositor: A compositor for a layout that gives every role of the brand a size.
        pitch: The pitch of the baseline grid, in points.
    """

    samples: Mapping[str, Sample]
    compositor: Compositor
    pitch: float


def findings(kind: type[Component], bench: Bench) -> tuple[BrokenPromise, ...]:
    """All broken promises of a component, with its default options and with others; () if it keeps all promises."""
    declared = tuple(_declared(kind, bench))
    if declared:
        return tuple(BrokenPromise(message) for message in declared)
    trial = _Trial(kind, bench)
    trial.run()
    return tuple(BrokenPromise(message, cases[0], len(cases)) for message, cases in trial.found.items())


def _declared(kind: type[Component], bench: Bench) -> Iterator[str]:
    """The faults in the declarations of the class."""
    if not _NAME.fullmatch(kind.name):
        yield f"its name `{kind.name}` has other signs than small letters, digits and single hyphens"
    if not (kind.__doc__ or "").strip() or kind.__doc__ == getattr(kind.__mro__[1], "__doc__", None):
        yield "its class has no docstring of its own, so `forumprint components` cannot describe it"
    for option in fields(kind.Options):
        if not option.about.description:
            yield f"its option `{option.name}` has no description: write its type as `Annotated[…, about(…)]`"
        if option.required:
            yield f"its option `{option.name}` has no default, so a layout cannot name the component alone"
    known = {key_of(name) for name in Event.__struct_fields__}
    yield from (f"it reads `{field}`, which no event has" for field in kind.reads if field not in known)
    book = bench.compositor.stylebook
    yield from (f"it sets in `{role}`, a type role that the brand does not have" for role in kind.roles if role not in book.brand.roles)
    yield from (f"it sets in `{role}`, which the layout gives no size" for role in kind.roles if role not in book.layout.type)
    if all(role in book.brand.roles for role in kind.roles) and not _grounds(kind, bench):
        yield "the brand has no ground that allows all type roles of this component"


def _grounds(kind: type[Component], bench: Bench) -> tuple[str, ...]:
    """The colour tokens that every role of the component allows as ground; all grounds with marks if it sets no type."""
    brand = bench.compositor.stylebook.brand
    allowed = [brand.roles[role].colours.keys() for role in kind.roles] or [brand.marks.keys()]
    return tuple(ground for ground in allowed[0] if all(ground in others for others in allowed))


def _choices(kind: type[Component]) -> Iterator[tuple[str, Choices]]:
    """The default options, and the options with each other allowed word, with a name for each case."""
    default = kind.Options()
    yield "", default
    for option in fields(kind.Options):
        hint = option.type
        if get_origin(hint) is Literal:
            others: list[object] = [word for word in get_args(hint) if word != getattr(default, option.name)]
        elif get_origin(hint) is tuple and get_origin(get_args(hint)[0]) is Literal:
            others = [get_args(get_args(hint)[0])]
        else:
            continue
        yield from ((f" with {option.name}: {other}", replace(default, **{option.name: other})) for other in others)


class _Trial(Struct):
    """Sets a component in every case, and collects the faults by message."""

    kind: type[Component]
    bench: Bench
    found: dict[str, list[str]] = {}
    printed: set[str] = set()

    def run(self) -> None:
        for name, sample in self.bench.samples.items():
            origins = _origins(sample.content.event)
            for said, options in _choices(self.kind):
                component = self.kind(options)  # type: ignore[call-arg]
                height = mm(PHOTO_HEIGHT_MM) if component.slot is not None else None
                for number, (ground, measure) in enumerate(product(_grounds(self.kind, self.bench), MEASURES_MM)):
                    room = Room(mm(measure), ground, self.bench.compositor, self.bench.pitch, sample.photos, height)
                    case = _Case(f"{name} copy{said}, {measure:g} mm on {ground}", component, sample.content, room, origins)
                    # Colours do not change places, so other grounds are tried only at the best rung.
                    self._try(case, all_rungs=number < len(MEASURES_MM))
        for declared in self.kind.reads:
            if declared not in self.printed:
                self._find(f"it declares that it reads `{declared}`, but prints nothing of it", "rich copy")

    def _find(self, message: str, case: str) -> None:
        self.found.setdefault(message, []).append(case)

    def _try(self, case: _Case, *, all_rungs: bool) -> None:
        try:
            ladders = case.component.ladders(case.content, case.room)
            for ladder in ladders.keys() - set(self.kind.gives):
                self._find(f"it has a ladder `{ladder}` but does not declare it in `gives`", case.name)
            self._stand(case, {})
            if all_rungs:
                for ladder, length in ladders.items():
                    self._climb(case, ladder, length)
                self._stand(case, ladders)
        except Exception as fault:  # a component from a package may raise anything
            self._find(f"it raises {type(fault).__name__}: {fault}", case.name)

    def _climb(self, case: _Case, ladder: str, length: int) -> None:
        """Go down one ladder. Once the component fits, it fits at all later rungs, and no rung needs more room than the one above."""
        heights = [self._stand(case, {ladder: rung}) for rung in range(length + 1)]
        for rung, (above, below) in enumerate(pairwise(heights), 1):
            if above is not None and below is None:
                self._find(f"its ladder `{ladder}` leads from a rung that fits to a rung that does not", f"{case.name}, {ladder} {rung}")
            elif above is not None and below is not None and below > above + _HAIR:
                self._find(f"a lower rung of its ladder `{ladder}` is taller", f"{case.name}, {ladder} {rung}")

    def _stand(self, case: _Case, rungs: Rungs) -> float | None:
        """Set the component once and check it. Return its height, or None if it does not fit."""
        name = ", ".join([case.name, *(f"{ladder} {rung}" for ladder, rung in rungs.items() if rung)])
        made = case.component.set(case.content, case.room, rungs)
        if isinstance(made, Misfit):
            return None
        setting = _whole(made)
        if _shown(setting) != _shown(_again(case, rungs)):
            self._find("it gives a different result the second time", name)
        for message in (
            *_misplaced(setting, case.room.width),
            *_unsaid(setting),
            *self._undeclared(setting, case),
            *self._bare(setting, case),
        ):
            self._find(message, name)
        return setting.height

    def _undeclared(self, setting: Setting, case: _Case) -> Iterator[str]:
        """Type roles and fields that it uses but does not declare."""
        if case.component.options == self.kind.Options():  # type: ignore[attr-defined]
            for role in sorted({run.role for line in _lines(setting) for run in line.line.runs} - set(self.kind.roles)):
                yield f"it sets in the type role `{role}` but does not declare it in `roles`"
        used = {case.origins[place] for place in _places(setting.nodes) if place in case.origins}
        self.printed |= used
        yield from (f"it prints `{name}` but does not declare it in `reads`" for name in sorted(used - set(self.kind.reads)))

    def _bare(self, setting: Setting, case: _Case) -> Iterator[str]:
        """A heading over nothing. Other words may come from the brand, the licence or the language, and stand without the event."""
        if self.kind.reads and not set(self.kind.reads) & set(case.origins.values()):
            headings = (node for top in setting.nodes for node in top.walk() if isinstance(node, Node) and node.role in _HEADINGS)
            yield from (f"it prints a heading ({node.role.value}) for an event that has nothing for it" for node in headings)


class _Case(Struct, frozen=True):
    """One copy in one room.

    Attributes:
        origins: The event's field of each place in its file.
    """

    name: str
    component: Component
    content: Content
    room: Room
    origins: Mapping[Where, str]


def _again(case: _Case, rungs: Rungs) -> Setting:
    made = case.component.set(case.content, case.room, rungs)
    return NOTHING if isinstance(made, Misfit) else _whole(made)


def _whole(made: Setting | Flow) -> Setting:
    """Running text in one endless column; any other setting unchanged."""
    if isinstance(made, Setting):
        return made
    children: list[Placed] = []
    y = width = 0.0
    for number, row in enumerate(made.rows):
        y += row.row.above if number else 0.0
        children.append(row.frame.at(0.0, y))
        y += row.row.leading
        width = max(width, row.frame.size.width)
    return Setting(Frame(Size(width, y), tuple(children)), made.nodes, made.note)


def _misplaced(setting: Setting, width: float) -> Iterator[str]:
    """Placements outside the component's box, and lines that overlap."""
    box = Rect(0.0, 0.0, width, setting.height)
    placements = tuple(setting.frame.walk())
    if not setting.height and (placements or setting.nodes):
        yield "it has no height but prints something"
        return
    for placed in placements:
        ink = _ink(placed)
        if not Rect(box.x, box.y - _OVERHANG, box.width, box.height + 2 * _OVERHANG).contains(ink):
            yield f"{_called(placed)} lies outside its box"
    lines = _lines(setting)
    for one, other in combinations(lines, 2):
        if _ink(one).overlaps(_ink(other)):
            yield f"{_called(one)} and {_called(other)} overlap"


def _ink(placed: Placement) -> Rect:
    """The visible place of a placement. For a line these are its letters, without hanging marks and the white left of them. For clipped art
    it is the part inside the clip.
    """
    match placed:
        case TextLine():
            size = max((run.size for run in placed.line.runs), default=0.0)
            below = 0.2 if _DESCENDING & set(placed.line.text) else 0.02
            bearing = min(0.1 * size, placed.line.width)
            return Rect(placed.x + bearing, placed.baseline - 0.7 * size, placed.line.width - bearing, (0.7 + below) * size)
        case Artwork(clip=Rect() as clip):
            return clip
        case _:
            return placed.box


def _called(placed: Placement) -> str:
    return f"“{placed.line.text.strip()}”" if isinstance(placed, TextLine) else f"a {type(placed).__name__.lower()}"


def _unsaid(setting: Setting) -> Iterator[str]:
    """Spans and figures that are only on the page or only in the structure, and spans with missing words."""
    set_text: dict[int, str] = {}
    for line in _lines(setting):
        for run in line.line.runs:
            span = line.span_of(run)
            if span is not None:
                set_text[span] = set_text.get(span, "") + run.text
    leaves = [leaf for top in setting.nodes for leaf in top.walk() if not isinstance(leaf, Node)]
    known = {leaf.id for leaf in leaves}
    drawn = {placed.span for placed in setting.frame.walk() if isinstance(placed, Picture | Artwork) and placed.span is not None}
    for leaf in leaves:
        if isinstance(leaf, Figure):
            if leaf.id not in drawn:
                yield f"the figure “{leaf.alt}” is in the structure but not on the page"
        elif leaf.text.strip() and _letters(set_text.get(leaf.id, "")) != _letters(leaf.text):
            yield f"“{leaf.text}” is in the structure, but the page shows “{set_text.get(leaf.id, '')}”"
    yield from (f"“{text}” is on the page but not in the structure" for span, text in set_text.items() if span not in known)
    yield from ("a figure is on the page but not in the structure" for span in drawn if span not in known)


def _letters(text: str) -> str:
    """A text without the parts that line breaking may add or remove: white and hyphens."""
    return "".join(letter for letter in text if not letter.isspace() and letter not in "-\N{SOFT HYPHEN}")


def _lines(setting: Setting) -> Sequence[TextLine]:
    return [placed for placed in setting.frame.walk() if isinstance(placed, TextLine)]


def _shown(setting: Setting) -> tuple[object, ...]:
    """The values that two equal settings share."""
    return setting.height, [(_called(placed), placed.box) for placed in setting.frame.walk()], [outline(top) for top in setting.nodes]


def _places(nodes: Iterable[Node]) -> Iterator[Where]:
    for top in nodes:
        for leaf in top.walk():
            if not isinstance(leaf, Node):
                yield from (leaf.where, *leaf.also)


def _origins(event: Event) -> Mapping[Where, str]:
    """The event's field of each place in its file."""
    return {place: key_of(name) for name in event.__struct_fields__ for place in _stated(getattr(event, name)) if name != "where"}


def _stated(value: object) -> Iterator[Where]:
    """Every place in a part of an event."""
    match value:
        case Where():
            yield value
        case tuple():
            for part in value:
                yield from _stated(part)
        case Struct():
            for name in value.__struct_fields__:
                yield from _stated(getattr(value, name))
