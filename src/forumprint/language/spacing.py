"""Spacing and marks: no-break spaces join what must stay together. Typewriter quotes, dots and dashes become those of the language.

No letter and no digit ever changes. Addresses, file names and code do not change at all. No-break spaces and soft hyphens that the author
typed stay. Sources: A. Wolański, Edycja tekstów (PWN 2008), for Polish; R. Bringhurst, The Elements of Typographic Style, 2.4 and 5; for
other languages the sources named in their data files.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from forumprint.base.memory import remembered
from forumprint.language.binding import gaps
from forumprint.language.edits import Edit
from forumprint.language.marks import dots_and_dashes, mark_spaces, quotation_marks
from forumprint.language.rules import Language
from forumprint.language.tokens import NO_BREAK_SPACE, TOKEN

__all__ = ["NO_BREAK_SPACE", "Piece", "bind", "bind_all", "bind_pieces", "corrections"]

Piece = tuple[str, Language]


@remembered("bound texts", most=4096)
def bind(text: str, language: Language, strict: bool) -> str:
    """Set `text` by the rules of the language: no-break spaces, quotation marks, dashes, ellipses. Several spaces in a row become one.

    Args:
        text: The text as typed.
        language: The language whose rules apply.
        strict: Also bind the longer short words, as in headlines, labels and lists.
    """
    return bind_pieces(((text, language),), strict)[0]


def bind_all(texts: Sequence[str], language: Language, strict: bool) -> tuple[str, ...]:
    """Like `bind`, for a paragraph in several pieces (emphasis, links). The rules apply across the joints. The pieces stay apart."""
    return bind_pieces(tuple((text, language) for text in texts), strict)


@remembered("bound paragraphs in pieces", most=1024)
def bind_pieces(pieces: tuple[Piece, ...], strict: bool) -> tuple[str, ...]:
    """Like `bind_all`, for pieces in several languages. Text that begins in a piece follows the rules of that piece's language."""
    texts = [unicodedata.normalize("NFC", text) for text, _ in pieces]
    whole = "".join(texts)
    edits = _edits(whole, texts, [language for _, language in pieces], strict)
    bound: list[str] = []
    start = 0
    for text in texts:
        bound.append(_edited(whole, start, start + len(text), edits))
        start += len(text)
    return tuple(bound)


def corrections(pieces: Sequence[Piece], strict: bool) -> tuple[Edit, ...]:
    """The changes of `bind_pieces`, in order. Places count in the joined, normalised texts of all pieces."""
    texts = [unicodedata.normalize("NFC", text) for text, _ in pieces]
    whole = "".join(texts)
    edits = _edits(whole, texts, [language for _, language in pieces], strict)
    return tuple(edit for edit in edits if edit.text != whole[edit.start : edit.end])


def _edits(whole: str, texts: Sequence[str], languages: Sequence[Language], strict: bool) -> list[Edit]:
    """All edits in order. Each comes from the language of the piece in which it begins."""
    tokens = list(TOKEN.finditer(whole))

    def by(language: Language) -> Iterator[Edit]:
        yield from gaps(whole, tokens, language, strict)
        yield from quotation_marks(whole, tokens, language)
        yield from dots_and_dashes(tokens, language)
        yield from mark_spaces(whole, tokens, language)

    spoken = dict.fromkeys(languages)
    if len(spoken) == 1:
        edits = list(by(languages[0]))
    else:
        owners = [language for text, language in zip(texts, languages, strict=True) for _ in text]
        edits = [edit for language in spoken for edit in by(language) if owners[edit.start] is language]
    edits.sort(key=lambda edit: edit.start)
    return edits


def _edited(whole: str, start: int, end: int, edits: Sequence[Edit]) -> str:
    """`whole[start:end]` with the edits made. An edit across a joint belongs to the piece where it starts."""
    parts: list[str] = []
    at = start
    for edit in edits:
        if edit.end > at and edit.start < end:
            parts.append(whole[at : max(at, edit.start)])
            parts.append(edit.text if edit.start >= start else "")
            at = edit.end
    parts.append(whole[at:end])
    return "".join(parts)
