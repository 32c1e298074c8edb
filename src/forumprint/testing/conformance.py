"""What every component promises, ours and a third party's, and a trial that finds out whether one keeps it.

A component is set from copy that is rich, poor and long, in several measures, on every ground it may stand on, at every rung of its
ladders. Whatever comes of it must lie inside its box, print all it says and say all it prints, and need no more room further down a
ladder; and the component must have declared what it reads and which type it sets in.
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
from forumprint.frame.structure import Node, outline
from forumprint.kit.component import NOTHING, Choices, Component, Flow, Misfit, Room, Rungs, Setting
from forumprint.kit.compositor import Compositor
from forumprint.kit.content import Content
from forumprint.kit.photo_plan import PhotoPlan
from forumprint.model.fields import fields, key_of

MEASURES_MM = (54.0, 86.0, 176.0)
PHOTO_HEIGHT_MM = 54.0

_HAIR = 0.01
# A letter may rise over its line's slot, or hang below it, by so many points: slots are made for the face, not for the letter.
_OVERHANG = 1.5
# Letters and marks that hang below the baseline.
_DESCENDING = frozenset("gjpqyQąęĄĘ„,;()[]{}/§çдруфцщґДЦЩ")
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class BrokenPromise(Struct, frozen=True):
    """A promise that is not kept.

    Attributes:
        case: Where it showed first: "rich copy, 54 mm on white, size 1"; "" if it lies in what the class declares.
        times: In how many cases it showed.
    """

    message: str
    case: str = ""
    times: int = 1


class Sample(Struct, frozen=True):
    """A copy that a component is tried with, and what a fitting would have decided about its photos."""

    content: Content
    photos: PhotoPlan


class Bench(Struct, frozen=True):
    """What a component is tried with.

    Attributes:
        samples: By what they are called; one of them is "rich" and has every field.
        compositor: For a layout that gives every role of the brand a size.
        pitch: Of the baseline grid, points.
    """

    samples: Mapping[str, Sample]
    compositor: Compositor
    pitch: float


def findings(kind: type[Component], bench: Bench) -> tuple[BrokenPromise, ...]:
    """Everything that a component does wrong, with its options as they are by default and otherwise; () if it keeps every promise."""
    declared = tuple(_declared(kind, bench))
    if declared:
        return tuple(BrokenPromise(message) for message in declared)
    trial = _Trial(kind, bench)
    trial.run()
    return tuple(BrokenPromise(message, cases[0], len(cases)) for message, cases in trial.found.items())


def _declared(kind: type[Component], bench: Bench) -> Iterator[str]:
    """What is wrong with what the class says of itself."""
    if not _NAME.fullmatch(kind.name):
        yield f"its name `{kind.name}` is not made of small letters, digits and single hyphens"
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
        yield "there is no ground that the brand allows all of its type roles on"


def _grounds(kind: type[Component], bench: Bench) -> tuple[str, ...]:
    """The colour tokens that every role of the component may stand on; all marks' grounds if it sets no type."""
    brand = bench.compositor.stylebook.brand
    allowed = [brand.roles[role].colours.keys() for role in kind.roles] or [brand.marks.keys()]
    return tuple(ground for ground in allowed[0] if all(ground in others for others in allowed))


def _choices(kind: type[Component]) -> Iterator[tuple[str, Choices]]:
    """The options as they are by default, and with each word that one of them may have; and how a case calls them."""
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
    """Sets a component in every case, and gathers what is wrong by its message."""

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
                    # Colours change nothing about places: further grounds are tried at the best rung only.
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
                self._find(f"it has a ladder `{ladder}` and does not declare it in `gives`", case.name)
            self._stand(case, {})
            if all_rungs:
                for ladder, length in ladders.items():
                    self._climb(case, ladder, length)
                self._stand(case, ladders)
        except Exception as fault:  # Anything may come out of somebody else's code.
            self._find(f"it raises {type(fault).__name__}: {fault}", case.name)

    def _climb(self, case: _Case, ladder: str, length: int) -> None:
        """Down one ladder: once it stands it stands, and no rung needs more room than the one above."""
        heights = [self._stand(case, {ladder: rung}) for rung in range(length + 1)]
        for rung, (above, below) in enumerate(pairwise(heights), 1):
            if above is not None and below is None:
                self._find(
                    f"its ladder `{ladder}` leads from a rung where it stands to one where it does not", f"{case.name}, {ladder} {rung}"
                )
            elif above is not None and below is not None and below > above + _HAIR:
                self._find(f"a deeper rung of its ladder `{ladder}` is taller", f"{case.name}, {ladder} {rung}")

    def _stand(self, case: _Case, rungs: Rungs) -> float | None:
        """Set it once and look at it; its height, or None if it cannot stand so."""
        name = ", ".join([case.name, *(f"{ladder} {rung}" for ladder, rung in rungs.items() if rung)])
        made = case.component.set(case.content, case.room, rungs)
        if isinstance(made, Misfit):
            return None
        setting = _whole(made)
        if _shown(setting) != _shown(_again(case, rungs)):
            self._find("it does not come out the same twice", name)
        for message in (*_misplaced(setting, case.room.width), *_unsaid(setting), *self._undeclared(setting, case)):
            self._find(message, name)
        return setting.height

    def _undeclared(self, setting: Setting, case: _Case) -> Iterator[str]:
        """Type and fields that it uses and does not declare."""
        if case.component.options == self.kind.Options():  # type: ignore[attr-defined]
            for role in sorted({run.role for line in _lines(setting) for run in line.line.runs} - set(self.kind.roles)):
                yield f"it sets in the type role `{role}` and does not declare it in `roles`"
        used = {case.origins[place] for place in _places(setting.nodes) if place in case.origins}
        self.printed |= used
        yield from (f"it prints of `{name}` and does not declare it in `reads`" for name in sorted(used - set(self.kind.reads)))


class _Case(Struct, frozen=True):
    """One copy in one room.

    Attributes:
        origins: The event's field that each place of its file belongs to.
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
    """Running text in one endless column, anything else as it is."""
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
    """What lies outside the component's box, and lines that lie on each other."""
    box = Rect(0.0, 0.0, width, setting.height)
    placements = tuple(setting.frame.walk())
    if not setting.height and (placements or setting.nodes):
        yield "it takes no height and prints something all the same"
        return
    for placed in placements:
        ink = _ink(placed)
        if not Rect(box.x, box.y - _OVERHANG, box.width, box.height + 2 * _OVERHANG).contains(ink):
            yield f"{_called(placed)} lies outside its box"
    lines = _lines(setting)
    for one, other in combinations(lines, 2):
        if _ink(one).overlaps(_ink(other)):
            yield f"{_called(one)} and {_called(other)} lie on each other"


def _ink(placed: Placement) -> Rect:
    """Where a placement can be seen: of a line its letters, hanging marks and the white left of them not counted; of clipped art
    what the clip leaves.
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
    """Spans and figures that stand only on the page or only in the structure, and spans of which words are missing."""
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
                yield f"the figure “{leaf.alt}” stands in the structure and not on the page"
        elif leaf.text.strip() and _letters(set_text.get(leaf.id, "")) != _letters(leaf.text):
            yield f"“{leaf.text}” stands in the structure, but on the page is “{set_text.get(leaf.id, '')}”"
    yield from (f"“{text}” stands on the page and not in the structure" for span, text in set_text.items() if span not in known)
    yield from ("a figure stands on the page and not in the structure" for span in drawn if span not in known)


def _letters(text: str) -> str:
    """A text without what breaking may add to it or take away: white and hyphens."""
    return "".join(letter for letter in text if not letter.isspace() and letter not in "-\N{SOFT HYPHEN}")


def _lines(setting: Setting) -> Sequence[TextLine]:
    return [placed for placed in setting.frame.walk() if isinstance(placed, TextLine)]


def _shown(setting: Setting) -> tuple[object, ...]:
    """What two settings have in common if they are the same."""
    return setting.height, [(_called(placed), placed.box) for placed in setting.frame.walk()], [outline(top) for top in setting.nodes]


def _places(nodes: Iterable[Node]) -> Iterator[Where]:
    for top in nodes:
        for leaf in top.walk():
            if not isinstance(leaf, Node):
                yield from (leaf.where, *leaf.also)


def _origins(event: Event) -> Mapping[Where, str]:
    """The field of an event that each place of its file belongs to."""
    return {place: key_of(name) for name in event.__struct_fields__ for place in _stated(getattr(event, name)) if name != "where"}


def _stated(value: object) -> Iterator[Where]:
    """Every place that a part of an event comes from."""
    match value:
        case Where():
            yield value
        case tuple():
            for part in value:
                yield from _stated(part)
        case Struct():
            for name in value.__struct_fields__:
                yield from _stated(getattr(value, name))
