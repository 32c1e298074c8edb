"""JSON Schemas of the YAML files, from the same models and shapes as the reader's.

The schemas use draft 7, the newest draft that all YAML support in editors understands (most editors share one language server). In draft 7
a `$ref` hides everything beside it. So a field refers through `anyOf` and keeps its description. A YAML 1.2 editor has already made numbers
and booleans of some texts, so texts allow these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from forumprint.files.models.shapes import (
    ChoiceShape,
    EitherShape,
    FieldShape,
    FormedShape,
    ListingShape,
    NumberShape,
    NumbersShape,
    ParsedShape,
    PartialShape,
    PlainShape,
    RecordShape,
    RichShape,
    RowShape,
    Shape,
    TableShape,
    UntouchedShape,
    WordsShape,
    YesNoShape,
    shape_of,
)
from forumprint.model.words import Email, LanguageTag, Text, Web

Schema = dict[str, object]

DIALECT = "http://json-schema.org/draft-07/schema#"
_LANGUAGE = "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"
_TEXT: Schema = {"type": ["string", "number", "boolean"]}
_PATTERNS: tuple[tuple[type[Text], str], ...] = (
    (Web, r"^\s*https?://\S+\.\S+\s*$"),
    (Email, r"^\s*[^\s@]+@[^\s@]+\.[^\s@]+\s*$"),
    (LanguageTag, _LANGUAGE),
)


def json_schema(model: type, title: str, id: str = "") -> Schema:
    """The schema of files that hold a `model`.

    Args:
        model: The type of the whole file.
        title: The name of the file in an editor.
        id: The schema's own address; "" for none.
    """
    writer = _SchemaWriter()
    shape = shape_of(model)
    body = writer.record(shape.slots.values()) if isinstance(shape, RecordShape) else writer.schema(shape)
    source = getattr(model, "DEFAULTS_FROM", None)
    if source is not None and "required" in body:
        # A field that another file supplies is not required in this one.
        body["anyOf"] = [{"required": [source]}, {"required": body.pop("required")}]
    head: Schema = {"$schema": DIALECT, "$id": id, "title": title} if id else {"$schema": DIALECT, "title": title}
    return {**head, **body, "definitions": dict(sorted(writer.definitions.items()))}


class _SchemaWriter:
    """Schemas of shapes. Records and texts are defined once and referred to."""

    def __init__(self) -> None:
        self.definitions: dict[str, object] = {}

    def schema(self, shape: Shape) -> Schema:
        match shape:
            case WordsShape():
                return self._words(shape)
            case RichShape():
                return self._defined("RichText", {"anyOf": [_TEXT, _variants(_TEXT)]})
            case PlainShape():
                return dict(_TEXT)
            case NumberShape():
                return _number(shape)
            case YesNoShape():
                return {"type": "boolean"}
            case ChoiceShape():
                return {"enum": list(_typed(shape))}
            case ParsedShape():
                return dict(shape.schema)
            case ListingShape():
                return _bounded({"type": "array", "items": self.schema(shape.item)}, "minItems", shape.least, "maxItems", shape.most)
            case RowShape():
                count = len(shape.items)
                return {"type": "array", "items": [self.schema(item) for item in shape.items], "minItems": count, "maxItems": count}
            case NumbersShape():
                return {"anyOf": [self.schema(RowShape((shape.item,) * length)) for length in shape.lengths]}
            case TableShape():
                return {"type": "object", "additionalProperties": self._field(shape.item)}
            case RecordShape() | PartialShape():
                return self._reference(shape)
            case FormedShape():
                return self._reference(shape.form)
            case EitherShape():
                return {"anyOf": [self.schema(option) for option in shape.options]}
            case UntouchedShape():
                return {}

    def record(self, slots: Iterable[FieldShape], partial: bool = False) -> Schema:
        """A mapping with these keys only."""
        slots = tuple(slots)
        required = [slot.key for slot in slots if slot.required and not partial]
        made: Schema = {"type": "object", "properties": {slot.key: self._property(slot, partial) for slot in slots}}
        if required:
            made["required"] = required
        return {**made, "additionalProperties": False}

    def _property(self, slot: FieldShape, partial: bool) -> Schema:
        about: Schema = {}
        if slot.about.description:
            about["description"] = slot.about.description
        if slot.about.examples:
            about["examples"] = list(slot.about.examples)
        return {**about, **(self.schema(slot.shape) if slot.required and not partial else self._field(slot.shape))}

    def _field(self, shape: Shape) -> Schema:
        """The shape, or nothing: a key without a value is an absent field."""
        made = self.schema(shape)
        if not made:
            return made
        if list(made) == ["anyOf"] and isinstance(made["anyOf"], list):
            return {"anyOf": [*made["anyOf"], {"type": "null"}]}
        return {"anyOf": [made, {"type": "null"}]}

    def _defined(self, name: str, schema: Schema) -> Schema:
        self.definitions[name] = schema
        return {"anyOf": [{"$ref": f"#/definitions/{name}"}]}

    def _words(self, shape: WordsShape) -> Schema:
        pattern = next((pattern for kind, pattern in _PATTERNS if issubclass(shape.kind, kind)), None)
        single: Schema = {"type": "string", "pattern": pattern} if pattern else _TEXT
        return self._defined(shape.kind.__name__, {"anyOf": [single, _variants(single)]} if shape.variants else single)

    def _reference(self, shape: RecordShape | PartialShape) -> Schema:
        model = shape.record.model if isinstance(shape, PartialShape) else shape.model
        name = f"{model.__name__}Overrides" if isinstance(shape, PartialShape) else model.__name__
        if name not in self.definitions:
            # The name is reserved before the definition is written, because a model may contain itself.
            self.definitions[name] = {}
            made = self.record(shape.slots.values(), partial=isinstance(shape, PartialShape))
            short = shape.shorthand if isinstance(shape, RecordShape) else None
            self.definitions[name] = {"anyOf": [self.schema(short.shape), made]} if short else made
        return {"anyOf": [{"$ref": f"#/definitions/{name}"}]}


def _variants(text: Mapping[str, object]) -> Schema:
    """One text per language."""
    return {
        "type": "object",
        "minProperties": 1,
        "patternProperties": {_LANGUAGE: {"anyOf": [dict(text), {"type": "null"}]}},
        "additionalProperties": False,
    }


def _number(shape: NumberShape) -> Schema:
    made: Schema = {"type": "integer" if shape.kind is int else "number"}
    return _bounded(made, "minimum", shape.least, "maximum", shape.most)


def _bounded(made: Schema, least_key: str, least: float | None, most_key: str, most: float | None) -> Schema:
    bounds = ((least_key, least), (most_key, most))
    return {**made, **{key: bound for key, bound in bounds if bound is not None}}


def _typed(shape: ChoiceShape) -> Iterable[object]:
    """The types that an editor may read a text as: it takes `3` for a number."""
    return (value if isinstance(value, int) else word for word, value in shape.values.items())
