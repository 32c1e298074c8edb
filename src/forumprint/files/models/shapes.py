"""The shapes that may stand at a place in a file, derived from the types of a model.

The reader and the schema writer both use these shapes, so completion in an editor and the program's errors always agree.

| type | shape |
|---|---|
| `Text`, `ProperName` and their kin, `RichText` | `WordsShape`, `RichShape` |
| `str`, `int`, `float`, `Decimal`, `bool` | `PlainShape`, `NumberShape`, `YesNoShape` |
| `Literal[…]`, an `Enum` | `ChoiceShape` |
| `tuple[X, ...]`, `tuple[X, Y]`, `Mapping[str, X]` | `ListingShape`, `RowShape`, `TableShape` |
| a `Struct` | `RecordShape`; its `SHORTHAND` is the field that a plain text fills; a field `where: Where` gets the node's place |
| a class with `FORM`, another `Struct` | `FormedShape`: that one is read, and its `value()` is the wanted object |
| a class with `parse(text, where)` and `SCHEMA` | `ParsedShape` |
| a class with `of(numbers)`, `LENGTHS` and `HINT` | `NumbersShape` |
| `Overrides` inside a `Struct` | `PartialShape` of that `Struct` |
| `Raw` | `UntouchedShape` |
| unions; `X | None` | `EitherShape`; a field that may be absent |
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any, Literal

from msgspec import Struct

from forumprint.base.memory import remembered
from forumprint.base.problems import Where
from forumprint.event.model import Overrides
from forumprint.event.richtext import RichText
from forumprint.model.fields import About, fields
from forumprint.model.words import LanguageTag, ProperName, Raw, Text

# Fields that an override cannot change. The language would change the meaning of all other fields. The other two are about files.
_NEVER_OVERRIDDEN = ("language", "for", "include")


class WordsShape(Struct, frozen=True):
    """A `Text` or a similar class."""

    kind: type[Text]

    @property
    def prose(self) -> bool:
        """A leaflet expects it in its own language."""
        return not issubclass(self.kind, ProperName)

    @property
    def variants(self) -> bool:
        """The file may give it per language."""
        return self.kind is not LanguageTag


class RichShape:
    """Markdown text."""


class PlainShape:
    """A `str` in a file for developers, not for press officers."""


class NumberShape(Struct, frozen=True):
    kind: type[int] | type[float] | type[Decimal]
    least: float | None = None
    most: float | None = None


class YesNoShape:
    """`true` or `false`."""


class ChoiceShape(Struct, frozen=True):
    """One of a few words: the word in the file and its value."""

    values: Mapping[str, object]


class ParsedShape(Struct, frozen=True):
    """A class that makes itself from a text."""

    parse: Callable[[str, Where], object]
    schema: Mapping[str, object]


class NumbersShape(Struct, frozen=True):
    """A class that makes itself from a list of numbers.

    Attributes:
        lengths: The allowed numbers of items, fewest first.
        hint: How to write them.
    """

    make: Callable[[tuple[float, ...]], object]
    item: NumberShape
    lengths: tuple[int, ...]
    hint: str


class ListingShape(Struct, frozen=True):
    item: Shape
    least: float | None = None
    most: float | None = None


class RowShape(Struct, frozen=True):
    """A list whose length and kinds are fixed."""

    items: tuple[Shape, ...]


class TableShape(Struct, frozen=True):
    """Names that the file chooses. Each has an item of the same shape."""

    item: Shape


class RecordShape(Struct, frozen=True):
    """A mapping with known keys, read as a `Struct`."""

    model: type[Struct]

    @property
    def slots(self) -> Mapping[str, FieldShape]:
        """The fields by their keys. They are derived on first use."""
        return _slots(self.model)

    @property
    def shorthand(self) -> FieldShape | None:
        """The field that a plain text fills."""
        key = getattr(self.model, "SHORTHAND", None)
        return self.slots[key.rstrip("_")] if isinstance(key, str) else None


class FormedShape(Struct, frozen=True):
    """A value whose form in a file differs from the model's."""

    form: RecordShape


class PartialShape(Struct, frozen=True):
    """Some fields of a record. None is required."""

    record: RecordShape

    @property
    def slots(self) -> Mapping[str, FieldShape]:
        return {key: slot for key, slot in self.record.slots.items() if key not in _NEVER_OVERRIDDEN}


class UntouchedShape:
    """A node kept unchanged for a later reader."""


class EitherShape(Struct, frozen=True):
    """One of several shapes of different kinds: a text, a list or a mapping."""

    options: tuple[Shape, ...]


Shape = (
    WordsShape
    | RichShape
    | PlainShape
    | NumberShape
    | YesNoShape
    | ChoiceShape
    | ParsedShape
    | NumbersShape
    | ListingShape
    | RowShape
    | TableShape
    | RecordShape
    | FormedShape
    | PartialShape
    | UntouchedShape
    | EitherShape
)


class FieldShape(Struct, frozen=True):
    """A field of a record: its key in the file, its attribute in the model."""

    key: str
    attribute: str
    shape: Shape
    required: bool
    about: About


@remembered("fields of models and how they are read", most=1024)
def _slots(model: type[Struct]) -> Mapping[str, FieldShape]:
    return {
        field.key: FieldShape(field.key, field.name, _shape(field.type, field.about, model), field.required, field.about)
        for field in fields(model)
        if field.type is not Where
    }


def has_place(model: type[Struct]) -> bool:
    """Whether the model keeps its place in the file, in a field `where`."""
    return "where" in model.__struct_fields__


def shape_of(wanted: object) -> Shape:
    """The shape of a type outside a field."""
    return _shape(wanted, About(), None)


def _shape(wanted: Any, about: About, owner: type[Struct] | None) -> Shape:
    origin = typing.get_origin(wanted)
    if origin in (typing.Union, types.UnionType):
        return _union([part for part in typing.get_args(wanted) if part is not types.NoneType], about, owner)
    if origin is Literal:
        return ChoiceShape({str(value): value for value in typing.get_args(wanted)})
    if origin is tuple:
        return _tuple(typing.get_args(wanted), about, owner)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return TableShape(_shape(typing.get_args(wanted)[1], About(), owner))
    if isinstance(wanted, type):
        return _class(wanted, about, owner)
    raise TypeError(f"the type {wanted!r} has no rule for reading")


def _class(wanted: type, about: About, owner: type[Struct] | None) -> Shape:
    if wanted is Overrides and owner is not None:
        return PartialShape(RecordShape(owner))
    if wanted is Raw:
        return UntouchedShape()
    if wanted is RichText:
        return RichShape()
    if issubclass(wanted, Text):
        return WordsShape(wanted)
    if hasattr(wanted, "parse"):
        return ParsedShape(wanted.parse, getattr(wanted, "SCHEMA", {"type": "string"}))
    if hasattr(wanted, "of") and hasattr(wanted, "LENGTHS") and hasattr(wanted, "HINT"):
        return NumbersShape(wanted.of, NumberShape(float, about.least, about.most), wanted.LENGTHS, wanted.HINT)
    if hasattr(wanted, "FORM"):
        return FormedShape(RecordShape(wanted.FORM))
    if issubclass(wanted, Struct):
        return RecordShape(wanted)
    if issubclass(wanted, Enum):
        return ChoiceShape({str(member.value): member for member in wanted})
    if wanted is bool:
        return YesNoShape()
    if wanted in (int, float, Decimal):
        return NumberShape(wanted, about.least, about.most)
    if wanted is str:
        return PlainShape()
    raise TypeError(f"the type {wanted!r} has no rule for reading")


def _tuple(items: tuple[Any, ...], about: About, owner: type[Struct] | None) -> Shape:
    if items[1:] == (Ellipsis,):
        return ListingShape(_shape(items[0], About(), owner), about.least, about.most)
    return RowShape(tuple(_shape(item, about, owner) for item in items))


def _union(parts: list[Any], about: About, owner: type[Struct] | None) -> Shape:
    if len(parts) == 1:
        return _shape(parts[0], about, owner)
    return EitherShape(tuple(_shape(part, about, owner) for part in parts))
