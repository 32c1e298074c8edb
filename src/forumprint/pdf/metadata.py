"""The statements of the file about itself: the information dictionary and XMP. Both always say the same.

XMP names the standards of the file: PDF/UA-1 (ISO 14289-1, clause 5) and PDF/A-2a (ISO 19005-2, 6.6.4).
"""

from __future__ import annotations

from forumprint.frame.leaflet import Leaflet
from forumprint.pdf.backend import Value

_TOOL = "forumprint"
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def information(leaflet: Leaflet) -> dict[str, Value]:
    """The document information dictionary (ISO 32000-1, 14.3.3), without empty entries."""
    moment = f"D:{leaflet.made:%Y%m%d}000000Z"
    entries = {
        "Title": leaflet.title,
        "Author": leaflet.author,
        "Subject": leaflet.subject,
        "Creator": _TOOL,
        "Producer": _TOOL,
        "CreationDate": moment,
        "ModDate": moment,
    }
    return {key: value for key, value in entries.items() if value}


def xmp(leaflet: Leaflet) -> bytes:
    """The XMP packet (ISO 16684-1)."""
    moment = f"{leaflet.made:%Y-%m-%d}T00:00:00Z"
    rights = leaflet.rights
    properties = [
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "<dc:format>application/pdf</dc:format>",
        _element("dc:title", _alternatives(leaflet.title, leaflet.language)),
        _element("dc:creator", _items("Seq", leaflet.author)),
        _element("dc:description", _alternatives(leaflet.subject, leaflet.language)),
        _element("dc:language", _items("Bag", leaflet.language)),
        _element("dc:rights", _alternatives(rights.statement, leaflet.language)),
        "<xmpRights:Marked>True</xmpRights:Marked>",
        _element("xmpRights:Owner", _items("Bag", rights.holder)),
        _element("xmpRights:WebStatement", _escaped(rights.deed)),
        f'<cc:license rdf:resource="{_escaped(rights.deed)}"/>' if rights.deed else "",
        f"<xmp:CreatorTool>{_TOOL}</xmp:CreatorTool>",
        f"<pdf:Producer>{_TOOL}</pdf:Producer>",
        *(f"<xmp:{name}>{moment}</xmp:{name}>" for name in ("CreateDate", "ModifyDate", "MetadataDate")),
        _EXTENSIONS,
    ]
    packet = [_HEAD, *(each for each in properties if each), _FOOT]
    return "\n".join(packet).encode("utf-8")


def _escaped(text: str) -> str:
    """Text in the form of XML. The standard library's own functions would load http, ssl or all of HTML's entities."""
    return text.translate(_MARKUP)


def _element(name: str, content: str) -> str:
    return f"<{name}>{content}</{name}>" if content else ""


def _alternatives(text: str, language: str) -> str:
    """One text as a language alternative. Viewers look for x-default."""
    if not text:
        return ""
    words = _escaped(text)
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{words}</rdf:li><rdf:li xml:lang="{_escaped(language)}">{words}</rdf:li></rdf:Alt>'


def _items(kind: str, text: str) -> str:
    return f"<rdf:{kind}><rdf:li>{_escaped(text)}</rdf:li></rdf:{kind}>" if text else ""


def _schema(title: str, namespace: str, prefix: str, name: str, kind: str, description: str) -> str:
    """The description of a property outside PDF/A's own schemas, which PDF/A requires (ISO 19005-2, 6.6.2.3)."""
    return (
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaSchema:schema>{title}</pdfaSchema:schema><pdfaSchema:namespaceURI>{namespace}</pdfaSchema:namespaceURI>"
        f"<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
        '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
        f"<pdfaProperty:name>{name}</pdfaProperty:name><pdfaProperty:valueType>{kind}</pdfaProperty:valueType>"
        f"<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>{description}</pdfaProperty:description>"
        "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>"
    )


_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "cc": "http://creativecommons.org/ns#",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_EXTENSIONS = (
    "<pdfaExtension:schemas><rdf:Bag>"
    + _schema("PDF/UA identification", _NAMESPACES["pdfuaid"], "pdfuaid", "part", "Integer", "Part of ISO 14289 that the file keeps")
    + _schema("Creative Commons", _NAMESPACES["cc"], "cc", "license", "URI", "Licence of the document")
    + "</rdf:Bag></pdfaExtension:schemas>"
)
_HEAD = (
    '<?xpacket begin="\N{ZERO WIDTH NO-BREAK SPACE}" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
    '<rdf:Description rdf:about="" ' + " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items()) + ">"
)
_FOOT = '</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="w"?>'
