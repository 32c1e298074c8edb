"""The programme: a head, an intro, and a list with brick bullets."""

from __future__ import annotations

from typing import ClassVar

from forumprint.event.model import Programme
from forumprint.frame.placements import Rule
from forumprint.frame.structure import Node, Role
from forumprint.kit.component import NOTHING, Misfit, Room, Rungs, Setting
from forumprint.kit.compositor import STRICT, Piece, Stack, node
from forumprint.kit.content import Content
from forumprint.kit.priorities import without
from forumprint.kit.programme_items import ProgrammePart, set_item


class ProgrammeList(ProgrammePart, frozen=True):
    """Title, intro and items. An item begins with its time; its speaker and place follow on a quieter line."""

    name: ClassVar[str] = "programme"
    roles: ClassVar[tuple[str, ...]] = ("crosshead", "list-intro", "list-item", "list-detail")

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting | Misfit:
        programme = content.event.programme
        if programme is None or not (programme.items or programme.intro):
            return NOTHING
        stack = Stack(room.compositor, room.width)
        if self.options.rule_at == "above":
            self._rule(stack, content, room)
            stack.gap(self.options.above)
        nodes = list(self._head(stack, programme, room, content))
        if self.options.rule_at == "below":
            stack.gap(self.options.above)
            self._rule(stack, content, room)
        stack.gap(self.options.below_head)
        under = self.options.bullets == "above" and not rungs.get("bullets")
        items: list[Node] = []
        for number, item in enumerate(without(programme.items, rungs.get("items", 0))):
            if number:
                self._apart(stack, content, room, under)
            indent = self.bullet(stack, item, content, room, rungs, under)
            items.append(set_item(stack, item, content, room, rungs.get("size", 0), indent, self.options))
        if items:
            nodes.append(Node(Role.LIST, tuple(items)))
        return stack.setting(nodes, f"{len(items)} of {len(programme.items)} items")

    def _head(self, stack: Stack, programme: Programme, room: Room, content: Content) -> list[Node]:
        """Title and intro, on one line or one above the other."""
        title = room.compositor.words(programme.title, strict=True) if programme.title else None
        intro = room.compositor.words(programme.intro, strict=True) if programme.intro else None
        head, quiet = room.style("crosshead" if self.options.head == "run-in" else "section-head"), room.style("list-intro")
        if title is not None and intro is not None and self.options.head == "run-in" and not _is_sentence(intro.text):
            # An intro in lower case continues the title. Any other intro stands after a dash.
            joint = " " if intro.text[:1].islower() else content.language.label("run_in_dash")
            between = room.compositor.composed(joint, intro.where)
            pieces = [Piece(title, head), Piece(between, quiet), Piece(intro, quiet)]
            if len(room.compositor.paragraph(pieces, room.width, STRICT).lines) == 1:
                stack.pieces(pieces, quiet, STRICT)
                return [node(Role.HEADING_2, title), node(Role.PARAGRAPH, between, intro)]
        nodes: list[Node] = []
        for span, style, role in ((title, head, Role.HEADING_2), (intro, quiet, Role.PARAGRAPH)):
            if span is not None:
                if nodes:
                    stack.gap(self.options.below_title)
                stack.brief(span, style)
                nodes.append(node(role, span))
        return nodes

    def _rule(self, stack: Stack, content: Content, room: Room) -> None:
        colour = content.brand.rule_colour("section", room.ground)
        if self.options.rule and colour is not None:
            stack.put([Rule(0, stack.height, room.width, self.options.rule, colour)], self.options.rule)

    def _apart(self, stack: Stack, content: Content, room: Room, under: bool) -> None:
        """The separation of two items: white, with a rule if they stand under their bullets."""
        if not under:
            stack.gap(self.options.between)
            return
        above, below = self.options.round_separator
        stack.gap(above)
        colour = content.brand.rule_colour("separator", room.ground)
        if self.options.separator and colour is not None:
            stack.put([Rule(0, stack.height, room.width, self.options.separator, colour)], self.options.separator)
        stack.gap(below)


def _is_sentence(text: str) -> bool:
    """Whether a text begins with a word whose only capital is its first letter. XIX, NGO and 12 are not such words."""
    return text[:1].isupper() and text[1:2].islower()
