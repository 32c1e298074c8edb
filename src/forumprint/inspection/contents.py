"""The content streams of any PDF, run to find their text and marks (ISO 32000-1, 9.4 and 14.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from forumprint.inspection.fonts import Font
from forumprint.inspection.objects import Dictionary, NameObject, Objects, Ref, UnreadableError, Value
from forumprint.inspection.painted import Fonts, Mark, PageContent, content_of
from forumprint.inspection.syntax import Keyword, Scanner, unhex

_MOST_FORMS, _DEEPEST = 2000, 12
# Most content consists of paths and colours, numbers with their operator, and text with its corrections. One expression matches each of
# these.
_QUIET = re.compile(
    rb"(?:[\0\t\n\f\r ]*+(?:[+-]?(?:\d++\.?\d*+|\.\d++)[\0\t\n\f\r ]++)*+"
    rb"(?:re|rg|RG|W\*|[mlcvyhnWgGkKwJjMi]|cm|ET|gs)(?=[\0\t\n\f\r ]|$))++"
)
_NUMBERS = re.compile(rb"[\0\t\n\f\r ]*((?:[+-]?(?:\d+\.?\d*|\.\d+)[\0\t\n\f\r ]+)*)([A-Za-z]{1,2}\*?)(?=[\0\t\n\f\r ]|$)")
_SHOWN = re.compile(rb"[\0\t\n\f\r ]*\[((?:<[0-9A-Fa-f]*>|[+-]?(?:\d++\.?\d*+|\.\d++)|[\0\t\n\f\r ]+)*)\][\0\t\n\f\r ]*TJ")
_PIECE = re.compile(rb"<([0-9A-Fa-f]*)>|([+-]?(?:\d+\.?\d*|\.\d+))")
_IMAGE_END = re.compile(rb"[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)")
_PAINT = frozenset((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"sh"))
# As shares of the font size. A pen that moves this far leaves a space, or begins a line.
_GAP, _STEP = 0.18, 0.3


class ContentPiece(Struct, eq=False):
    """Marked content with its text. `mark` is None for content outside the tags."""

    mark: Mark | None = None
    artifact: bool = False
    actual: str | None = None
    language: str | None = None
    text: list[str] = []


class _State(Struct):
    """The state of text, as far as reading needs it."""

    font: Font | None = None
    size: float = 1.0
    spacing: float = 0.0
    word_spacing: float = 0.0


def read_page(objects: Objects, fonts: Fonts, page: Dictionary, content: PageContent) -> None:
    """Read what a page and its forms paint, and store it in `content`.

    Raises:
        UnreadableError: The content is damaged. `content` keeps what was read before the damage.
    """
    reader = _Reader(objects, fonts, content)
    reader.read(content_of(objects, page), objects.dictionary(page.get("Resources")))


class _Reader:
    """Runs the content of one page."""

    def __init__(self, objects: Objects, fonts: Fonts, content: PageContent) -> None:
        self._objects = objects
        self._fonts = fonts
        self.content = content
        self._marks: list[ContentPiece] = []
        self._pen = (0.0, 0.0)
        self._matrix: Sequence[float] = (1, 0, 0, 1, 0, 0)
        self._line: Sequence[float] = (1, 0, 0, 1, 0, 0)
        self._leading = 0.0
        self._state = _State()
        self._last: tuple[float, float] | None = None
        self._spaced = False

    def read(self, data: bytes, resources: Dictionary, form: int | None = None, depth: int = 0) -> None:
        """Run content. Afterwards `content` holds what it painted."""
        saved: list[_State] = []
        fonts, states = self._objects.dictionary(resources.get("Font")), self._state
        marks = len(self._marks)
        for operator, operands in operations(data):
            state = self._state
            if operator in _PAINT:
                self._paint()
            elif operator == b"TJ":
                self._show(operands)
            elif operator == b"Tj":
                self._show(operands[-1:])
            elif operator in (b"'", b'"'):
                self._move(0, -self._leading)
                self._show(operands[-1:])
            elif operator == b"Tm" and len(operands) == 6:
                self._matrix = self._line = _numbers(operands)
            elif operator in (b"Td", b"TD") and len(operands) == 2:
                x, y = _numbers(operands)
                if operator == b"TD":
                    self._leading = -y
                self._move(x, y)
            elif operator == b"T*":
                self._move(0, -self._leading)
            elif operator == b"TL":
                self._leading = _numbers(operands or (0,))[-1]
            elif operator == b"BT":
                self._matrix = self._line = (1, 0, 0, 1, 0, 0)
            elif operator == b"Tf" and len(operands) == 2 and isinstance(operands[0], NameObject):
                state.font = self._fonts.font(fonts[operands[0]]) if operands[0] in fonts else None
                state.size = abs(_numbers(operands[1:])[0]) or 1.0
            elif operator in (b"Tc", b"Tw") and operands:
                amount = _numbers(operands)[-1]
                if operator == b"Tc":
                    state.spacing = amount
                else:
                    state.word_spacing = amount
            elif operator in (b"BDC", b"BMC"):
                self._begin(operands, resources, form)
            elif operator == b"EMC":
                if len(self._marks) > marks:
                    self._end()
            elif operator == b"q":
                saved.append(_State(state.font, state.size, state.spacing, state.word_spacing))
            elif operator == b"Q":
                self._state = saved.pop() if saved else state
            elif operator == b"Do" and operands:
                self._do(operands[-1], resources, depth)
        while len(self._marks) > marks:
            self._end()
        self._state = states

    def _begin(self, operands: Sequence[Value], resources: Dictionary, form: int | None) -> None:
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, NameObject):
            properties = self._objects.dictionary(resources.get("Properties")).get(properties)
        entries = self._objects.dictionary(properties)
        mcid = self._objects.integer(entries.get("MCID"))
        artifact = bool(operands) and operands[0] == "Artifact"
        actual, language = self._objects.text(entries.get("ActualText")), self._objects.text(entries.get("Lang"))
        self._marks.append(ContentPiece((form, mcid) if mcid is not None else None, artifact, actual, language))

    def _end(self) -> None:
        piece = self._marks.pop()
        if piece.actual is not None:
            piece.text = [piece.actual]
        text = "".join(piece.text)
        if piece.mark is not None:
            before, language = self.content.pieces.get(piece.mark, ("", piece.language))
            self.content.pieces[piece.mark] = (before + text, language)
        elif text and not piece.artifact:
            self._say(text)

    def _say(self, text: str) -> None:
        (self._marks[-1].text if self._marks else self.content.untagged).append(text)

    def _paint(self) -> None:
        if not any(piece.artifact or piece.mark is not None for piece in self._marks):
            self.content.unmarked += 1

    def _move(self, x: float, y: float) -> None:
        a, b, c, d, e, f = self._line
        self._matrix = self._line = (a, b, c, d, e + x * a + y * c, f + x * b + y * d)

    def _show(self, operands: Sequence[Value]) -> None:
        state = self._state
        if state.font is None:
            return
        said: list[str] = []
        moved, size, font = 0.0, state.size, state.font
        for item in operands[0] if operands and isinstance(operands[0], list | tuple) else operands:
            if isinstance(item, bytes):
                codes = font.codes(item)
                said.append(font.decoded(codes))
                moved += font.width(codes) * size / 1000
                if state.spacing or state.word_spacing:
                    moved += state.spacing * len(codes) + state.word_spacing * (0 if font.composite else item.count(b" "))
            elif isinstance(item, int | float):
                if item < -_GAP * 1000 and said and not said[-1].endswith(" "):
                    said.append(" ")
                moved -= item * size / 1000
        text = "".join(said)
        a, b, c, d, e, f = self._matrix
        start, end = (e, f), (e + moved * a, f + moved * b)
        self._matrix = (a, b, c, d, *end)
        if text:
            self._say(self._joint(start, (a, b), size) + text)
            self._last, self._spaced = end, text[-1].isspace()

    def _joint(self, start: tuple[float, float], along: tuple[float, float], size: float) -> str:
        """The text between the last text and this one: nothing, or a space if the pen moved that far."""
        if self._last is None or self._spaced:
            return ""
        (a, b), x, y = along, start[0] - self._last[0], start[1] - self._last[1]
        scale = (a * a + b * b) ** 0.5 or 1.0
        ahead, aside = (x * a + y * b) / scale, abs(y * a - x * b) / scale
        if aside > _STEP * size * scale:
            return " "
        # On one line, marked content may begin anywhere. Inside it, a large move is a space.
        begun = (self._marks[-1].text if self._marks else self.content.untagged) != []
        return " " if begun and not -size * scale < ahead < _GAP * size * scale else ""

    def _do(self, name: Value, resources: Dictionary, depth: int) -> None:
        entry = self._objects.dictionary(resources.get("XObject")).get(name) if isinstance(name, NameObject) else None
        stream = self._objects.stream(entry)
        if stream is None:
            return
        if stream.entries.get("Subtype") != "Form":
            self._paint()
            return
        self.content.forms += 1
        if depth >= _DEEPEST or self.content.forms > _MOST_FORMS:
            raise UnreadableError("its forms paint each other without end")
        own = self._objects.dictionary(stream.entries.get("Resources")) or resources
        self.read(stream.data(), own, entry.number if isinstance(entry, Ref) else None, depth + 1)


def operations(data: bytes) -> Iterator[tuple[bytes, Sequence[Value]]]:
    """Operators with their operands. Operators that do not show, mark or paint are left out."""
    scanner, at = Scanner(data), 0
    operands: list[Value] = []
    while True:
        if not operands and (match := _QUIET.match(data, at)):
            at = match.end()
        if not operands and (match := _NUMBERS.match(data, at)):
            at = match.end()
            if match[2] == b"BI":
                end = _IMAGE_END.search(data, at)
                at = end.end() if end else len(data)
                yield b"sh", ()
            else:
                yield match[2], [float(number) for number in match[1].split()] if match[1] else ()
            continue
        if not operands and (match := _SHOWN.match(data, at)):
            at = match.end()
            yield b"TJ", [[float(step) if step else unhex(shown) for shown, step in _PIECE.findall(match[1])]]
            continue
        scanner.at = at
        try:
            token = scanner.next()
        except EOFError:
            return
        at = scanner.at
        if isinstance(token, Keyword):
            yield bytes(token), operands
            operands = []
        elif len(operands) < 64:
            operands.append(token)


def _numbers(operands: Sequence[Value]) -> Sequence[float]:
    return [float(item) if isinstance(item, int | float) else 0.0 for item in operands]
