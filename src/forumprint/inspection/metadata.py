"""The XMP packet (ISO 16684-1): its properties by name, the standards that it claims, the rights that it states."""

from __future__ import annotations

from collections.abc import Mapping

from forumprint.inspection.model import StatedRights
from forumprint.inspection.objects import UnreadableError

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://creativecommons.org/ns#": "cc",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
    "http://www.aiim.org/pdfua/ns/id/": "pdfuaid",
    "http://www.aiim.org/pdfe/ns/id/": "pdfeid",
    "http://www.npes.org/pdfx/ns/id/": "pdfxid",
}
_DEEPEST = 60

Properties = Mapping[str, tuple[str, ...]]


def properties(packet: bytes) -> Properties:
    """The top properties of a packet, such as `dc:title`. Each has its texts; alternatives are in the order of the file.

    Raises:
        UnreadableError: The packet is not XML.
    """
    # The import of the standard library's ElementTree would cost a build ten times as much.
    from xml.parsers import expat

    reader = _PacketReader()
    # Expat itself limits the expansion of entities (2.4.1). Without a handler, it never fetches external ones.
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.texts.append
    try:
        parser.Parse(packet.strip(b"\0 \t\r\n"), True)
    except expat.ExpatError as error:
        raise UnreadableError(f"the XMP metadata are not XML ({error})") from error
    return {name: tuple(texts) for name, texts in reader.found.items()}


class _PacketReader:
    """Collects the properties of every rdf:Description that stands directly under rdf:RDF."""

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}
        self.texts: list[str] = []
        self._path: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(name)
        if len(self._path) > _DEEPEST:
            raise UnreadableError("the XMP metadata are nested too deep")
        self.texts.clear()
        if name == f"{_RDF} Description" and self._path[-2:-1] == [f"{_RDF} RDF"]:
            for key, value in attributes.items():
                self._keep(key, value)
        elif self._property() is not None and f"{_RDF} resource" in attributes:
            self._keep(name, attributes[f"{_RDF} resource"])

    def end(self, name: str) -> None:
        text = "".join(self.texts).strip()
        owner = self._property()
        if owner is not None and text:
            self._keep(owner, text)
        self.texts.clear()
        self._path.pop()

    def _property(self) -> str | None:
        """The property that the innermost element describes: itself, or the one whose item it is."""
        path = self._path
        top = next((at for at in range(len(path) - 1) if path[at] == f"{_RDF} RDF"), None)
        if top is None or len(path) < top + 3:
            return None
        below = path[top + 3 :]
        return path[top + 2] if not below or (len(below) == 2 and below[1] == f"{_RDF} li") else None

    def _keep(self, name: str, text: str) -> None:
        namespace, _, local = name.rpartition(" ")
        if namespace in _PREFIXES:
            self.found.setdefault(f"{_PREFIXES[namespace]}:{local}", []).append(text)


def flavours(found: Properties) -> tuple[str, ...]:
    """The standards that a packet claims, as validators call them: `ua1`, `2a`, `x4` …"""
    claimed = []
    if part := _first(found, "pdfuaid:part"):
        claimed.append(f"ua{part}")
    if part := _first(found, "pdfaid:part"):
        claimed.append(part + (_first(found, "pdfaid:conformance") or "").lower())
    if version := _first(found, "pdfxid:GTS_PDFXVersion"):
        claimed.append(version)
    return tuple(claimed)


def rights(found: Properties) -> StatedRights:
    """The rights that a packet states."""
    return StatedRights(
        statement=_first(found, "dc:rights"),
        holder=_first(found, "xmpRights:Owner"),
        licence=_first(found, "cc:license") or _first(found, "xmpRights:WebStatement"),
    )


def title(found: Properties) -> str | None:
    """The title; the default title if there are several."""
    return _first(found, "dc:title")


def _first(found: Properties, name: str) -> str | None:
    return next(iter(found.get(name, ())), None)
