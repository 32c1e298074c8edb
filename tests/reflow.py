"""A small reflowing reader. It knows a PDF's structure tree and the text of marked content, but no positions.

Such readers (on phones; screen readers work the same) walk the tree. They take each piece's ActualText if it has one, else its glyphs'
ToUnicode (ISO 32000-1, 14.8.2.3 and 14.9.4). They drop soft hyphens that no longer break a word, and set a block for each block-level
element.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf

# Block-level elements that hold text (ISO 32000-1, 14.8.4.3). A list item's label stands on its body's line.
_BLOCKS = {"/H1", "/H2", "/H3", "/P", "/Caption", "/TD", "/TH", "/Figure", "/Note"}


@dataclass(frozen=True)
class Block:
    """A block after reflow. A figure gives its alternative text."""

    kind: str
    text: str


def blocks(pdf: pikepdf.Pdf) -> list[Block]:
    """The whole file as a reflowing reader shows it."""
    reader = _Reader(pdf)
    return [block for block in reader.read(pdf.Root.StructTreeRoot.K) if block.text]


def untagged(pdf: pikepdf.Pdf) -> str:
    """The artifact text on pages, which reflow leaves out."""
    return "".join(text for page in pdf.pages for mcid, text in _pieces(page) if mcid is None)


@dataclass
class _Reader:
    pdf: pikepdf.Pdf
    pages: dict[tuple[int, int], dict[int, str]] = field(default_factory=dict)

    def read(self, element: pikepdf.Object) -> Iterator[Block]:
        kind = str(element.S)
        if kind in _BLOCKS:
            text = str(element.Alt) if "/Alt" in element else "".join(self._text(element))
            yield Block(kind[1:], re.sub(r"\s+", " ", text.replace("\u00ad", "").replace("\u200b", "")).strip())
            return
        for kid in _kids(element):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from self.read(kid)

    def _text(self, element: pikepdf.Object) -> Iterator[str]:
        for kid in _kids(element):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from self._text(kid)
            elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
                yield self._on(kid.Pg)[int(kid.MCID)]
            elif isinstance(kid, int):
                yield self._on(element.Pg)[kid]

    def _on(self, page: pikepdf.Object) -> dict[int, str]:
        if page.objgen not in self.pages:
            texts: dict[int, str] = {}
            for mcid, text in _pieces(pikepdf.Page(page)):
                if mcid is not None:
                    texts[mcid] = texts.get(mcid, "") + text
            self.pages[page.objgen] = texts
        return self.pages[page.objgen]


def _kids(element: pikepdf.Object) -> Sequence[Any]:
    kids = element.get("/K", pikepdf.Array())
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _pieces(page: pikepdf.Page) -> Iterator[tuple[int | None, str]]:
    """The text of a page in the order of its stream. Each piece has its marked-content id, or None in an artifact."""
    fonts = {name: _unicodes(font) for name, font in page.resources.get("/Font", {}).items()}
    marks: list[tuple[int | None, str | None]] = []
    letters: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        operands: list[pikepdf.Object] = list(instruction.operands)
        match operator:
            case "BDC" | "BMC":
                about = operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else pikepdf.Dictionary()
                mcid = int(about.MCID) if "/MCID" in about else marks[-1][0] if marks else None
                marks.append((mcid, str(about.ActualText) if "/ActualText" in about else None))
            case "EMC":
                mcid, instead = marks.pop()
                if instead is not None:
                    yield mcid, instead
            case "Tf":
                letters = fonts[str(operands[0])]
            case "Tj" | "TJ":
                shown = operands[0] if operator == "TJ" else [operands[0]]
                codes = b"".join(bytes(part) for part in shown if isinstance(part, pikepdf.String))
                if not any(instead is not None for _, instead in marks):
                    pairs = zip(codes[::2], codes[1::2], strict=True)
                    yield marks[-1][0] if marks else None, "".join(letters[high << 8 | low] for high, low in pairs)
            case _:
                pass


def _unicodes(font: pikepdf.Object) -> dict[int, str]:
    """Two-byte codes to characters, from the font's ToUnicode map."""
    found: dict[int, str] = {}
    stream = font.ToUnicode.read_bytes().decode("ascii")
    for section in re.findall(r"beginbfchar(.*?)endbfchar", stream, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", section):
            found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for section in re.findall(r"beginbfrange(.*?)endbfrange", stream, re.DOTALL):
        for first, last, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", section):
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = chr(int(text, 16) + step)
    return found
