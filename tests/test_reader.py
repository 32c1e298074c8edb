"""Nodes as models: every rule of a type, and all problems at once."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from inspect import get_annotations
from typing import Annotated, ClassVar, Literal, TypeVar

import pytest
from msgspec import Struct, field

from forumprint.base.geometry import Rect
from forumprint.base.problems import Problem, Severity, Where
from forumprint.base.units import Length, mm
from forumprint.brand.model import Brand
from forumprint.event.dates import EventDate, PartialDate
from forumprint.event.focus import Focus
from forumprint.event.model import Event
from forumprint.event.richtext import Paragraph, RichText
from forumprint.files.models.reader import Reader
from forumprint.files.yaml.nodes import compose
from forumprint.language.rules import Language
from forumprint.layout.model import Layout
from forumprint.layout.regions import Region
from forumprint.licence.model import Licence
from forumprint.model.fields import about
from forumprint.model.words import Email, FilePath, LanguageTag, ProperName, Raw, Text, Web

T = TypeVar("T")


class Tone(Enum):
    WARM = "warm"
    COLD = "cold"


class Item(Struct, frozen=True, kw_only=True):
    SHORTHAND: ClassVar[str] = "title"

    where: Where
    title: Text
    room: ProperName | None = None


class Terms(Struct, frozen=True, kw_only=True):
    holder: ProperName


class Sample(Struct, frozen=True, kw_only=True):
    where: Where
    text: Text | None = None
    name: ProperName | None = None
    web: Web | None = None
    email: Email | None = None
    file: FilePath | None = None
    tag: LanguageTag | None = None
    rich: RichText | None = None
    plain: str = ""
    whole: Annotated[int, about("", least=1, most=9)] = 0
    real: float = 0.0
    exact: Decimal = Decimal(0)
    sure: bool = False
    size: Literal["small", "large"] = "small"
    tone: Tone = Tone.WARM
    item: Item | None = None
    items: tuple[Item, ...] = ()
    point: Annotated[tuple[float, float], about("", least=0, most=1)] = (0, 0)
    table: Mapping[str, int] = field(default_factory=dict)
    focus: Annotated[Focus, about("", least=0, most=1)] = Focus.of((0.5, 0.5))
    either: Terms | Literal["brand"] | None = None
    date: EventDate | None = None
    since: PartialDate | None = None
    length: Length | None = None
    raw: Raw | None = None
    from_: ProperName | None = None


def reading(text: str, model: type[T], wanted: str | None = None) -> tuple[T | None, tuple[Problem, ...]]:
    reader = Reader("pl", wanted)
    return reader.read(compose(text.encode(), "e.yaml"), model), reader.problems


def sample(text: str) -> Sample:
    value, problems = reading(text, Sample)
    assert value is not None, problems
    return value


def problem(text: str, model: type[object] = Sample) -> Problem:
    value, (found,) = reading(text, model)
    assert value is None
    return found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("plain: no", "no"),
        ("plain: ' · '", " · "),
        ("plain: '\u00a0'", "\u00a0"),
        ("whole: 7", 7),
        ("real: -0.5", -0.5),
        ("exact: 52.10", Decimal("52.10")),
        ("sure: true", True),
        ("sure: false", False),
        ("size: large", "large"),
        ("tone: cold", Tone.COLD),
        ("point: [0, 0.5]", (0.0, 0.5)),
        ("focus: [0, 0.5]", Focus(Rect(0.0, 0.5, 0.0, 0.0))),
        ("focus: [0.25, 0, 0.75, 1]", Focus(Rect(0.25, 0.0, 0.5, 1.0))),
        ("table: {a: 1, b: 2}", {"a": 1, "b": 2}),
        ("either: brand", "brand"),
        ("since: 2024-12", PartialDate(2024, 12)),
        ("length: 3mm", mm(3)),
        ("items: []", ()),
    ],
)
def test_a_scalar_is_read_by_what_its_field_asks_for(text: str, value: object) -> None:
    key = text.partition(":")[0]

    assert getattr(sample(text), key) == value


@pytest.mark.parametrize("typed", ["no", "10:00", "1e3", "2024-12-03", "true"])
def test_a_text_never_turns_into_something_else(typed: str) -> None:
    assert str(sample(f"text: {typed}").text) == typed


def test_words_know_their_language_and_place() -> None:
    assert sample("\ntext: Dialog").text == Text("Dialog", "pl", Where("e.yaml", 2, 7))


def test_blanks_within_a_text_are_one_space_and_no_break_spaces_stay() -> None:
    assert str(sample("text: |\n  52\u00a0mln\n    zł  \n").text) == "52\u00a0mln zł"


@pytest.mark.parametrize("typed", ["", "~", "''", "'  '"])
def test_nothing_typed_is_nothing_there(typed: str) -> None:
    assert sample(f"text: {typed}").text is None


def test_a_plain_text_fills_the_shorthand_field() -> None:
    items = sample("items: [Raz, {title: Dwa, room: '7'}]").items

    assert [(str(item.title), item.room and str(item.room)) for item in items] == [("Raz", None), ("Dwa", "7")]


def test_a_shorthand_may_be_given_per_language() -> None:
    value, _ = reading("item: {pl: Raz, en: One}", Sample, "en")

    assert value is not None
    assert value.item is not None
    assert str(value.item.title) == "One"


def test_a_mistyped_key_of_three_letters_is_no_language() -> None:
    value, problems = reading("item: {tit: Raz}", Sample)

    assert value is None
    assert [found.message for found in problems] == ["`title` is missing", "unknown key `tit`"]


@pytest.mark.parametrize("typed", ["", "~", "''"])
def test_an_optional_part_may_be_left_empty(typed: str) -> None:
    assert sample(f"item: {typed}").item is None


def test_an_optional_part_of_a_part_may_be_left_empty() -> None:
    item = sample("item: {title: Raz, room: }").item

    assert item is not None
    assert (str(item.title), item.room) == ("Raz", None)


def test_a_trailing_underscore_is_no_part_of_a_key() -> None:
    assert str(sample("from: body").from_) == "body"


def test_rich_text_places_its_problems_in_the_file() -> None:
    assert problem("text: a\nrich: |\n  Raz\n\n  # Dwa\n").where == Where("e.yaml", 5, 3)


def test_rich_text_places_its_words_in_the_file() -> None:
    rich = sample("rich: |\n  Raz **dwa**\n").rich

    assert rich is not None
    (block,) = rich.blocks
    assert isinstance(block, Paragraph)
    assert block.inlines[1].where == Where("e.yaml", 2, 9)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("sure: yes", "neither `true` nor `false`", "write true"),
        ("sure: off", "neither `true` nor `false`", "write false"),
        ("whole: 1e3", "not a whole number", "digits only"),
        ("whole: 10", "too large", "the greatest value is 9"),
        ("exact: 1 000,5", "not a number", "write 1000.5"),
        ("exact: ponad 52", "not a number", "their own fields"),
        ("size: larg", "not one of the choices", "did you mean `large`?"),
        ("tone: blue", "not one of the choices", "write one of: warm, cold"),
        ("web: torun.pl", "not a web address", "https://torun.pl"),
        ("email: ngo", "not an e-mail address", "write one address"),
        ("tag: polski", "not a language code", "`pl`"),
        ("file: photos\\a.jpg", "backslash", "photos/a.jpg"),
        ("file: ../a.jpg", "leads out", "copy the file"),
        ("file: /a.jpg", "not inside", "copy the file"),
        ("file: C:/a.jpg", "not inside", "copy the file"),
        ("since: 3.12.2024", "not a date", "2024-12-03"),
        ("length: 3", "not a length", "mm, cm, in or pt"),
        ("either: brnd", "not one of", "did you mean `brand`?"),
        ("text: [a]", "`text` should be a text, but it is a list", "quotation marks"),
        ("text: {a1: b}", "but it is a group of keys", "{pl: …, en: …}"),
        ("items: Raz", "`items` should be a list, but it is a text", "`- `"),
        ("items: [Raz, ~]", "an item of `items` is empty", "delete it"),
        ("point: [1]", "a list of 2, but it is a list of 1", "square brackets"),
        ("focus: [0, 0.5, 1]", "a list of 2 or 4 numbers, but it is a list of 3", "edges of an area"),
        ("focus: 0.5", "a list of 2 or 4 numbers, but it is a text", "a point, such as [0.3, 0.4]"),
        ("focus: [0, 50]", "50 is too large", "write 0.5"),
        ("focus: [0.6, 0.2, 0.4, 0.5]", "the area's left edge, 0.6, does not come before its right edge, 0.4", "not as a width"),
        ("focus: [0.2, 0.5, 0.4, 0.5]", "the area's upper edge, 0.5, does not come before its lower edge, 0.5", "not as a width"),
        ("either: [a]", "a group of keys or one word, but it is a list", "the keys here are: holder"),
        ("leed: x", "unknown key `leed`", "the keys here are"),
        ("itmes: []", "unknown key `itmes`", "did you mean `items`?"),
        ("item: {room: x}", "`title` is missing", "add `title:`"),
        ("date: {from: 2024-12-03}", "`to` is missing", "{from: 2024-12-03, to: 2024-12-05}"),
        ("date: {on: 2024, from: 2024, to: 2025}", "has either `on`", "delete `on:`"),
        ("date: {from: 2024-12-03, to: 2024-12-01}", "before it begins", "exchange"),
        ("date: {from: 2024-12, to: 2024-12-03}", "not equally precise", "both as days"),
        ("date: {time: '10:00'}", "no date here", "2024-12-03"),
    ],
)
def test_what_cannot_be_read_says_what_to_type(text: str, message: str, hint: str) -> None:
    found = problem(text)

    assert message in found.message
    assert hint in found.hint


def test_a_date_may_be_a_day_a_span_or_have_a_time() -> None:
    dates = [sample(f"date: {text}").date for text in ("2024", "{from: 2024-12-03, to: 2024-12-05}", "{on: 2024-12-03, time: 10:00}")]

    assert [(str(date.start), date.end and str(date.end), date.time and str(date.time)) for date in dates if date] == [
        ("2024", None, None),
        ("2024-12-03", "2024-12-05", None),
        ("2024-12-03", None, "10:00"),
    ]


def test_all_problems_are_found_at_once_in_file_order() -> None:
    _, problems = reading("whole: x\nitems:\n  - {rom: y}\n  - {title: [z]}\nsure: on\n", Sample)

    assert [found.where.line for found in problems] == [1, 3, 3, 4, 5]


def test_a_missing_key_is_reported_where_its_mapping_stands() -> None:
    assert problem("items:\n  - {room: x}\n").where == Where("e.yaml", 2, 5)


def test_a_model_is_asked_for_what_concerns_several_fields() -> None:
    found = problem("title: A\nphotos:\n  - {file: a.jpg, alt: b}\n", Event)

    assert "has no author and no licence" in found.message


def test_a_raw_part_keeps_its_node_for_a_later_reader() -> None:
    raw = sample("raw: {anything: [goes]}").raw

    assert raw is not None
    assert raw.where == Where("e.yaml", 1, 6)


@pytest.mark.parametrize(("wanted", "value"), [("en", "Hall"), (None, "Sala"), ("de", "Sala")])
def test_of_several_languages_the_wanted_one_is_taken_else_the_files(wanted: str | None, value: str) -> None:
    read, _ = reading("name: {en: Hall, pl: Sala}", Sample, wanted)

    assert read is not None
    assert str(read.name) == value


def test_prose_without_the_wanted_language_is_a_warning_and_keeps_its_own_tag() -> None:
    read, (warning,) = reading("text: Dialog\nname: Toruń", Sample, "en")

    assert read is not None
    assert read.text is not None
    assert read.text.language == "pl"
    assert warning.severity is Severity.WARNING
    assert "`text` has no text in the language `en`" in warning.message


def test_a_quote_in_a_language_of_its_own_is_not_missed_in_another() -> None:
    event, problems = reading("title: {de: A}\nquotes: [{text: Together, speaker: Jane, language: en}]\n", Event, "de")

    assert event is not None
    assert [quote.text.language for quote in event.quotes] == ["en"]
    assert not problems


def test_the_files_language_is_that_of_its_texts() -> None:
    event, problems = reading("language: en\ntitle: Together\n", Event)

    assert event is not None
    assert (event.title.language, problems) == ("en", ())


def test_an_override_is_part_of_an_event_and_checked_as_one() -> None:
    event, _ = reading("title: A\nvenue: Filmar\nfor: {a5-flyer: {title: B}}", Event)

    assert event is not None
    flyer = event.for_layout("a5-flyer")
    assert (str(flyer.title), flyer.venue) == ("B", event.venue)


@pytest.mark.parametrize("key", ["titel: B", "language: en", "for: {}", "quotes: [{text: B}]"])
def test_an_override_with_a_mistake_is_an_error(key: str) -> None:
    assert problem(f"title: A\nfor:\n  a5-flyer: {{{key}}}\n", Event).where.line == 3


def test_of_several_layers_each_field_is_taken_whole_from_the_first() -> None:
    reader = Reader("pl")
    near = compose(b"title: A\nvenue: {name: Filmar}\nlead:\n", "near.yaml")
    far = compose(b"language: en\ntitle: B\nvenue: {name: Hall, city: C}\nlead: D\n", "far.yaml")

    event = reader.read_layers((near, far), Event)

    assert event is not None
    assert event.venue is not None
    assert (str(event.title), event.title.language, event.venue.city) == ("A", "en", None)
    assert event.lead is not None
    assert event.lead.where.file == "far.yaml"


def test_each_layer_is_in_its_own_language() -> None:
    near = compose(b"language: pl\ntitle: A\n", "near.yaml")
    far = compose(b"language: en\nlead: B\n", "far.yaml")

    event = Reader("uk").read_layers((near, far), Event)

    assert event is not None
    assert event.lead is not None
    assert (event.title.language, event.lead.language, str(event.language)) == ("pl", "en", "pl")


def test_a_field_that_a_nearer_layer_says_is_not_read_from_the_farther() -> None:
    reader = Reader("pl")

    reader.read_layers((compose(b"title: A\n", "near.yaml"), compose(b"title: [B]\n", "far.yaml")), Event)

    assert reader.problems == ()


@pytest.mark.parametrize("model", [Event, Layout, Region, Brand, Language, Licence])
def test_the_types_of_large_models_are_worked_out_once_when_bytecode_is_compiled(model: type[Struct]) -> None:
    """See `model.fields`: a type kept as a text would be compiled again in every process."""
    assert not [name for name, said in get_annotations(model).items() if isinstance(said, str)]
