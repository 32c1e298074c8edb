"""The JSON Schema agrees with the reader."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from editor import as_an_editor_sees_it
from forumprint.brand.model import Brand
from forumprint.event.model import Event
from forumprint.files.models.reader import Reader
from forumprint.files.models.schema import json_schema
from forumprint.files.yaml.nodes import compose
from forumprint.layout.model import Layout

EXAMPLE = Path(__file__).parent.parent / "examples" / "forum-ngo-2024" / "event.yaml"
SCHEMA = json_schema(Event, "Event")


def editor_accepts(text: str) -> bool:
    seen = as_an_editor_sees_it(compose(text.encode(), "e.yaml"))
    return bool(jsonschema.Draft7Validator(SCHEMA).is_valid(seen))


@pytest.mark.parametrize("model", [Event, Layout, Brand])
def test_a_model_s_schema_is_a_schema(model: type) -> None:
    draft = jsonschema.Draft7Validator

    assert [error.message for error in draft(draft.META_SCHEMA).iter_errors(json_schema(model, "x"))] == []


def test_a_schema_is_plain_json() -> None:
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


def test_an_editor_accepts_the_example() -> None:
    assert editor_accepts(EXAMPLE.read_text(encoding="utf-8"))


def test_every_field_of_an_event_is_described() -> None:
    properties = SCHEMA["properties"]
    assert isinstance(properties, dict)
    assert len(properties) == len(Event.__struct_fields__) - 1  # all but its place

    assert [key for key, field in properties.items() if not field.get("description")] == []


def test_an_address_is_given_only_if_there_is_one() -> None:
    assert ("$id" in SCHEMA, json_schema(Event, "Event", "https://a.pl/e.json")["$id"]) == (False, "https://a.pl/e.json")


GOOD = [
    "title: A",
    "title: {pl: A, en: B}",
    "title: 2024",
    "title: true",
    "title: A\nlead:",
    "title: A\ndate: 2024",
    "title: A\ndate: 2024-12-03",
    "title: A\ndate: {from: 2024-12-03, to: 2024-12-05, time: '10:00'}",
    "title: A\nvenue: Filmar",
    "title: A\nvenue: {pl: Sala, en: Hall}",
    "title: A\nvenue: {name: Filmar, city: Toruń}",
    "title: A\nprogramme: {items: [Raz, {title: Dwa, time: '10:00'}]}",
    "title: A\nfigures: [{amount: 1.5, priority: 2}]",
    "title: A\nphotos: [{file: a.jpg, decorative: true, credit: brand, focus: [0, 1]}]",
    "title: A\nphotos: [{file: a.jpg, decorative: true, credit: brand, focus: [0, 0.2, 0.5, 1]}]",
    "title: A\nphotos: [{file: a.jpg, alt: b, credit: {author: c, licence: d, year: 2024}}]",
    "title: A\nfor: {a5: {title: B, quotes: []}}",
    "title: A\nfor: {a5: {lead: B}}",
    "title: A\nquotes: [{text: b, speaker: c, from: body}]",
]
BAD = [
    "lead: A",
    "title:",
    "title: [A]",
    "title: A\nleed: B",
    "title: A\ndate: 3.12.2024",
    "title: A\ndate: 2024-13",
    "title: A\nvenue: {city: Toruń}",
    "title: A\nnotes: B",
    "title: A\nfigures: [{amount: dużo}]",
    "title: A\nfigures: [{amount: 5, priority: 6}]",
    "title: A\nphotos: [{file: a.jpg, decorative: yes, credit: brand}]",
    "title: A\nphotos: [{file: a.jpg, alt: b, credit: brnd}]",
    "title: A\nphotos: [{file: a.jpg, alt: b, credit: brand, focus: [0, 2]}]",
    "title: A\nphotos: [{file: a.jpg, alt: b, credit: brand, focus: [0]}]",
    "title: A\nphotos: [{file: a.jpg, alt: b, credit: brand, focus: [0, 0.2, 0.5]}]",
    "title: A\nphotos: [{file: a.jpg, alt: b, credit: brand, focus: [0, 0.2, 0.5, 2]}]",
    "title: A\nphotos: [{file: a.jpg, alt: b, credit: brand, treatment: pink}]",
    "title: A\nfor: {a5: {titel: B}}",
    "title: A\nfor: {a5: {for: {}}}",
    "title: A\nquotes: [{text: b}]",
    "title: A\ncontact: {web: torun.pl}",
    "title: A\nlanguage: polski",
]


@pytest.mark.parametrize(("text", "good"), [(text, True) for text in GOOD] + [(text, False) for text in BAD])
def test_editor_and_reader_agree(text: str, good: bool) -> None:
    event = Reader("pl").read(compose(text.encode(), "e.yaml"), Event)

    assert (editor_accepts(text), event is not None) == (good, good)
