"""The registry of components: built-in ones and those of installed packages.

A package offers a component through the entry point group `forumprint.components`. Python beside an event never runs.
"""

from __future__ import annotations

import re
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from msgspec import Struct

from forumprint.base.errors import ResourceError
from forumprint.kit.component import Choices, Component

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

ENTRY_POINTS = "forumprint.components"
_PACKAGE = "forumprint.components"
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")

_NO_DECORATOR = "delete `@dataclass`, and write `class Map(Part, frozen=True)`, `class MapChoices(Choices, frozen=True, kw_only=True)`"


def built_in() -> tuple[str, ...]:
    """The names of the built-in components: those of the modules in `components/`, with hyphens."""
    from pkgutil import iter_modules  # only lists need it

    package = find_spec(_PACKAGE)
    folders = package.submodule_search_locations if package is not None else None
    return tuple(sorted(module.name.replace("_", "-") for module in iter_modules(folders or ())))


def component(name: str) -> type[Component]:
    """The component class of that name.

    A built-in component is the class of this name in the module of this name: `pull-quote` in `components/pull_quote.py`. A list of them
    would be a second place to change.

    Raises:
        ResourceError: There is no such component.
    """
    own = _own(name)
    if own is not None:
        return own
    offered = _offered()
    if name not in offered:
        from difflib import get_close_matches  # costs 15 ms of a cold start, only for a rare mistake

        near = get_close_matches(name, names(), 1)
        raise ResourceError(
            f"there is no component `{name}`", hint=f"did you mean `{near[0]}`?" if near else f"components: {', '.join(names())}"
        )
    return _loaded(name, offered[name])


def _own(name: str) -> type[Component] | None:
    path = f"{_PACKAGE}.{name.replace('-', '_')}"
    if not _NAME.fullmatch(name) or find_spec(path) is None:
        return None
    module = import_module(path)
    classes = (each for each in vars(module).values() if isinstance(each, type) and each.__module__ == module.__name__)
    return next((each for each in classes if getattr(each, "name", None) == name), None)


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
    own = getattr(loaded, "name", None)
    if own != name:
        raise ResourceError(
            f"`{point.value}`, offered as the component `{name}`, has another name: {own!r}",
            hint=f'write `name: ClassVar[str] = "{name}"`',
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
    own = built_in()
    return (*own, *(name for name in sorted(_offered()) if name not in own))


def _offered() -> dict[str, EntryPoint]:
    from importlib.metadata import entry_points

    return {point.name: point for point in entry_points(group=ENTRY_POINTS)}
