"""The stylebook: a brand's type roles at a layout's sizes, on every ground."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from forumprint.base.errors import ResourceError
from forumprint.brand.model import Brand, TypeRole
from forumprint.layout.model import Layout, Step
from forumprint.type.faces import Typeface
from forumprint.type.galley import TextStyle


class Stylebook(Struct, frozen=True):
    """Looks up type for components.

    Attributes:
        typefaces: The brand's opened faces, by their key in `brand.faces`.
    """

    brand: Brand
    layout: Layout
    typefaces: Mapping[str, Typeface]

    def ladder(self, role: str) -> tuple[Step, ...]:
        """The sizes of a role in this layout, the best first.

        Raises:
            ResourceError: The layout gives the role no size.
        """
        sizes = self.layout.type.get(role)
        if sizes is None:
            raise ResourceError(
                f"{self.layout.where.file} gives the type role `{role}` no size",
                hint=f"add `{role}: {{size: …, leading: …}}` under `type:`",
            )
        return sizes.ladder

    def first(self, role: str, largest: float | None) -> int:
        """The rung of a role's first size that is no larger than `largest` points; the last rung if no size is so small."""
        ladder = self.ladder(role)
        return next((rung for rung, step in enumerate(ladder) if largest is None or step.size <= largest), len(ladder) - 1)

    def style(self, role: str, ground: str, rung: int = 0) -> TextStyle:
        """A role at one of its sizes on a ground. A rung after the last is the last.

        Figures are proportional unless the brand states others.

        Raises:
            ResourceError: The brand or the layout lacks the role, or the brand does not allow text of this role on this ground.
        """
        return self._style(role, ground, rung, "pnum")

    def tabular_style(self, role: str, ground: str, rung: int = 0) -> TextStyle:
        """The same for text in columns, such as times. All figures have one width unless the brand states others.

        Raises:
            ResourceError: The same as for `style`.
        """
        return self._style(role, ground, rung, "tnum")

    def _style(self, role: str, ground: str, rung: int, default_width: str) -> TextStyle:
        ladder = self.ladder(role)
        step = ladder[min(rung, len(ladder) - 1)]
        look = self.brand.roles.get(role)
        if look is None:
            raise ResourceError(f"{self.brand.where.file} has no type role `{role}`", hint=f"add `{role}` under `roles:`")
        colour = look.colours.get(ground)
        if colour is None:
            raise ResourceError(
                f"{self.brand.where.file} does not allow `{role}` on `{ground}`",
                hint=f"add `{ground}: …` to the colours of the role `{role}`",
            )
        return TextStyle(
            role=role,
            typeface=self.typefaces[look.face],
            size=step.size,
            leading=step.leading,
            colour=colour,
            tracking=look.tracking,
            features=_tags(look, default_width),
            fallback=tuple(self.typefaces[key] for key in look.fallback),
            strong=self.typefaces[look.strong] if look.strong else None,
            emphasis=self.typefaces[look.emphasis] if look.emphasis else None,
        )


def _tags(look: TypeRole, default_width: str) -> tuple[tuple[str, int], ...]:
    """The features of a role, in the order of their tags. Figures have `default_width` if the role states none."""
    stated = look.features.settings() if look.features else {}
    width = {} if stated.keys() & {"tnum", "pnum"} else {default_width: 1}
    return tuple(sorted({**width, **stated}.items()))
