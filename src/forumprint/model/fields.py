"""How a model declares what its file may hold.

Events, brands and layouts are frozen structs of msgspec. It defines and makes them many times faster than the standard library's
dataclasses. The type of a field is the rule by which its YAML node is read and its JSON Schema is written. `about` adds the words that an
editor shows: `bleed: Annotated[Length, about("The print beyond each edge.")] = Length(0)`.

One reader (`files.models.reader`) and one schema writer (`files.models.schema`) serve all kinds of file. msgspec's own decoder is not used:
it stops at the first error, and needs values, but here there are nodes with positions.

The modules of the large models do without `from __future__ import annotations`. With it, a type is kept as a text, and every process
compiles the text again before it reads the first file: 7 ms for each build.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Protocol, get_origin

from msgspec import Struct, structs

from forumprint.base.problems import Problem


class About(Struct, frozen=True, eq=False):
    """The text of `about` for a field.

    Attributes:
        description: The text for a press officer.
        least, most: The bounds of a number, or of the length of a list.
    """

    description: str = ""
    examples: tuple[object, ...] = ()
    least: float | None = None
    most: float | None = None


_NOTHING = About()


def about(description: str, *, examples: Iterable[object] = (), least: float | None = None, most: float | None = None) -> About:
    """Stands beside a field's type: the text for a press officer, examples, and bounds of numbers or list lengths."""
    return About(description, tuple(examples), least, most)


class Field(Struct, frozen=True, eq=False):
    """A field of a model, in its form in a file.

    Attributes:
        name: The name in the model.
        type: The type without the text about it.
        required: Whether it has no default.
    """

    name: str
    type: Any
    about: About
    required: bool

    @property
    def key(self) -> str:
        return key_of(self.name)


def fields(model: type[Struct]) -> tuple[Field, ...]:
    """The fields of a model, in order. Their types are worked out at the first call, so that defining a model stays cheap."""
    return tuple(_field(found) for found in structs.fields(model))


def _field(found: structs.FieldInfo) -> Field:
    kind, said = found.type, _NOTHING
    if get_origin(kind) is Annotated:
        said = next((each for each in kind.__metadata__ if isinstance(each, About)), _NOTHING)
        kind = kind.__origin__
    return Field(found.name, kind, said, found.required)


def key_of(name: str) -> str:
    """A field's name in a file. The attribute `from_` is the key `from`."""
    return name.rstrip("_")


class Form(Protocol):
    """The form of a value in a file, if the model keeps it in another form. The model's class names it as its `FORM`."""

    def value(self) -> object:
        """The value that the form stands for. It is asked only if the form has no problems."""
        ...


class SelfChecking(Protocol):
    """A model with rules about several of its fields together. The reader asks it after reading."""

    def problems(self) -> Iterable[Problem]:
        """The problems between the fields."""
        ...
