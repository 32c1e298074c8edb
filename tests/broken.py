"""Good files broken on purpose, to prove that the checks find faults."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache

import pikepdf

from leaflets import full_leaflet, written

Change = Callable[[pikepdf.Pdf], None]


@cache
def good() -> bytes:
    """A file with one of everything."""
    return written(full_leaflet())


def broken(change: Change, data: bytes | None = None) -> bytes:
    """A file after a change, written again in plain form."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(data or good())) as pdf:
        change(pdf)
        pdf.save(file, object_stream_mode=pikepdf.ObjectStreamMode.disable, fix_metadata_version=False)
    return file.getvalue()


def elements(pdf: pikepdf.Pdf, role: str) -> list[pikepdf.Object]:
    """All structure elements of a type."""
    found: list[pikepdf.Object] = []
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/StructElem" and f"/{role}" == each.S:
            found.append(each)
    return found


def without_alt(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "Figure")[0].Alt


def without_unicode(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        del font.ToUnicode


def with_a_mute_glyph(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        font.ToUnicode = pdf.make_stream(b"/CIDInit /ProcSet findresource begin 1 beginbfchar <0003> <0020> endbfchar end")


def without_font_file(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        del font.DescendantFonts[0].FontDescriptor.FontFile2


def without_title(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    start, end = packet.index(b"<dc:title>"), packet.index(b"</dc:title>") + len(b"</dc:title>")
    pdf.Root.Metadata.write(packet[:start] + packet[end:])


def with_hidden_title(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences


def without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def with_nonsense_language(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Lang = pikepdf.String("po polsku")


def without_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def with_an_empty_root(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot.K


def without_parent_tree(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree.Nums = pikepdf.Array()


def with_swapped_parents(pdf: pikepdf.Pdf) -> None:
    row = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    first, second = row[0], row[1]
    row[0], row[1] = second, first


def unmarked(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.MarkInfo


def with_a_skipped_heading(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "H1")[0].S = pikepdf.Name.H3


def with_a_made_up_role(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "P")[0].S = pikepdf.Name.Akapit


def with_an_undescribed_link(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Annots[0].Contents


def with_an_untagged_rule(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\n10 10 20 20 re f\n")


def with_tabs_astray(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Tabs


def without_claims(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(packet.replace(b"<pdfuaid:part>1</pdfuaid:part>", b""))
