"""What may stand at a place in a file, worked out from the types of a model.

The reader and the schema writer both follow these shapes, so an editor's completion and our errors cannot drift apart. The classes are
not frozen and do not compare: nobody outside needs it, and the methods generated for it would cost every cold start some 10 ms.

| type | shape |
|---|---|
| `Text`, `ProperName` and their kin, `RichText` | `WordsShape`, `RichShape` |
| `str`, `int`, `float`, `Decimal`, `bool` | `PlainShape`, `NumberShape`, `YesNoShape` |
| `Literal[…]`, an `Enum` | `ChoiceShape` |
| `tuple[X, ...]`, `tuple[X, Y]`, `Mapping[str, X]` | `ListingShape`, `RowShape`, `TableShape` |
| a dataclass | `RecordShape`; its `SHORTHAND` is the field that a plain text fills; a field `where: Where` gets the node's place |
| a class with `FORM`, another dataclass | `FormedShape`: that one is read, and its `value()` is the wanted object |
| a class with `parse(text, where)` and `SCHEMA` | `ParsedShape` |
| a class with `of(numbers)`, `LENGTHS` and `HINT` | `NumbersShape` |
| `Overrides` inside a dataclass | `PartialShape` of that dataclass |
| `Raw` | `UntouchedShape` |
| unions; `X | None` | `EitherShape`; a field that may be absent |
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any, Literal

from forumprint.base.frozen import dataclass
from forumprint.base.memory import remembered
from forumprint.base.problems import Where
from forumprint.event.model import Overrides
from forumprint.event.richtext import RichText
from forumprint.model.fields import key_of
from forumprint.model.words import LanguageTag, ProperName, Raw, Text

# What an override may not say: the language would change the meaning of every other field, and the other two are about files.
_NEVER_OVERRIDDEN = ("language", "for", "include")


@dataclass(slots=True, eq=False, repr=False)
class WordsShape:
    """A `Text` or one of its kin."""

    kind: type[Text]

    @property
    def prose(self) -> bool:
        """Expected in every language that a leaflet is built in."""
        return not issubclass(self.kind, ProperName)

    @property
    def variants(self) -> bool:
        """May be given per language."""
        return self.kind is not LanguageTag


class RichShape:
    """Markdown text."""


class PlainShape:
    """A `str` of a file that no press officer writes."""


@dataclass(slots=True, eq=False, repr=False)
class NumberShape:
    kind: type[int] | type[float] | type[Decimal]
    least: float | None = None
    most: float | None = None


class YesNoShape:
    """`true` or `false`."""


@dataclass(slots=True, eq=False, repr=False)
class ChoiceShape:
    """One of a few words: what is typed, and the value it stands for."""

    values: Mapping[str, object]


@dataclass(slots=True, eq=False, repr=False)
class ParsedShape:
    """A class that reads itself out of a text."""

    parse: Callable[[str, Where], object]
    schema: Mapping[str, object]


@dataclass(slots=True, eq=False, repr=False)
class NumbersShape:
    """A class that makes itself of a list of numbers.

    Attributes:
        lengths: How many there may be, fewest first.
        hint: How to write them.
    """

    make: Callable[[tuple[float, ...]], object]
    item: NumberShape
    lengths: tuple[int, ...]
    hint: str


@dataclass(slots=True, eq=False, repr=False)
class ListingShape:
    item: Shape
    least: float | None = None
    most: float | None = None


@dataclass(slots=True, eq=False, repr=False)
class RowShape:
    """A list whose length and kinds are fixed."""

    items: tuple[Shape, ...]


@dataclass(slots=True, eq=False, repr=False)
class TableShape:
    """Names that the file chooses, each with an item of the same shape."""

    item: Shape


@dataclass(slots=True, eq=False, repr=False)
class RecordShape:
    """A mapping with known keys, read as a dataclass."""

    model: type

    @property
    def slots(self) -> Mapping[str, FieldShape]:
        """The fields by their keys; worked out when first asked for."""
        return _slots(self.model)

    @property
    def shorthand(self) -> FieldShape | None:
        """The field that a plain text fills."""
        key = getattr(self.model, "SHORTHAND", None)
        return self.slots[key.rstrip("_")] if isinstance(key, str) else None


@dataclass(slots=True, eq=False, repr=False)
class FormedShape:
    """A value that a file writes in another form than the model keeps."""

    form: RecordShape


@dataclass(slots=True, eq=False, repr=False)
class PartialShape:
    """Some fields of a record, none of them required."""

    record: RecordShape

    @property
    def slots(self) -> Mapping[str, FieldShape]:
        return {key: slot for key, slot in self.record.slots.items() if key not in _NEVER_OVERRIDDEN}


class UntouchedShape:
    """Kept as it stands for a later reader."""


@dataclass(slots=True, eq=False, repr=False)
class EitherShape:
    """One of several shapes that differ in what may stand there: a text, a list or a mapping."""

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


@dataclass(slots=True, eq=False, repr=False)
class FieldShape:
    """A field of a record: its key in the file, its attribute in the model."""

    key: str
    attribute: str
    shape: Shape
    required: bool
    about: Mapping[str, Any]


@remembered("fields of models and how they are read", most=1024)
def _slots(model: type) -> Mapping[str, FieldShape]:
    hints = typing.get_type_hints(model)
    return {
        key_of(field): FieldShape(
            key_of(field),
            field.name,
            _shape(hints[field.name], field.metadata, model),
            field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING,
            field.metadata,
        )
        for field in dataclasses.fields(model)
        if hints[field.name] is not Where
    }


@remembered("models that keep their place", most=1024)
def has_place(model: type) -> bool:
    """Whether the model keeps the place it was read from, in a field `where`."""
    return any(field.name == "where" for field in dataclasses.fields(model))


def shape_of(wanted: object) -> Shape:
    """The shape of a type that stands on its own."""
    return _shape(wanted, {}, None)


def _shape(wanted: Any, about: Mapping[str, Any], owner: type | None) -> Shape:
    origin = typing.get_origin(wanted)
    if origin in (typing.Union, types.UnionType):
        return _union([part for part in typing.get_args(wanted) if part is not types.NoneType], about, owner)
    if origin is Literal:
        return ChoiceShape({str(value): value for value in typing.get_args(wanted)})
    if origin is tuple:
        return _tuple(typing.get_args(wanted), about, owner)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return TableShape(_shape(typing.get_args(wanted)[1], {}, owner))
    if isinstance(wanted, type):
        return _class(wanted, about, owner)
    raise TypeError(f"no rule reads {wanted!r}")


def _class(wanted: type, about: Mapping[str, Any], owner: type | None) -> Shape:
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
        return NumbersShape(wanted.of, NumberShape(float, about.get("least"), about.get("most")), wanted.LENGTHS, wanted.HINT)
    if hasattr(wanted, "FORM"):
        return FormedShape(RecordShape(wanted.FORM))
    if dataclasses.is_dataclass(wanted):
        return RecordShape(wanted)
    if issubclass(wanted, Enum):
        return ChoiceShape({str(member.value): member for member in wanted})
    if wanted is bool:
        return YesNoShape()
    if wanted in (int, float, Decimal):
        return NumberShape(wanted, about.get("least"), about.get("most"))
    if wanted is str:
        return PlainShape()
    raise TypeError(f"no rule reads {wanted!r}")


def _tuple(items: tuple[Any, ...], about: Mapping[str, Any], owner: type | None) -> Shape:
    if items[1:] == (Ellipsis,):
        return ListingShape(_shape(items[0], {}, owner), about.get("least"), about.get("most"))
    return RowShape(tuple(_shape(item, about, owner) for item in items))


def _union(parts: list[Any], about: Mapping[str, Any], owner: type | None) -> Shape:
    if len(parts) == 1:
        return _shape(parts[0], about, owner)
    return EitherShape(tuple(_shape(part, about, owner) for part in parts))
