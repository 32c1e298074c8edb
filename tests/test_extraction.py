"""The text that other programs read from the example's PDF: the event's own words, whole and in order."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

import forumprint
from forumprint.desk import compose
from forumprint.frame.spans import Span
from forumprint.frame.structure import Node, Role
from pdfs import extracted_by_poppler

EXAMPLE = Path(__file__).parents[1] / "examples" / "forum-ngo-2024" / "event.yaml"
SOFT_HYPHEN = "\u00ad"

Extract = Callable[[Path, Path], str]


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    (built,) = forumprint.build(EXAMPLE, layouts=["a4-onepage"], out=tmp_path_factory.mktemp("extraction") / "leaflet.pdf")
    return built.path


def by_poppler(pdf: Path, folder: Path) -> str:
    return extracted_by_poppler(pdf.read_bytes(), folder)


def by_pdfium(pdf: Path, folder: Path) -> str:
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


@pytest.mark.parametrize("extract", [by_poppler, by_pdfium])
def test_every_paragraph_is_extracted_whole(pdf: Path, extract: Extract, tmp_path: Path) -> None:
    text, every = joined(extract(pdf, tmp_path)), paragraphs()

    # Nearly all that the file says: a page without its text would not pass.
    assert len(joined(" ".join(every))) > 0.9 * len(text)
    assert [paragraph for paragraph in every if joined(paragraph) not in text] == []


@pytest.mark.parametrize("extract", [by_poppler, by_pdfium])
def test_body_sections_are_extracted_in_reading_order(pdf: Path, extract: Extract, tmp_path: Path) -> None:
    text = joined(extract(pdf, tmp_path))

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


def test_polish_letters_come_out_whole(pdf: Path, tmp_path: Path) -> None:
    text = by_pdfium(pdf, tmp_path)

    assert {letter for letter in "ąćęłńóśż" if letter not in text} == set()
