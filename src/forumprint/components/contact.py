"""Contact: a QR code, and beside it the person to ask."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from forumprint.base.geometry import Size
from forumprint.base.units import Length, mm
from forumprint.event.model import Contact
from forumprint.frame.frames import Frame, Placed
from forumprint.frame.placements import Placement, Rule
from forumprint.frame.spans import Span
from forumprint.frame.structure import Node, Role
from forumprint.kit.component import NOTHING, Choices, Part, Room, Rungs, Setting
from forumprint.kit.compositor import DISPLAY, Stack, node
from forumprint.kit.content import Content
from forumprint.kit.qr_code import code_panel
from forumprint.language.writing import shown_address
from forumprint.model.fields import about

# Roles that begin a part: the person, the office with its addresses, the web address.
_PARTS = ("contact-line", "contact-url")


class ContactChoices(Choices, frozen=True, kw_only=True):
    """The size of the code and the place of the text."""

    code: Annotated[Length, about("The side of the white square that holds the QR code; at least 21mm.")] = Length(mm(21))
    rule: Annotated[Length, about("The thickness of a rule above; 0pt for none.")] = Length(0)
    above: Annotated[Length, about("The space between that rule and the content under it.")] = Length(mm(3))
    code_at: Annotated[
        Literal["left", "right", "nowhere"],
        about("The side of the text on which the code stands. `nowhere` prints no code: readers on a phone cannot scan its own screen."),
    ] = "left"
    text: Annotated[Length, about("The distance from the code's outer edge to the text, if there is a code.")] = Length(mm(26))
    between: Annotated[Length, about("The white above the office and above the web address.")] = Length(0)
    gap: Annotated[Length, about("The space above the text, against the code's upper edge.")] = Length(mm(0.4))


class ContactBlock(Part, frozen=True):
    """QR code, person, role, office, e-mail, telephone, address on the web. An empty field prints nothing."""

    name: ClassVar[str] = "contact"
    reads: ClassVar[tuple[str, ...]] = ("contact",)
    roles: ClassVar[tuple[str, ...]] = ("contact-label", "contact-name", "contact-role", "contact-line", "contact-url")
    Options: ClassVar[type[Choices]] = ContactChoices
    options: ContactChoices = ContactChoices()

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting:
        contact = content.event.contact or content.brand.contact
        if contact is None:
            return NOTHING
        code = None if self.options.code_at == "nowhere" else contact.qr or contact.web
        beside = self.options.text if code is not None else 0.0
        x, code_x = (beside, 0.0) if self.options.code_at == "left" else (0.0, room.width - self.options.code)
        stack = Stack(room.compositor, room.width - beside)
        nodes: list[Node] = []
        url: Span | None = None
        before = ""
        for role, span in _lines(contact, content, room):
            if role != before and role in _PARTS:
                stack.gap(self.options.between)
            before = role
            stack.text(span, room.style(role), DISPLAY)
            nodes.append(node(Role.HEADING_2 if role == "contact-label" else Role.PARAGRAPH, span))
            url = span if role == "contact-url" else url
        top, children = self._rule(content, room)
        children.append(stack.frame.at(x, top - (self.options.gap if code else 0)))
        if code is not None:
            children.append(code_panel(code, self.options.code, url, content).at(code_x, top))
        size = Size(room.width, top + max(stack.height, self.options.code if code else 0))
        return Setting(Frame(size, tuple(children)), tuple(nodes))

    def _rule(self, content: Content, room: Room) -> tuple[float, list[Placement | Placed]]:
        """The rule above, if there is one, and the place where the rest begins."""
        colour = content.brand.rule_colour("section", room.ground)
        if not self.options.rule or colour is None:
            return 0.0, []
        return self.options.rule + self.options.above, [Rule(0, 0, room.width, self.options.rule, colour)]


def _lines(contact: Contact, content: Content, room: Room) -> Iterator[tuple[str, Span]]:
    compositor = room.compositor
    yield "contact-label", compositor.composed(content.language.label("contact"), contact.where)
    given = (
        ("contact-name", contact.person),
        ("contact-role", contact.role),
        ("contact-line", contact.office),
    )
    for role, text in given:
        if text is not None:
            yield role, compositor.words(text, strict=True)
    if contact.phone is not None:
        yield "contact-line", compositor.verbatim(contact.phone)
    if contact.email is not None:
        yield (
            "contact-line",
            compositor.span(contact.email.value, contact.email.language, contact.email.where, f"mailto:{contact.email.value}"),
        )
    if contact.web is not None:
        yield "contact-url", compositor.span(shown_address(contact.web.value), contact.web.language, contact.web.where, contact.web.value)
