"""Reads any PDF through pikepdf (qpdf): also files with object streams, with revisions, or with small damage.

qpdf repairs what viewers repair. A file that needs a password is not read without it.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from forumprint.inspection.objects import Dictionary, NameObject, Ref, Stream, UnreadableError, Value

if TYPE_CHECKING:
    import pikepdf

MOST_DECODED = 64_000_000
"""The most bytes of one stream. No page is that long: a larger stream is made to do harm."""

# Readers look for the end in the last kilobyte, and some writers add a little after it (ISO 32000-1, annex H, implementation note 18).
_END = 2048
_MOST_BLIND = 256_000
_MOST_NESTED = 100


class QpdfFile:
    """Any file that qpdf can open.

    Raises:
        UnreadableError: The file is not a PDF, is damaged beyond repair, or needs a password.
    """

    def __init__(self, data: bytes) -> None:
        # The import costs a tenth of a second, so only commands that read PDFs pay for it.
        import pikepdf

        self._library = pikepdf
        self._pdf = self._opened(data)
        self._read: dict[Ref, Value] = {}
        self.trailer: Dictionary = self._entries(self._pdf.trailer, 0)

    @property
    def encrypted(self) -> bool:
        """Whether the file is encrypted, even if only against changes."""
        return bool(self._pdf.is_encrypted)

    def get(self, ref: Ref) -> Value:
        """See `PdfFile`."""
        if ref not in self._read:
            try:
                found = self._pdf.get_object(ref.number, ref.generation)
                self._read[ref] = self._plain(found, 0)
            except (self._library.PdfError, ValueError, OverflowError) as error:
                raise UnreadableError(f"object {ref.number} is damaged: {error}") from error
        return self._read[ref]

    def _opened(self, data: bytes) -> pikepdf.Pdf:
        if not data.strip():
            raise UnreadableError("the file is empty")
        if b"%PDF-" not in data[:1024]:
            raise UnreadableError("the file is not a PDF", hint="name a .pdf file, or an event file to check an event")
        if b"%%EOF" not in data[-_END:]:
            raise UnreadableError(
                "the file is damaged: it is cut short, and its end (%%EOF) is missing", hint="get the file again from its source"
            )
        try:
            return self._library.open(io.BytesIO(data), suppress_warnings=True)
        except self._library.PasswordError:
            raise UnreadableError(
                "the file needs a password", hint="ask its author for a file without a password; a screen reader needs this too"
            ) from None
        except (self._library.PdfError, ValueError, RuntimeError) as error:
            reason = str(error).rpartition(": ")[2] or "no reason given"
            raise UnreadableError(
                f"the file is damaged ({reason})", hint="get the file again from its source: its end may be missing"
            ) from error

    def _plain(self, found: Any, depth: int) -> Value:
        """An object of pikepdf's as a plain value. References stay references."""
        if depth > _MOST_NESTED:
            raise UnreadableError("its objects are nested too deep")
        library = self._library
        match found:
            case None | bool() | int():
                return found
            case library.Stream():
                return self._stream(found, depth)
            case library.Dictionary():
                return self._entries(found, depth)
            case library.Array():
                return [self._referred(item, depth + 1) for item in found]
            case library.Name():
                return NameObject(str(found)[1:])
            case library.String():
                return bytes(found)
        try:
            return float(found)
        except (TypeError, ValueError):
            return None

    def _referred(self, found: Any, depth: int) -> Value:
        if isinstance(found, self._library.Object) and found.is_indirect:
            return Ref(*found.objgen)
        return self._plain(found, depth)

    def _entries(self, found: Any, depth: int) -> Dictionary:
        return {key[1:]: self._referred(value, depth + 1) for key, value in found.items()}

    def _stream(self, found: Any, depth: int) -> Stream:
        entries = self._entries(found, depth)

        def data() -> bytes:
            try:
                raw: bytes = found.read_raw_bytes()
                if not entries.get("Filter"):
                    return raw
                if entries["Filter"] in (NameObject("FlateDecode"), [NameObject("FlateDecode")]) and not _predicted(entries):
                    return _inflated(raw)
                if len(raw) > _MOST_BLIND:
                    raise UnreadableError("a stream is too long to be decoded")
                decoded: bytes = found.read_bytes()
            except (self._library.PdfError, self._library.DataDecodingError, ValueError, zlib.error) as error:
                raise UnreadableError(f"a stream is damaged: {error}") from error
            return decoded

        return Stream(entries, data)


def _predicted(entries: Mapping[str, Value]) -> bool:
    parameters = entries.get("DecodeParms")
    return isinstance(parameters, Mapping) and parameters.get("Predictor", 1) != 1


def _inflated(raw: bytes) -> bytes:
    machine = zlib.decompressobj()
    decoded = machine.decompress(raw, MOST_DECODED)
    if machine.unconsumed_tail:
        raise UnreadableError("a stream is far too large when it is decoded")
    return decoded
