"""Every language sets an event in every layout. A new language needs a file and no Python."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import jsonschema
import pypdfium2
import pytest
import yaml

from edited import replaced
from forumprint.base.errors import ResourceError
from forumprint.desk import build, compose, schema
from forumprint.event.dates import EventDate, PartialDate
from forumprint.files.bundled import assets, layout_names
from forumprint.files.languages import hyphenation_patterns, language_tags, load_language, read_language
from forumprint.frame.structure import Role, outline
from forumprint.language.spacing import bind, bind_pieces
from forumprint.language.writing import amount, date_text, kicker, ordinal, quoted
from forumprint.type.galley import ParagraphStyle
from forumprint.type.typesetter import Typesetter
from pdfs import opened
from typesetters import WHERE, run
from verapdf import needs_verapdf, verdict

_TOP = Path(__file__).parents[1]
EVENTS = {path.stem: path for path in (Path(__file__).parent / "events").glob("*.yaml")} | {
    "pl": _TOP / "examples" / "forum-ngo-2024" / "event.yaml",
    "uk": _TOP / "examples" / "archive-open-day" / "event.yaml",
    "en": _TOP / "examples" / "mend-day" / "event.yaml",
}
FILES = sorted((assets() / "languages").glob("*.yaml"))

# Invented quotation marks, dashes without spaces, ordinals with a degree sign, a short word, a phrase, a repeated hyphen.
INVENTED = """\
tag: xa
quotes: [‹, ›]
inner_quotes: [“, ”]
dash: "—"
range_dash: "‒"
spaces_before: {"!": "\\u202f"}
decimal: "·"
thousands: "’"
thousands_from: 4
unit_space: "\\u202f"
currency: "{sign}\\u00a0{amount}"
ordinals: {"=1": "1ma", other: "{number}°"}
months: [un, du, tri, kvar, kvin, ses, sep, ok, nau, dek, dekun, dekdu]
months_after_day: [una, dua, tria, kvara, kvina, sesa, sepa, oka, naua, deka, dekuna, dekdua]
dates:
  day: "{year}, {month} {day}"
  month: "{year}, {month_alone}"
  days_in_month: "{first_year}, {first_month} {first_day}‒{last_day}"
  days_in_year: "{first_year}, {first_month} {first_day} ‒ {last_month} {last_day}"
  months_in_year: "{first_year}, {first_month_alone}‒{last_month_alone}"
  years: "{first_year}‒{last_year}"
  span: "{first} ‒ {last}"
  running: "la {date}"
kicker: "{series}, {edition}"
short_words: [la]
phrases: [k. t. p.]
units: [kubo, "%"]
hyphenation: {patterns: eo, left: 2, right: 2, exceptions: [fo-rumo]}
repeat_hyphen: true
labels: {when: Kiam}
"""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_language_file_follows_the_schema_that_editors_are_given(path: Path) -> None:
    validator = jsonschema.Draft7Validator(schema("language"))

    assert [error.message for error in validator.iter_errors(yaml.safe_load(path.read_text(encoding="utf-8")))] == []


def test_every_language_has_an_event() -> None:
    assert sorted(EVENTS) == sorted(language_tags())


@pytest.mark.parametrize("layout", layout_names())
@pytest.mark.parametrize("tag", language_tags())
def test_an_event_is_set_in_every_layout(tag: str, layout: str) -> None:
    """No label is missing, no face lacks a letter, no set text is lost."""
    leaflet = compose(EVENTS[tag], layout)
    words = " ".join(span.text for span in leaflet.structure.spans())

    assert leaflet.language == tag
    assert load_language(tag).months_after_day[11] in words or tag in ("uk", "en")
    assert not re.search(r"[\"']|\.\.\.| - |\{lang", words)


@pytest.mark.parametrize("tag", sorted(set(EVENTS) - {"pl", "uk", "en"}))
def test_a_phrase_in_another_language_is_tagged_and_the_words_come_out_whole(tag: str, tmp_path: Path) -> None:
    (built,) = build(EVENTS[tag], layouts=["a4-bulletin"], out=tmp_path / "leaflet.pdf")

    with opened(built.path.read_bytes()) as pdf:
        spans = [element for element in pdf.objects if _is_span(element)]
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(built.path))
    read = " ".join(re.sub("[\ufffe\x02]\\s*", "", text).split())

    phrases = [each for each in compose(EVENTS[tag], "a4-bulletin").structure.spans() if each.language == "pl"]
    # The brand's own Polish words are among them: it has them in no other language.
    assert [str(element.Lang) for element in spans] == ["pl"] * len(phrases)
    assert "Razem" in " ".join(each.text for each in phrases)
    assert "Razem możemy więcej" in read


def _is_span(element: object) -> bool:
    import pikepdf

    return isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/Span"


@needs_verapdf
def test_a_leaflet_in_each_new_language_passes_the_validator(tmp_path: Path) -> None:
    for tag in sorted(set(EVENTS) - {"pl", "uk", "en"}):
        (built,) = build(EVENTS[tag], layouts=["a4-onepage"], out=tmp_path / f"{tag}.pdf")
        data = built.path.read_bytes()
        assert [verdict(data, flavour, tmp_path) for flavour in ("ua1", "2a")] == ["PASS", "PASS"]


def test_a_phrase_is_bound_and_hyphenated_by_its_own_rules() -> None:
    pl, de = load_language("pl"), load_language("de")

    pieces = bind_pieces((("mówi ", pl), ('"Tag" am 3. Mai', de), (' i "cześć" w domu', pl)), False)

    assert pieces == ("mówi ", "„Tag“ am 3.\u00a0Mai", " i\u00a0„cześć” w\u00a0domu")
    setter = Typesetter({"pl": pl, "de": de}, "pl", hyphenation_patterns)
    galley = setter.paragraph([run("ale "), run("Nachbarschaftswochenende", language="de")], 60.0, ParagraphStyle(hyphenate=True))
    assert galley.lines[0].text == "ale Nachbar\u00ad"


def test_the_structure_names_the_language_of_a_phrase() -> None:
    leaflet = compose(EVENTS["de"], "a4-bulletin")
    spoken = {span.language for span in leaflet.structure.spans()}

    assert spoken == {"de", "pl"}
    assert "Razem" in outline(leaflet.structure)
    assert any(getattr(node, "role", None) is Role.PARAGRAPH for node in leaflet.structure.walk())


def test_a_new_language_is_a_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "xa.yaml"
    path.write_text(INVENTED, encoding="utf-8")
    new = read_language(path)
    day = EventDate(PartialDate(2024, 12, 3), PartialDate(2024, 12, 5), None, WHERE)

    assert bind('"unu" - 3-5 kubo k. t. p. la fino!', new, False) == "‹unu›—3‒5\u202fkubo k.\u00a0t.\u00a0p. la\u00a0fino\u202f!"
    assert quoted("jes ‹ne›", new) == "‹jes “ne”›"
    assert date_text(day, new, running=True).replace("\u00a0", " ") == "la 2024, dekdua 3‒5"
    assert [ordinal(number, new) for number in (1, 2, 11)] == ["1ma", "2°", "11°"]
    assert amount(Decimal("12345.5"), "€", new) == "€\u00a012’345·5"
    assert kicker("2", "Forumo", new) == "Forumo, 2°"
    assert new.label("when") == "Kiam"
    setter = Typesetter({"xa": new}, "xa", hyphenation_patterns)
    lines = setter.paragraph([run("la forumo kaj blank-blua", language="xa")], 34.0, ParagraphStyle(hyphenate=True)).lines
    assert [line.text for line in lines if line.hyphenated][-1:] == ["blank\u00ad"]
    assert any(line.text.startswith("-blua") for line in lines)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('other: "{number}°"', '"2": "{number}°"', "ordinals"),
        ("{sign}\\u00a0{amount}", "{coin}", "{coin}"),
        ("months: [un, du", "months: [un-du", "months"),
        ("tag: xa", "tag: xa\ncolour: red", "colour"),
    ],
)
def test_a_file_that_is_not_as_it_must_be_is_refused_with_the_place(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = tmp_path / "xa.yaml"
    path.write_text(replaced(INVENTED, old, new), encoding="utf-8")

    with pytest.raises(ResourceError) as caught:
        read_language(path)

    assert any(said in problem.message and problem.where.file == str(path) for problem in caught.value.problems)
