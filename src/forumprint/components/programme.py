"""The programme: a head, a line that leads in, and a list with brick bullets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import ClassVar, Literal

from forumprint.model.fields import about
from forumprint.base.frozen import dataclass
from forumprint.base.geometry import Rect
from forumprint.base.units import Length, mm
from forumprint.kit.component import NOTHING, Choices, Copy, Misfit, Part, Room, Rungs, Setting
from forumprint.kit.compositor import DISPLAY, STRICT, Stack, first_baseline, node
from forumprint.kit.priorities import spare, without
from forumprint.event.model import Programme, ProgrammeItem
from forumprint.frame.placements import Panel, Rule
from forumprint.frame.structure import Node, Role
from forumprint.type.galley import Passage, Run


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemChoices(Choices):
    """How an item stands."""

    time: Literal["inline", "above"] = field(
        default="inline", metadata=about("Where an item's time stands: before its title, or on a quieter line above it.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeChoices(ItemChoices):
    """How head, rule and bullets stand."""

    head: Literal["run-in", "section"] = field(default="run-in", metadata=about("`run-in` sets the title into the line that leads in."))
    rule: Length = field(default=Length(1.5), metadata=about("Thickness of the rule above; 0pt for none."))
    rule_at: Literal["above", "below"] = field(default="above", metadata=about("On which side of the head the rule stands."))
    above: Length = field(default=Length(mm(1.6)), metadata=about("Between the rule and the head."))
    below_head: Length = field(default=Length(mm(1.6)), metadata=about("Between the head and the first item."))
    below_title: Length = field(default=Length(mm(1.1)), metadata=about("Between a title that is a section's and the line under it."))
    between: Length = field(default=Length(mm(1.4)), metadata=about("Between two items."))
    bullet: tuple[Length, Length] = field(default=(Length(mm(4)), Length(mm(2))), metadata=about("Width and height of the bullet."))
    indent: Length = field(default=Length(mm(6.5)), metadata=about("From the bullet's left edge to the text."))
    bullets: Literal["beside", "above"] = field(
        default="beside", metadata=about("Where an item's bullet stands; one above gives `bullets` to stand beside, without separators.")
    )
    bullet_above: tuple[Length, Length] = field(
        default=(Length(mm(6)), Length(mm(3))), metadata=about("Width and height of a bullet above.")
    )
    below_bullet: Length = field(default=Length(mm(1.3)), metadata=about("Between a bullet above and its item."))
    separator: Length = field(default=Length(0.75), metadata=about("Thickness of the rule between items with bullets above."))
    round_separator: tuple[Length, Length] = field(
        default=(Length(mm(3.5)), Length(mm(2.3))), metadata=about("White above and below that rule.")
    )


@dataclass(frozen=True, slots=True)
class ProgrammeList(Part):
    """Title, intro and items; an item's time leads it, its speaker and place follow on a quieter line."""

    name: ClassVar[str] = "programme"
    reads: ClassVar[tuple[str, ...]] = ("programme",)
    roles: ClassVar[tuple[str, ...]] = ("crosshead", "list-intro", "list-item", "list-detail")
    gives: ClassVar[tuple[str, ...]] = ("size", "bullets", "items")
    Options: ClassVar[type[Choices]] = ProgrammeChoices
    options: ProgrammeChoices = field(default_factory=ProgrammeChoices)

    def ladders(self, copy: Copy, room: Room) -> Rungs:
        programme = copy.event.programme
        if programme is None:
            return {}
        beside = int(self.options.bullets == "above")
        return {"size": room.compositor.ladder_length("list-item"), "bullets": beside, "items": spare(programme.items)}

    def set(self, copy: Copy, room: Room, rungs: Rungs) -> Setting | Misfit:
        programme = copy.event.programme
        if programme is None or not (programme.items or programme.intro):
            return NOTHING
        stack = Stack(room.compositor, room.width)
        if self.options.rule_at == "above":
            self._rule(stack, copy, room)
            stack.gap(self.options.above)
        nodes = list(self._head(stack, programme, room, copy))
        if self.options.rule_at == "below":
            stack.gap(self.options.above)
            self._rule(stack, copy, room)
        stack.gap(self.options.below_head)
        under = self.options.bullets == "above" and not rungs.get("bullets")
        items: list[Node] = []
        for number, item in enumerate(without(programme.items, rungs.get("items", 0))):
            if number:
                self._apart(stack, copy, room, under)
            indent = self._bullet(stack, item, copy, room, rungs, under)
            items.append(set_item(stack, item, copy, room, rungs.get("size", 0), indent, self.options))
        if items:
            nodes.append(Node(Role.LIST, tuple(items)))
        return Setting(stack.height, tuple(stack.placements), tuple(nodes), f"{len(items)} of {len(programme.items)} items")

    def _head(self, stack: Stack, programme: Programme, room: Room, copy: Copy) -> list[Node]:
        """Title and intro: on one line, or one above the other."""
        title = room.compositor.words(programme.title, strict=True) if programme.title else None
        intro = room.compositor.words(programme.intro, strict=True) if programme.intro else None
        head, quiet = room.style("crosshead" if self.options.head == "run-in" else "section-head"), room.style("list-intro")
        if title is not None and intro is not None and self.options.head == "run-in" and not _is_sentence(intro.text):
            # An intro in lower case goes on with the title's words; any other is set apart by a dash.
            joint = " " if intro.text[:1].islower() else copy.language.label("run_in_dash")
            between = room.compositor.composed(joint, intro.where)
            runs = [Run(title.text, head, title), Run(between.text, quiet, between), Run(intro.text, quiet, intro)]
            if len(room.compositor.typesetter.paragraph(runs, room.width, STRICT).lines) == 1:
                stack.runs(runs, quiet, STRICT)
                return [node(Role.HEADING_2, title), node(Role.PARAGRAPH, between, intro)]
        nodes: list[Node] = []
        for passage, style, role in ((title, head, Role.HEADING_2), (intro, quiet, Role.PARAGRAPH)):
            if passage is not None:
                if nodes:
                    stack.gap(self.options.below_title)
                stack.brief(passage, style)
                nodes.append(node(role, passage))
        return nodes

    def _rule(self, stack: Stack, copy: Copy, room: Room) -> None:
        colour = copy.brand.rule_colour("section", room.ground)
        if self.options.rule and colour is not None:
            stack.put([Rule(0, stack.height, room.width, self.options.rule, colour)], self.options.rule)

    def _apart(self, stack: Stack, copy: Copy, room: Room, under: bool) -> None:
        """What keeps two items apart: white, and a rule where they stand under their bullets."""
        if not under:
            stack.gap(self.options.between)
            return
        above, below = self.options.round_separator
        stack.gap(above)
        colour = copy.brand.rule_colour("separator", room.ground)
        if self.options.separator and colour is not None:
            stack.put([Rule(0, stack.height, room.width, self.options.separator, colour)], self.options.separator)
        stack.gap(below)

    def _bullet(self, stack: Stack, item: ProgrammeItem, copy: Copy, room: Room, rungs: Rungs, under: bool) -> float:
        """An item's bullet, above it or centred on the x-height of its first line (DESIGN §4); how far the item stands in."""
        colour = copy.brand.rule_colour("bullet", room.ground)
        width, height = self.options.bullet_above if under else self.options.bullet
        if under:
            if colour is not None:
                stack.put([Panel(Rect(0, stack.height, width, height), colour)], height + self.options.below_bullet)
            return 0.0
        if colour is not None:
            leads = item.time is not None and self.options.time == "above"
            style = room.style("list-detail") if leads else room.style("list-item", rungs.get("size", 0))
            x_height = style.typeface.x_height * style.size / style.typeface.upem
            middle = stack.height + first_baseline(style) - x_height / 2
            stack.put([Panel(Rect(0, middle - height / 2, width, height), colour)], 0)
        return self.options.indent


def _is_sentence(text: str) -> bool:
    """Whether a text begins with a word that has one capital, its first letter: XIX, NGO and 12 have not."""
    return text[:1].isupper() and text[1:2].islower()


def set_item(stack: Stack, item: ProgrammeItem, copy: Copy, room: Room, rung: int, indent: float, how: ItemChoices) -> Node:
    """Time and title, and on a quieter line who speaks and where."""
    compositor = room.compositor
    title = compositor.words(item.title, strict=True)
    style = room.style("list-item", rung)
    runs = [Run(title.text, style, title)]
    parts = [title]
    if item.time is not None:
        time = compositor.words(item.time, strict=True)
        # Above the title it ends its line: what is read or copied keeps them apart.
        gap = compositor.composed(copy.language.label("time_gap"), item.time.where)
        parts = [time, gap, title]
        if how.time == "above":
            quiet = room.style("list-detail")
            stack.runs([Run(time.text, room.tabular_style("list-detail"), time), Run(gap.text, quiet, gap)], quiet, STRICT, x=indent)
        else:
            runs = [Run(time.text, room.tabular_style("list-item", rung), time), Run(gap.text, style, gap), *runs]
    stack.runs(runs, style, DISPLAY, x=indent)
    details = [compositor.words(text, strict=True) for text in (item.speaker, item.place) if text is not None]
    body = [node(Role.PARAGRAPH, *parts)]
    for paragraph in _paragraphs(details, copy, room, stack.width - indent):
        stack.brief(paragraph, room.style("list-detail"), x=indent)
        body.append(node(Role.PARAGRAPH, *paragraph))
    return Node(Role.ITEM, (Node(Role.ITEM_BODY, tuple(body)),))


def _paragraphs(details: Sequence[Passage], copy: Copy, room: Room, width: float) -> list[list[Passage]]:
    """Details side by side, or one under the other if that takes no more lines."""
    joined: list[Passage] = []
    for detail in details:
        joined += [room.compositor.composed(copy.language.label("separator"), detail.where), detail] if joined else [detail]
    if len(details) < 2:
        return [joined] if joined else []

    def lines(passages: Sequence[Passage]) -> int:
        return len(room.compositor.galley(passages, room.style("list-detail"), width, DISPLAY).lines)

    return [joined] if lines(joined) < sum(lines([detail]) for detail in details) else [[detail] for detail in details]
