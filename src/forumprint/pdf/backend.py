"""reportlab's canvas, and everything that this program knows about its inside.

The rest of the floor uses plain values (`Value`) and content operators. This module hands them to reportlab, which numbers objects, keeps
pages and writes the file. It relies on these undocumented parts of reportlab: `Canvas._make_preamble`, `Canvas._code`, `Canvas._doc`, a
page's `Contents`, `Resources` and `__NoDefault__`, the document's `info`, `_ID`, `Outlines` and `Reference`. `tests/test_pdf_backend.py`
fails when a new reportlab changes one.

This module does not change reportlab's global configuration, and does not depend on it: values are written and streams are filtered here.
"""

from __future__ import annotations

import hashlib
import io
import re
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject, PDFObjectReference
from reportlab.pdfgen.canvas import Canvas

from forumprint.base.geometry import Size


class PdfName(str):
    """A PDF name, without its slash."""

    __slots__ = ()


class Reference:
    """An indirect object, defined or not yet defined."""

    __slots__ = ("_target",)

    def __init__(self, target: PDFObjectReference) -> None:
        self._target = target

    @property
    def target(self) -> PDFObjectReference:
        """The object in reportlab's form."""
        return self._target


Value = bool | int | float | str | PdfName | Reference | Sequence["Value"] | Mapping[str, "Value"]
"""The kinds of PDF object. `str` becomes a text string, `PdfName` a name. Numbers are written to five decimals."""

DEFLATED = PdfName("FlateDecode")
"""The `Filter` of a stream whose data are what `deflated` gives."""

_IRREGULAR = re.compile(r"[^!-~]|[#%()/<>\[\]{}]")


def number(value: float) -> str:
    """A number in the form of content and objects: at most five decimals, never an exponent, never "-0"."""
    return _bare(f"{value:.5f}")


def thousandths(value: float) -> str:
    """The same with at most three decimals, for the many points of a drawing."""
    return _bare(f"{value:.3f}")


def _bare(text: str) -> str:
    text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def text_string(text: str) -> str:
    """A text string (ISO 32000-1, 7.9.2.2): plain if it is ASCII, else UTF-16 in hexadecimal digits."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") + ")"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def deflated(data: bytes) -> bytes:
    """Data compressed with Flate."""
    return zlib.compress(data, 9)


class PdfDocument:
    """One PDF file while it is written.

    Pages are written one after the other, with their operators between `begin_page` and `end_page`. Objects may refer to later objects
    (`reserve`, `define`). Object numbers follow the order of calls, so equal calls give equal bytes.
    """

    def __init__(self) -> None:
        # Pictures and content are filtered here. "invariant" keeps reportlab away from the clock.
        self._canvas = _QuietCanvas(io.BytesIO(), pageCompression=0, invariant=1, pdfVersion=(1, 7))
        self._document: Any = self._canvas._doc
        self._reserved = 0

    def begin_page(self, size: Size) -> None:
        """Start a page whose MediaBox is (0, 0, width, height)."""
        self._canvas.setPageSize((size.width, size.height))
        self._canvas.setTrimBox((0, 0, size.width, size.height))

    def write(self, *operators: str) -> None:
        """Add content operators to the page."""
        self._canvas._code.extend(operators)

    def end_page(self, resources: Mapping[str, Value], entries: Mapping[str, Value]) -> None:
        """Finish the page. `entries` are more keys of its dictionary."""
        self._canvas.showPage()
        page: Any = self._document.Pages[-1]
        page.Contents = self.add_deflated({}, page.stream.encode("ascii")).target
        page.Resources = _Object(resources)
        _set_entries(page, entries)

    def page_to_come(self) -> Reference:
        """The page in progress."""
        return Reference(self._document.thisPageRef())

    def reserve(self) -> Reference:
        """Reserve an object that is defined later."""
        self._reserved += 1
        return Reference(PDFObjectReference(f"reserved{self._reserved}"))

    def define(self, reference: Reference, value: Value) -> None:
        """Define a reserved object."""
        self._document.Reference(_Object(value), reference.target.name)

    def add(self, value: Mapping[str, Value] | Sequence[Value]) -> Reference:
        """Add an indirect object."""
        return Reference(self._document.Reference(_Object(value)))

    def add_stream(self, entries: Mapping[str, Value], data: bytes) -> Reference:
        """Add a stream whose data stand in the file unchanged."""
        return Reference(self._document.Reference(_Stream(entries, data)))

    def add_deflated(self, entries: Mapping[str, Value], data: bytes) -> Reference:
        """Add a stream, compressed with Flate."""
        return self.add_stream({**entries, "Filter": DEFLATED}, deflated(data))

    def finish(self, catalog: Mapping[str, Value], info: Mapping[str, Value]) -> bytes:
        """The whole file. Its ID is a digest of all other bytes in it (ISO 32000-1, 14.4)."""
        _set_entries(self._document.Catalog, catalog)
        if "Outlines" in catalog:
            self._document.Outlines = _OwnOutlines()
        self._document.info = _Info(info)
        blank = _file_id(b"\0" * 16)
        self._document._ID = blank
        data: bytes = self._canvas.getpdfdata()
        head, _, tail = data.rpartition(blank)
        return head + _file_id(hashlib.sha256(data).digest()[:16]) + tail


class _QuietCanvas(Canvas):  # type: ignore[misc]
    """A canvas whose pages begin empty, without Helvetica."""

    def _make_preamble(self) -> None:
        self._preamble = ""


class _Object(PDFObject):  # type: ignore[misc]
    """A plain value in the form of a reportlab object."""

    def __init__(self, value: Value) -> None:
        self._value = value

    def format(self, document: Any) -> bytes:
        """Return the bytes; reportlab calls this when it writes the file."""
        return _written(self._value, document).encode("ascii")


class _Stream(PDFObject):  # type: ignore[misc]
    """A stream with an end of line before `endstream`; reportlab omits it (ISO 19005-2, 6.1.7.1)."""

    __RefOnly__ = 1

    def __init__(self, entries: Mapping[str, Value], data: bytes) -> None:
        self._entries = {**entries, "Length": len(data)}
        self._data = data

    def format(self, document: Any) -> bytes:
        """Return the bytes; reportlab calls this when it writes the file."""
        return _written(self._entries, document).encode("ascii") + b"\nstream\n" + self._data + b"\nendstream\n"


class _OwnOutlines:
    """Replaces reportlab's outlines, which remove the catalog's entry if they are empty."""

    ready = 0

    def prepare(self, *_: object) -> None:
        """Do nothing; reportlab calls this before it writes the file."""


class _Info(_Object):
    """The document information dictionary as given, without reportlab's "anonymous" and without its clock."""

    def digest(self, _: object) -> None:
        """Ignore the digest: reportlab calls this, but the ID is made from the whole file."""


def _file_id(digest: bytes) -> bytes:
    text = b"<" + digest.hex().encode() + b">"
    return b"[" + text + text + b"]"


def _set_entries(thing: Any, entries: Mapping[str, Value]) -> None:
    """Set keys of a page or the catalog. reportlab writes only the keys that the object lists, so the list gets them too."""
    thing.__NoDefault__ = [*dict.fromkeys([*thing.__NoDefault__, *entries])]
    for key, value in entries.items():
        setattr(thing, key, value.target if isinstance(value, Reference) else _Object(value))


def _written(value: Value, document: Any) -> str:
    """A value as the file writes it (ISO 32000-1, 7.3)."""
    match value:
        case Reference():
            written: bytes = value.target.format(document)
            return written.decode("ascii")
        case PdfName():
            return "/" + _IRREGULAR.sub(lambda match: "".join(f"#{byte:02X}" for byte in match[0].encode()), value)
        case str():
            return text_string(value)
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float():
            return number(value)
        case Mapping():
            return "<<" + " ".join(f"/{key} {_written(item, document)}" for key, item in value.items()) + ">>"
        case _:
            return "[" + " ".join(_written(item, document) for item in value) + "]"
