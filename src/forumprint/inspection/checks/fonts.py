"""Fonts: whether they are in the file, and give the text of every glyph (ISO 14289-1, 7.21)."""

from __future__ import annotations

from collections.abc import Iterator

from forumprint.inspection.model import Finding, ReadDocument


def findings(document: ReadDocument) -> Iterator[Finding]:
    """The findings for all fonts that the file uses."""
    for font in document.fonts:
        if not font.embedded:
            message = f"the font {font.name} is not in the file: the text looks different elsewhere"
            yield Finding("font-embedded", message, "embed the font", source="ISO 14289-1, 7.21.4.1")
        if not font.tells_text:
            message = f"the font {font.name} does not give its text (ToUnicode): its words cannot be read aloud or searched"
            yield Finding("font-unicode", message, source="ISO 14289-1, 7.21.7")
        elif font.mute:
            message = f"{len(font.mute)} glyphs of the font {font.name} have no text"
            yield Finding("font-mute", message, source="ISO 14289-1, 7.21.7")
