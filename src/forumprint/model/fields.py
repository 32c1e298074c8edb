"""How a model says what its file may hold.

Events, brands and layouts are frozen dataclasses. The type of a field is the rule by which its YAML node is read and by which the
JSON Schema describes it; `about` adds the words an editor shows while somebody types. One reader (`files.models.reader`) and one schema
writer (`files.models.schema`) serve all three kinds of file.

Plain dataclasses rather than pydantic or msgspec: pydantic costs a cold start a quarter of a second, msgspec stops at the first error,
and both want values where we have nodes with positions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import Field
from typing import Any, Protocol, runtime_checkable

from forumprint.base.problems import Problem


def about(description: str, *, examples: Iterable[object] = (), least: float | None = None, most: float | None = None) -> Mapping[str, Any]:
    """Metadata of a dataclass field: what a press officer reads about it, examples, and bounds of numbers or list lengths."""
    return {"description": description, "examples": tuple(examples), "least": least, "most": most}


def key_of(field: Field[Any]) -> str:
    """The field's name in a file: `from_` stands for `from`."""
    return field.name.rstrip("_")


class Form(Protocol):
    """How a file writes a value that the model keeps otherwise; the wanted class names it as its `FORM`."""

    def value(self) -> object:
        """The value it stands for; asked only if the form has no problems."""
        ...


@runtime_checkable
class SelfChecking(Protocol):
    """A model with rules that concern several of its fields; the reader asks it once it is read."""

    def problems(self) -> Iterable[Problem]:
        """What is wrong between the fields."""
        ...
