"""The text that other programs read from the example's PDF: the event's own words, whole and in order."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

import forumprint
from forumprint.desk import compose
from forumprint.frame.placements import TextLine
from forumprint.frame.spans import Span
from forumprint.frame.structure import Node, Role

EXAMPLE = Path(__file__).parents[1] / "examples" / "forum-ngo-2024" / "event.yaml"
SOFT_HYPHEN = "\u00ad"


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    (built,) = forumprint.build(EXAMPLE, layouts=["a4-onepage"], out=tmp_path_factory.mktemp("extraction") / "leaflet.pdf")
    return built.path


def by_pdftotext(pdf: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler) is not installed")
    done = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", str(pdf), "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def by_pdfium(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def joined(text: str) -> str:
    """Text with whole words and plain spaces. PDFium marks a hyphen at a line's end as U+FFFE or U+0002."""
    text = re.sub(rf"(?:{SOFT_HYPHEN}|\ufffe|\x02)\s*", "", text)
    return " ".join(text.replace("\u00a0", " ").split())


def paragraphs() -> list[str]:
    """Every paragraph, heading, item and quote of the structure, as text."""
    found: list[str] = []

    def collect(node: Node) -> None:
        if node.children and all(
            isinstance(child, Span) or (isinstance(child, Node) and child.role is Role.LINK) for child in node.children
        ):
            found.append("".join(span.text for span in node.spans()))
        else:
            for child in node.children:
                if isinstance(child, Node):
                    collect(child)

    collect(compose(EXAMPLE, "a4-onepage").structure)
    return found


@pytest.mark.parametrize("extract", [by_pdftotext, by_pdfium])
def test_every_paragraph_is_extracted_whole(pdf: Path, extract: Callable[[Path], str]) -> None:
    text = joined(extract(pdf))

    assert [paragraph for paragraph in paragraphs() if joined(paragraph) not in text] == []


@pytest.mark.parametrize("extract", [by_pdftotext, by_pdfium])
def test_body_sections_are_extracted_in_reading_order(pdf: Path, extract: Callable[[Path], str]) -> None:
    text = joined(extract(pdf))

    places = [
        text.index(words)
        for words in (
            "Idea spotkania",
            "tak ideę spotkania",
            "Uczestnicy",
            "W rozmowach",
            "Program współpracy na rok",
            "o 9 mln zł więcej niż w roku 2024.",
        )
    ]

    assert places == sorted(places)


@pytest.mark.parametrize(
    "words", ["Toruniu", "Wawrzyński", "w hotelu Filmar", "Łukomska-Smulska", "52 mln zł", "facylitacji", "Żejmo-Wysocka"]
)
def test_a_viewer_finds_kerned_words_and_names(pdf: Path, words: str) -> None:
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()

    assert page.search(words, match_case=True).get_next() is not None


def test_polish_letters_come_out_whole(pdf: Path) -> None:
    text = by_pdfium(pdf)

    assert {letter for letter in "ąćęłńóśż" if letter not in text} == set()


def test_lines_say_the_words_that_they_show() -> None:
    """This guards the test itself: a page without text would pass all others."""
    lines = [placed for placed in compose(EXAMPLE, "a4-onepage").pages[0].placements if isinstance(placed, TextLine)]

    assert len(lines) > 60
