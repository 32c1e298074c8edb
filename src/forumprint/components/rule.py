"""A rule across its region, above the next part."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from forumprint.base.geometry import Size
from forumprint.base.units import Length
from forumprint.frame.frames import Frame
from forumprint.frame.placements import Rule
from forumprint.kit.component import NOTHING, Choices, Part, Room, Rungs, Setting
from forumprint.kit.content import Content
from forumprint.model.fields import about


class RuleChoices(Choices, frozen=True, kw_only=True):
    """The kind of the brand's rules, and the thickness."""

    kind: Annotated[Literal["section", "separator"], about("`section` opens a part, `separator` keeps two apart.")] = "section"
    thickness: Annotated[Length, about("The thickness of the rule.", examples=["1.2pt"])] = Length(1.2)


class RuleLine(Part, frozen=True):
    """A horizontal rule, as wide as its region. It is not printed if the brand gives it no colour on that ground."""

    name: ClassVar[str] = "rule"
    Options: ClassVar[type[Choices]] = RuleChoices
    options: RuleChoices = RuleChoices()

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting:
        colour = content.brand.rule_colour(self.options.kind, room.ground)
        if colour is None:
            return NOTHING
        rule = Rule(0.0, 0.0, room.width, self.options.thickness, colour)
        return Setting(Frame(Size(room.width, self.options.thickness), (rule,)))
