"""The tools of the text floor's tests: the bundled faces, plain styles, a typesetter."""

from __future__ import annotations

from functools import cache

from faces import face
from forumprint.base.problems import Where
from forumprint.files.languages import hyphenation_patterns, load_language
from forumprint.language.hyphenation import Hyphenator
from forumprint.language.spacing import bind
from forumprint.type.galley import Galley, ParagraphStyle, Run, TextStyle
from forumprint.type.typesetter import Typesetter

WHERE = Where("event.yaml", 4, 7)
BODY = ParagraphStyle(hyphenate=True)
PLAIN = ParagraphStyle()


def style(name: str = "SourceSans3_400Regular", size: float = 9.2, tracking: float = 0.0) -> TextStyle:
    return TextStyle("body", face(name), size, 12.0, "text", tracking)


def run(text: str, look: TextStyle | None = None, language: str = "pl") -> Run:
    return Run(text, look or style(), language)


@cache
def typesetter() -> Typesetter:
    return Typesetter({tag: load_language(tag) for tag in ("pl", "en")}, "pl", hyphenation_patterns)


@cache
def hyphenator(tag: str) -> Hyphenator:
    return Hyphenator(load_language(tag), hyphenation_patterns)


def bound(text: str, tag: str = "pl") -> str:
    return bind(text, load_language(tag), strict=False)


def set_(text: str, measure: float, how: ParagraphStyle = BODY, language: str = "pl") -> Galley:
    return typesetter().paragraph([run(bound(text, language), language=language)], measure, how)


def read(galley: Galley) -> str:
    """The text of the lines, without hyphens from line breaking and without spaces at their ends."""
    return galley.text.replace("\u00ad", "")


CORPUS = (
    "– Forum Organizacji Pozarządowych to doskonała okazja do tego, żeby wspólnie tworzyć lepsze rozwiązania dla mieszkańców naszego "
    "miasta i wzmacniać współpracę między samorządem i organizacjami pozarządowymi, a także dyskutować o tematach najbardziej aktualnych, "
    "takich jak przeciwdziałanie przemocy w stosunku do małoletnich – tak ideę spotkania przedstawił dr Patryk Wawrzyński.",
    "W Forum, które odbywa się 3 grudnia 2024 r. w hotelu Filmar, wzięli udział licznie przedstawiciele toruńskich NGO-sów. Zebranych "
    "powitała Aleksandra Łukomska-Smulska, przewodnicząca Rady Działalności Pożytku Publicznego miasta Torunia.",
    "W rozmowach udział wzięli także prezydent Paweł Gulewski oraz Krystyna Żejmo-Wysocka – p.o. dyrektora Departamentu Spraw Społecznych "
    "i Zdrowia w Urzędzie Marszałkowskim.",
    "Zgodnie z nowym, rocznym programem współpracy na rok 2025, który uchwalony został przez radę miasta na listopadowej sesji, na "
    "działalność NGO-sów przeznaczone są środki wysokości ponad 52 mln zł – o 9 mln zł więcej niż w roku 2024.",
)
