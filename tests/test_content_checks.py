"""The warnings of `check` about an event's words and pictures, with their place, and no warning for good texts."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw

import forumprint
from edited import replace_in
from forumprint.base.problems import Severity
from forumprint.cli.app import run
from forumprint.desk import check
from forumprint.files.bundled import assets
from forumprint.files.languages import language_tags, load_language
from forumprint.files.photos.pictured_text import traits

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/event.yaml"))
PHOTO = ROOT / "examples/mend-day/photos/wall-clock.jpg"

HEAD = "title: Spotkanie w bibliotece\nlanguage: pl\ndate: 2025-03-15\nvenue: Biblioteka\nlead: Zapraszamy do biblioteki na spotkanie.\n"
CONTACT = "contact: {person: Jan Nowak}\n"

Found = Callable[..., list[str]]


@pytest.fixture
def found(tmp_path: Path) -> Found:
    """The findings of `check` in an event with these lines, as `line:column message`."""

    def checked(lines: str, *, head: str = HEAD) -> list[str]:
        event = tmp_path / "event.yaml"
        event.write_text(head + lines + CONTACT, encoding="utf-8")
        shutil.copy(PHOTO, tmp_path / "wall-clock.jpg")
        problems = check(event, layouts=["phone"]).problems
        assert all(problem.severity is Severity.WARNING and problem.hint for problem in problems), problems
        return [f"{problem.where.line}:{problem.where.column} {problem.message}" for problem in problems]

    return checked


def photo(rest: str, file: str = "wall-clock.jpg") -> str:
    return f"photos:\n  - file: {file}\n    credit: {{author: Jan Nowak, licence: CC0 1.0}}\n{rest}"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_the_examples_give_no_cause_to_complain(example: Path) -> None:
    assert check(example, layouts=["phone"]).problems == ()


# Alt texts


def test_an_alt_text_is_to_be_heard_in_one_breath(found: Found) -> None:
    assert found(photo(f"    alt: {'Zegar na ścianie. ' * 9}\n")) == [
        "9:10 the alt text has 161 characters; a screen reader reads it without a pause, so 150 are enough"
    ]
    assert found(photo(f"    alt: {'Zegar na ścianie. ' * 8}\n")) == []


@pytest.mark.parametrize("alt", ["wall-clock.jpg", "wall clock", "Wall_Clock.JPG"])
def test_the_name_of_a_file_is_no_alt_text(found: Found, alt: str) -> None:
    assert found(photo(f"    alt: {alt}\n")) == ["9:10 the alt text is the name of the file"]


def test_an_alt_text_does_not_repeat_the_caption(found: Found) -> None:
    assert found(photo("    caption: Zegar w czytelni.\n    alt: Zegar w czytelni\n")) == [
        "10:10 the alt text repeats the caption, which everybody hears anyway"
    ]
    assert found(photo("    caption: Czytelnia w marcu\n    alt: Zegar na białej ścianie\n")) == []


def test_a_photo_without_an_alt_text_stays_an_error(tmp_path: Path) -> None:
    (tmp_path / "event.yaml").write_text(HEAD + photo("") + CONTACT, encoding="utf-8")
    shutil.copy(PHOTO, tmp_path / "wall-clock.jpg")

    (problem,) = check(tmp_path / "event.yaml").problems
    assert (problem.severity, "has no alt text" in problem.message) == (Severity.ERROR, True)


# Links


@pytest.mark.parametrize("words", ["tutaj", "Kliknij tutaj!", "click here", "тут", "*więcej*", "czytaj **więcej**"])
def test_a_link_says_where_it_leads(found: Found, words: str) -> None:
    shown = words.replace("*", "")
    assert found(f"body: |\n  Program spotkania jest do pobrania [{words}](https://example.org/p).\n") == [
        f"7:{39 + words.startswith('*')} the link “{shown}” does not say where it leads"
    ]


@pytest.mark.parametrize("words", ["program spotkania", "więcej o bibliotece", "tutaj program"])
def test_a_link_that_names_its_goal_is_well(found: Found, words: str) -> None:
    assert found(f"body: |\n  Do pobrania jest [{words}](https://example.org/p), a tutaj czekamy.\n") == []


def test_languages_that_know_vague_links_write_them_as_they_are_compared() -> None:
    vague = {tag: load_language(tag).vague_links for tag in language_tags()}

    assert {"pl", "en"} <= {tag for tag, links in vague.items() if links}
    assert [words for links in vague.values() for words in links if words != " ".join(words.casefold().split())] == []


# Headings


def test_a_paragraph_in_bold_is_no_heading(found: Found) -> None:
    assert found("body: |\n  **Dla kogo**\n\n  Dla wszystkich, którzy lubią czytać.\n") == [
        "7:5 “Dla kogo” looks like a heading, but is a paragraph in bold: a listener cannot jump to it"
    ]
    assert found("body: |\n  ## Dla kogo\n  Dla wszystkich.\n\n  **Wstęp jest wolny.**\n\n  **Uwaga:** wejście od rynku.\n") == []


def test_a_crosshead_heads_something(found: Found) -> None:
    assert found("body: |\n  ## Kiedy\n  ## Dla kogo\n  Dla wszystkich.\n\n  ## Koniec\n") == [
        "7:6 no text stands under the crosshead “Kiedy”",
        "11:6 no text stands under the crosshead “Koniec”",
    ]


def test_a_crosshead_does_not_repeat_the_title(found: Found) -> None:
    assert found("body: |\n  ## Spotkanie w bibliotece\n  Dla wszystkich.\n") == ["7:6 the crosshead repeats the title"]


@pytest.mark.parametrize("level", ["#", "###"])
def test_a_heading_of_another_level_is_an_error_so_that_none_is_skipped(tmp_path: Path, level: str) -> None:
    (tmp_path / "event.yaml").write_text(HEAD + f"body: |\n  {level} Dla kogo\n  Dla wszystkich.\n{CONTACT}", encoding="utf-8")

    (problem,) = check(tmp_path / "event.yaml").problems
    assert (problem.severity, problem.where.line) == (Severity.ERROR, 7)
    assert "headings cannot be set" in problem.message


# Capitals


@pytest.mark.parametrize(
    ("lines", "shouted"),
    [
        ("series: UROCZYSTE OTWARCIE\n", ""),
        ("byline: ZAPRASZAMY SERDECZNIE\n", "6:9 “ZAPRASZAMY SERDECZNIE” is in capitals"),
        ("body: |\n  Uwaga: OBOWIĄZUJĄ WCZEŚNIEJSZE ZAPISY dla każdego.\n", "7:3 “OBOWIĄZUJĄ WCZEŚNIEJSZE ZAPISY” is in capitals"),
        ("byline: Biuro PR UMT NGO\n", ""),
        ("body: |\n  Forum XXVIII w sali NATO i UNESCO, zgodnie z RODO.\n", ""),
        ("notes: [ĆWICZENIA]\n", "6:9 “ĆWICZENIA” is in capitals"),
        ("notes: [UNHCR]\n", ""),
        ("byline: XXVIII\n", ""),
        ("byline: THE BIG HONEY DAY\n", "6:9 “THE BIG HONEY DAY” is in capitals"),
        ("byline: NATO, EU, UN\n", ""),
    ],
)
def test_text_is_not_typed_in_capitals(found: Found, lines: str, shouted: str) -> None:
    """A name is written like its owner writes it. Acronyms and numerals are not shouting."""
    assert found(lines) == ([shouted] if shouted else [])


# Languages


ENGLISH = "The library is open to all who would like to read, and there will be tea for those that come early."
CZECH = (
    "Knihovna je otevřena všem, a kdo chce, může si s sebou vzít svou oblíbenou knihu; potom si na zahradě dáme čaj, pokud bude hezky, "
    "jinak zůstaneme uvnitř, kde je také dost místa pro děti."
)
LITHUANIAN = (
    "Biblioteka yra atvira visiems, ir kas nori, gali atsinešti savo mėgstamą knygą; po to mes kartu gersime arbatą sode, jei bus graži "
    "diena, o jei ne, liksime viduje prie knygų lentynų."
)
FRENCH = (
    "La bibliothèque est ouverte à tous, et qui le souhaite apporte son livre préféré; ensuite nous prendrons le thé dans le jardin, si le "
    "temps est beau, sinon à l’intérieur avec les enfants."
)
FINNISH = (
    "Kirjasto avautuu kaikille lauantaina aamulla, joten tuokaa mukananne mieluisin kirjanne; myöhemmin juomme yhdessä teetä puutarhassa, "
    "mikäli sää pysyy kauniina, muuten istumme sisällä hyllyjen vieressä lasten kanssa iltaan saakka."
)
GERMAN = (
    "Die Bibliothek steht allen offen, und wer mag, der bringt sein liebstes Buch mit; nachher trinken wir gemeinsam Tee im Garten, "
    "wenn das Wetter schön bleibt, sonst drinnen neben den Regalen."
)


def test_a_quote_in_another_language_says_so(found: Found) -> None:
    quote = f"quotes:\n  - speaker: Jan Nowak\n    text: {ENGLISH}\n"

    assert found(quote) == ["8:11 “The library is open to all who would …” is in `en`, by its commonest words, but is taken as `pl`"]
    assert found(quote + "    language: en\n") == []


def test_an_event_in_another_language_than_it_says_is_told_once(found: Found) -> None:
    head = "title: A meeting in the library\nlanguage: pl\ndate: 2025-03-15\nvenue: Library\n"

    assert found(f"lead: {ENGLISH}\nbody: {ENGLISH}\n", head=head) == [
        "2:11 the event is in `en`, by its commonest words, but it states `pl`"
    ]


def test_an_event_without_a_language_is_told_to_state_it(found: Found) -> None:
    head = "title: A meeting in the library\ndate: 2025-03-15\nvenue: Library\n"

    assert found(f"lead: {ENGLISH}\n", head=head) == [
        "1:8 the event is in `en`, by its commonest words, but it states no language, so it is taken as `pl`"
    ]


def test_letters_of_another_script_are_noticed_in_few_words(found: Found) -> None:
    assert found("notes: [Ласкаво просимо]\n") == ["6:9 “Ласкаво просимо” is written in Cyrillic letters, but is taken as `pl`"]
    assert found("notes: [Καλώς ήρθατε]\n") == ["6:9 “Καλώς ήρθατε” is written in Greek letters, but is taken as `pl`"]
    assert found('byline: "Powiedział nam: Ласкаво просимо"\n') == []
    assert found('byline: "Mówimy: Ласкаво просимо do naszej biblioteki"\n') == []


@pytest.mark.parametrize(("text", "tag"), [(GERMAN, "de"), (CZECH, "cs"), (LITHUANIAN, "lt"), (FRENCH, "fr")])
def test_a_long_text_in_a_neighbour_s_language_is_named(found: Found, text: str, tag: str) -> None:
    (said,) = found(f'body: "{text}"\n')

    assert f"is in `{tag}`, by its commonest words, but " in said


def test_a_long_text_in_a_language_without_data_is_noticed(found: Found) -> None:
    (said,) = found(f'body: "{FINNISH}"\n')

    assert "is probably not in `pl`: it has none of its commonest words, but is taken as `pl`" in said


def test_a_short_text_of_names_is_left_alone(found: Found) -> None:
    assert found("notes: [Warsaw Chamber Opera Orchestra, The British Council and the Goethe-Institut]\n") == []


# Photos


def test_a_picture_of_text_is_doubted(tmp_path: Path) -> None:
    """A page of the example, exported as a picture and used as a photo."""
    (built,) = forumprint.build(ROOT / "examples/forum-ngo-2024", layouts=["a4-onepage"], out=tmp_path / "page.pdf")
    pypdfium2.PdfDocument(built.path)[0].render(scale=2).to_pil().convert("RGB").save(tmp_path / "page.jpg", quality=70)
    event = tmp_path / "event.yaml"
    event.write_text(HEAD + photo("    alt: Plakat\n", "page.jpg") + CONTACT, encoding="utf-8")

    problems = check(event, layouts=["phone"]).problems
    assert [(problem.where.line, "looks like a picture of text" in problem.message) for problem in problems] == [(7, True)]
    assert problems[0].severity is Severity.WARNING


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Image.Image]:
    """Sides of leaflets as pictures: some full of text, some with a photo over a third of them, one as long as a phone's column."""
    out = tmp_path_factory.mktemp("pages")
    built = forumprint.build(ROOT / "examples/footbridge-hearing", layouts=["a4-bulletin", "a5-flyer", "phone"], out=out)
    return [page.render(scale=1.5).to_pil() for leaflet in built for page in pypdfium2.PdfDocument(leaflet.path)]


def test_pages_of_text_are_told_from_photos(pages: list[Image.Image]) -> None:
    photos = list((ROOT / "examples").glob("*/photos/*.jpg"))

    assert len(photos) > 5
    assert [photo.name for photo in photos if traits(Image.open(photo)).is_text] == []
    assert len(pages) > 5
    assert [traits(page) for page in pages if not traits(page).is_text] == []


def test_a_sheet_photographed_askew_in_uneven_light_is_found(pages: list[Image.Image]) -> None:
    sheet = pages[0].convert("L")
    light = Image.linear_gradient("L").resize(sheet.size).point([110 + value * 145 // 255 for value in range(256)])

    assert traits(ImageChops.multiply(sheet, light).rotate(2, fillcolor=80, expand=True)).is_text


def test_stripes_are_no_text() -> None:
    """Blinds: bands of light and dark without the stems of letters."""
    blinds = Image.new("L", (600, 600), 230)
    for row in range(0, 600, 40):
        ImageDraw.Draw(blinds).rectangle((0, row, 600, row + 5), fill=30)

    assert not traits(blinds).is_text
    assert traits(blinds).ground > 0.8


def test_a_picture_of_one_pixel_is_no_text() -> None:
    assert not traits(Image.new("L", (1, 1))).is_text


# The command


@pytest.fixture
def shouting(tmp_path: Path) -> Path:
    (tmp_path / "event.yaml").write_text(HEAD + CONTACT + "byline: ZAPRASZAMY SERDECZNIE\n", encoding="utf-8")
    return tmp_path / "event.yaml"


def test_doubts_do_not_change_the_exit_code_but_strict_does(shouting: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(shouting)]) == 0
    assert f"{shouting}:7:9: warning: “ZAPRASZAMY SERDECZNIE” is in capitals\n  hint: " in capsys.readouterr().err

    assert run(["check", "--strict", str(shouting)]) == 3


def test_building_is_not_held_up_by_doubts(shouting: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "--strict", str(shouting)]) == 0
    assert "capitals" not in capsys.readouterr().err


def test_a_brand_that_is_hard_to_read_is_told_with_its_pair(shouting: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pale = shutil.copytree(assets() / "brands" / "museum", tmp_path / "pale")
    lines = (pale / "brand.yaml").read_text(encoding="utf-8").splitlines()
    (neutral,) = (line for line in lines if line.startswith("  neutral:"))
    replace_in(pale / "brand.yaml", neutral, '  neutral: {rgb: "#AAAAAA", cmyk: [0, 0, 0, 40]}')

    assert run(["check", str(shouting), "--brand", str(pale)]) == 3
    told = capsys.readouterr().err
    assert "text in `neutral` on `white` has a contrast of 2.3:1, less than 4.5:1" in told
    assert f"{pale / 'brand.yaml'}:" in told
