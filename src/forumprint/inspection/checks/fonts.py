"""Fonts: in the file, and telling the text of every glyph (ISO 14289-1, 7.21)."""

from __future__ import annotations

from collections.abc import Iterator

from forumprint.inspection.model import Finding, ReadDocument


def findings(document: ReadDocument) -> Iterator[Finding]:
    """Findings of all fonts that are used."""
    for font in document.fonts:
        if not font.embedded:
            message = f"the font {font.name} is not in the file: it looks different elsewhere"
            yield Finding("font-embedded", message, "embed it", source="ISO 14289-1, 7.21.4.1")
        if not font.tells_text:
            message = f"the font {font.name} does not tell its text (ToUnicode): nothing set in it can be read aloud or found"
            yield Finding("font-unicode", message, source="ISO 14289-1, 7.21.7")
        elif font.mute:
            message = f"{len(font.mute)} glyphs of the font {font.name} stand for no text"
            yield Finding("font-mute", message, source="ISO 14289-1, 7.21.7")
