"""Reads a file of ours that is still in memory: a classic cross-reference table, plain objects, one operator on a line.

Every build reads its own file, so this is quick. It loads no library and repairs nothing. It finds the owner of content, not its text. An
object in a wrong place is a fault of forumprint.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping

from forumprint.inspection.objects import Dictionary, NameObject, Objects, Ref, Stream, UnreadableError, Value
from forumprint.inspection.painted import Fonts, PageContent, content_of
from forumprint.inspection.syntax import Keyword, Scanner

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_OBJECT = re.compile(rb"(\d+) (\d+) obj\b")
_DATA = re.compile(rb"\s*stream\r?\n")
_MCID, _SHOWN = re.compile(rb"/MCID (\d+)"), re.compile(rb"<([0-9A-F]+)>")
_PAINT = (b" f", b" f*", b" Do Q")


class OwnFile:
    """A whole file of ours.

    Raises:
        UnreadableError: The file differs from its own table.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        start = _START.search(data, max(0, len(data) - 1024))
        if start is None or not data.startswith(b"%PDF-"):
            raise UnreadableError("the file has no end")
        self._places, self.trailer = self._table(int(start[1]))
        self._read: dict[int, Value] = {}

    def get(self, ref: Ref) -> Value:
        """See `PdfFile`."""
        if ref.number not in self._read:
            place = self._places.get(ref.number)
            self._read[ref.number] = None if place is None else self._object(ref, place)
        return self._read[ref.number]

    def _table(self, at: int) -> tuple[Mapping[int, int], Dictionary]:
        scanner = Scanner(self._data, at)
        if not self._data.startswith(b"xref", at) or scanner.next() != b"xref":
            raise UnreadableError("the file's table is not at its stated position")
        first, count = scanner.next(), scanner.next()
        if not isinstance(first, int) or not isinstance(count, int):
            raise UnreadableError("the file's table is damaged")
        lines = self._data[scanner.at :].split(None, count * 3)[: count * 3]
        rows = tuple(zip(lines[::3], lines[2::3], strict=False))
        if len(rows) != count or not all(place.isdigit() for place, _ in rows):
            raise UnreadableError("the file's table is damaged")
        places = {first + row: int(place) for row, (place, kind) in enumerate(rows) if kind == b"n"}
        trailer = self._trailer(scanner.at)
        return places, trailer

    def _trailer(self, at: int) -> Dictionary:
        start = self._data.find(b"trailer", at)
        if start >= 0:
            scanner = Scanner(self._data, start)
            scanner.next()
            trailer = scanner.next()
            if isinstance(trailer, dict):
                return trailer
        raise UnreadableError("the file has no trailer")

    def _object(self, ref: Ref, place: int) -> Value:
        head = _OBJECT.match(self._data, place)
        if head is None or int(head[1]) != ref.number:
            raise UnreadableError(f"object {ref.number} is not at its place in the file's table")
        scanner = Scanner(self._data, head.end())
        value = scanner.next()
        if isinstance(value, Keyword):
            raise UnreadableError(f"object {ref.number} is empty")
        if isinstance(value, dict) and (data := _DATA.match(self._data, scanner.at)):
            return self._stream(value, data.end())
        return value

    def _stream(self, entries: Dictionary, start: int) -> Stream:
        length = entries.get("Length")
        if not isinstance(length, int) or self._data[start + length :][:11].strip() != b"endstream":
            raise UnreadableError("a stream does not have its stated length")

        def data() -> bytes:
            raw = self._data[start : start + length]
            try:
                return zlib.decompress(raw) if entries.get("Filter") == NameObject("FlateDecode") else raw
            except zlib.error as error:
                raise UnreadableError(f"a stream is damaged: {error}") from error

        return Stream(entries, data)


def read_page(objects: Objects, fonts: Fonts, page: Dictionary, content: PageContent) -> None:
    """See `PageReader`: finds the owner of everything on a page. It does not read the text, but every code must have one."""
    resources = objects.dictionary(objects.dictionary(page.get("Resources")).get("Font"))
    shown: dict[str, set[bytes]] = {}
    face, marks = "", 0
    for line in content_of(objects, page).split(b"\n"):
        if line.endswith((b"BDC", b"BMC")):
            marks += 1
            if mark := _MCID.search(line):
                content.pieces[None, int(mark[1])] = ("", None)
        elif line == b"EMC":
            marks -= 1
        elif line.endswith(b"Tf"):
            face = line.split()[-3][1:].decode("ascii")
        elif line.endswith(b"TJ"):
            shown.setdefault(face, set()).update(_SHOWN.findall(line))
            if not marks:
                content.untagged.append("text")
        elif not marks and line.endswith(_PAINT):
            content.unmarked += 1
    for name, pieces in shown.items():
        font = fonts.font(resources.get(name))
        font.note({code for digits in pieces for code in font.codes(bytes.fromhex(digits.decode("ascii")))})
