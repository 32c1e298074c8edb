"""Binding. A slot of a layout names a component and chooses among its options. Here each slot gets that component."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from forumprint.base.errors import InputError, ResourceError
from forumprint.base.problems import Problem, errors_among, in_file_order
from forumprint.kit.component import Choices, Component
from forumprint.layout.model import Layout
from forumprint.layout.regions import DROP, HEIGHT, Region, Slot
from forumprint.model.words import Raw
from forumprint.plan.bound_layout import BoundLayout

Registry = Callable[[str], type[Component]]
"""A registry finds the class of a component by the component's name. It raises ResourceError if there is none."""


class OptionsReader(Protocol):
    """The reader of a slot's `options:`. The options are a part of a file, which this floor cannot read, so the reader is an argument."""

    def __call__(self, options: Raw, wanted: type[Choices], /) -> tuple[Choices | None, Sequence[Problem]]:
        """The options, or None if they cannot be read, and their problems."""
        ...


def bind(layout: Layout, name: str, registry: Registry, read_options: OptionsReader) -> BoundLayout:
    """A layout with its components and their options.

    Args:
        layout: The layout as its file describes it.
        name: The layout's name in reports and file names.
        registry: The registry of components.
        read_options: The reader of `options:`. It reads in the language that the layout was read in.

    Raises:
        InputError: The layout does not suit its components. `problems` holds all mistakes.
    """
    problems: list[Problem] = []
    components: dict[str, tuple[Component, ...]] = {}
    for place, region in layout.every_region.items():
        found = (_component(slot, region, layout, registry, read_options, problems) for slot in region.content)
        components[place] = tuple(component for component in found if component is not None)
    problems += _unknown_concessions(layout, components)
    if errors_among(problems):
        raise InputError(f"the layout {layout.where.file} has mistakes", in_file_order(problems))
    return BoundLayout(name, layout, components)


def _component(
    slot: Slot, region: Region, layout: Layout, registry: Registry, read_options: OptionsReader, problems: list[Problem]
) -> Component | None:
    """The component of a slot; None if it is missing or its options cannot be read. The mistakes are added to `problems`."""
    try:
        kind = registry(slot.component)
    except ResourceError as error:
        problems.append(Problem(slot.where, error.message, error.hint))
        return None
    problems += _roles_without_size(kind, slot, layout)
    options, wrong = read_options(slot.options, kind.Options) if slot.options else (kind.Options(), ())
    problems += wrong
    if options is None:
        return None
    component = kind(options)  # type: ignore[call-arg]
    if component.slot is not None and region.height is None:
        message = f"the component `{kind.name}` fills its region, but the region has no height"
        problems.append(Problem(slot.where, message, "give the region `height:`"))
    return component


def _roles_without_size(kind: type[Component], slot: Slot, layout: Layout) -> Iterator[Problem]:
    """Type roles of a component that the layout gives no size."""
    for role in kind.roles:
        if role not in layout.type:
            message = f"the component `{kind.name}` sets in `{role}`, which has no size under `type:`"
            yield Problem(slot.where, message, f"add `{role}: {{size: …, leading: …}}`")


def _unknown_concessions(layout: Layout, components: Mapping[str, Sequence[Component]]) -> Iterator[Problem]:
    """Concessions that the components of the region cannot make, such as `gives: sise`."""
    for give in layout.fitting:
        bound = components.get(give.region, ())
        known = {HEIGHT, DROP, *(ladder for component in bound for ladder in component.gives)}
        # If a component is missing, that is already reported.
        complete = give.region in components and len(bound) == len(layout.every_region[give.region].content)
        if complete and give.gives not in known:
            from difflib import get_close_matches  # costs 15 ms of a cold start, only for a rare mistake

            near = get_close_matches(give.gives, known, 1)
            hint = f"did you mean `{near[0]}`?" if near else f"`{give.region}` can give: " + ", ".join(sorted(known))
            yield Problem(give.where, f"`{give.region}` cannot give `{give.gives}`", hint)
