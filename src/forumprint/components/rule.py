"""A rule across its region, above what stands next."""

from __future__ import annotations

from dataclasses import field
from typing import ClassVar, Literal

from forumprint.base.frozen import dataclass
from forumprint.base.geometry import Size
from forumprint.base.units import Length
from forumprint.frame.frames import Frame
from forumprint.frame.placements import Rule
from forumprint.kit.component import NOTHING, Choices, Part, Room, Rungs, Setting
from forumprint.kit.content import Content
from forumprint.model.fields import about


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChoices(Choices):
    """Which of the brand's rules, and how thick."""

    kind: Literal["section", "separator"] = field(default="section", metadata=about("`section` opens a part, `separator` keeps two apart."))
    thickness: Length = field(default=Length(1.2), metadata=about("Thickness of the rule.", examples=["1.2pt"]))


@dataclass(frozen=True, slots=True)
class RuleLine(Part):
    """A horizontal rule, as wide as its region; none where the brand gives it no colour on that ground."""

    name: ClassVar[str] = "rule"
    Options: ClassVar[type[Choices]] = RuleChoices
    options: RuleChoices = field(default_factory=RuleChoices)

    def set(self, content: Content, room: Room, rungs: Rungs) -> Setting:
        colour = content.brand.rule_colour(self.options.kind, room.ground)
        if colour is None:
            return NOTHING
        rule = Rule(0.0, 0.0, room.width, self.options.thickness, colour)
        return Setting(Frame(Size(room.width, self.options.thickness), (rule,)))
