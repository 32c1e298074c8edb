"""How a model says what its file may hold.

Events, brands and layouts are frozen structs of msgspec, which defines and makes them many times faster than the standard library's
dataclasses. The type of a field is the rule by which its YAML node is read and by which the JSON Schema describes it; `about` adds the
words an editor shows while somebody types: `bleed: Annotated[Length, about("Beyond each edge.")] = Length(0)`.

One reader (`files.models.reader`) and one schema writer (`files.models.schema`) serve all kinds of file. msgspec's own decoder is not
used: it stops at the first error, and wants values where we have nodes with positions.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Protocol, get_origin, runtime_checkable

from msgspec import Struct, structs

from forumprint.base.problems import Problem


class About(Struct, frozen=True, eq=False):
    """What `about` says of a field.

    Attributes:
        description: What a press officer reads about it.
        least, most: Bounds of a number, or of the length of a list.
    """

    description: str = ""
    examples: tuple[object, ...] = ()
    least: float | None = None
    most: float | None = None


_NOTHING = About()


def about(description: str, *, examples: Iterable[object] = (), least: float | None = None, most: float | None = None) -> About:
    """Stands beside a field's type: what a press officer reads about it, examples, and bounds of numbers or list lengths."""
    return About(description, tuple(examples), least, most)


class Field(Struct, frozen=True, eq=False):
    """A field of a model, as its file has it.

    Attributes:
        name: What the model calls it.
        type: Without what is said about it.
        required: It has no default.
    """

    name: str
    type: Any
    about: About
    required: bool

    @property
    def key(self) -> str:
        return key_of(self.name)


def fields(model: type[Struct]) -> tuple[Field, ...]:
    """The fields of a model, in order. Their types are worked out now, when somebody asks: defining a model stays cheap."""
    return tuple(_field(found) for found in structs.fields(model))


def _field(found: structs.FieldInfo) -> Field:
    kind, said = found.type, _NOTHING
    if get_origin(kind) is Annotated:
        said = next((each for each in kind.__metadata__ if isinstance(each, About)), _NOTHING)
        kind = kind.__origin__
    return Field(found.name, kind, said, found.required)


def key_of(name: str) -> str:
    """A field's name in a file: `from_` stands for `from`."""
    return name.rstrip("_")


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
