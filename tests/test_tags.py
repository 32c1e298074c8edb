"""The structure tree of the file, in the order of a screen reader."""

from __future__ import annotations

import re
from typing import Any

import pikepdf
from msgspec.structs import replace

from forumprint.base.geometry import Rect
from forumprint.frame.leaflet import Leaflet
from forumprint.frame.placements import LinkArea, Panel
from forumprint.frame.structure import Node, Role
from leaflets import A6, artifact_line, full_leaflet, leaflet, set_run, span, text_line, written
from pdfs import opened


def reopened(of: Leaflet) -> pikepdf.Pdf:
    return opened(written(of))


def _kids(element: pikepdf.Object) -> list[Any]:
    """Elements, and content, by its number if it stands on the element's page."""
    return list(element.K)


def outline(element: pikepdf.Object, depth: int = 0) -> list[str]:
    """The tree as text: role, language, alternative text; `*` for a piece of content, `@` for an annotation."""
    head = "  " * depth + str(element.S)[1:]
    head += f" [{element.Lang}]" if "/Lang" in element else ""
    head += f' "{element.Alt}"' if "/Alt" in element else ""
    below: list[str] = []
    for kid in _kids(element):
        if isinstance(kid, int):
            head += " *"
        elif kid.Type == "/StructElem":
            below += outline(kid, depth + 1)
        else:
            head += " *" if kid.Type == "/MCR" else " @"
    return [head, *below]


def tree_of(pdf: pikepdf.Pdf) -> str:
    return "\n".join(outline(pdf.Root.StructTreeRoot.K))


def test_the_tree_reads_in_order_whatever_stands_where() -> None:
    assert tree_of(reopened(full_leaflet())) == "\n".join(
        [
            "Document",
            "  H1 *",
            "  P *",
            "    Span [en] *",
            "  L",
            "    LI",
            "      Lbl *",
            "      LBody *",
            "  Div",
            '    Figure "Dmuchawiec na łące" *',
            '    Figure "52 cegły" *',
            "  P",
            "    Link * @ @",
        ]
    )


def test_what_the_tree_does_not_hold_is_an_artifact() -> None:
    unknown = span("stronica")
    pdf = reopened(leaflet([Panel(Rect(0, 0, 9, 9), "ink"), text_line(40, (set_run("stronica"), unknown))], []))
    content = pdf.pages[0].Contents.read_bytes()

    assert (content.count(b"/Artifact"), content.count(b"MCID")) == (2, 0)


def test_artifacts_say_of_what_kind_they_are() -> None:
    """ISO 14289-1, 7.8: repeated text at a page's head and foot has its own kind of artifact."""
    head, foot = (artifact_line(y, "stronica") for y in (40, 380))
    pdf = reopened(leaflet([Panel(Rect(0, 0, 9, 9), "ink"), head, foot], []))
    kinds = re.findall(rb"/Artifact <</Type /(\w+)(?: /Subtype /(\w+))?", pdf.pages[0].Contents.read_bytes())

    assert kinds == [(b"Layout", b""), (b"Pagination", b"Header"), (b"Pagination", b"Footer")]


def test_every_marked_piece_knows_its_element() -> None:
    pdf = reopened(full_leaflet())
    page = pdf.pages[0]
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    owners = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    roles = [str(owner.S) for owner in owners[int(page.StructParents)]]

    assert roles == ["/H1", "/P", "/Span", "/Lbl", "/LBody", "/Figure", "/Figure", "/Link"]
    assert {str(owners[int(annotation.StructParent)].S) for annotation in page.Annots} == {"/Link"}
    assert page.Tabs == "/S"


def test_a_figure_knows_its_box() -> None:
    figure = reopened(full_leaflet()).Root.StructTreeRoot.K.K[3].K[0]

    assert [round(float(edge), 2) for edge in figure.A.BBox] == [20, round(A6.height - 220, 2), 140, round(A6.height - 140, 2)]


def test_a_numbered_list_says_so() -> None:
    assert reopened(full_leaflet()).Root.StructTreeRoot.K.K[2].A.ListNumbering == "/Decimal"


def test_a_span_that_was_not_placed_leaves_no_empty_element() -> None:
    base = full_leaflet()
    longer = replace(base, structure=replace(base.structure, children=(*base.structure.children, Node(Role.QUOTE, (span("nic"),)))))

    assert "BlockQuote" not in tree_of(reopened(longer))


def test_a_leaflet_in_another_language_says_so_once() -> None:
    english = span("Forum", language="en")
    base = leaflet([text_line(40, (set_run("Forum"), english))], [Node(Role.HEADING_1, (english,), "en")])

    assert tree_of(reopened(base)) == "Document\n  H1 [en] *"


def test_a_click_area_without_words_gets_a_link_of_its_own() -> None:
    base = leaflet([LinkArea(Rect(10, 10, 20, 20), "https://torun.pl", None, "torun.pl")], [])

    assert tree_of(reopened(base)) == "Document\n  Link @"


def test_words_of_one_paragraph_stay_one_piece_across_styles_and_lines() -> None:
    words = span("raz dwa trzy")
    lines = [text_line(40, (set_run("raz "), words), (set_run("dwa ", size=9), words)), text_line(60, (set_run("trzy"), words))]

    assert tree_of(reopened(leaflet(lines, [Node(Role.PARAGRAPH, (words,))]))) == "Document\n  P *"


def test_words_of_a_paragraph_keep_their_order_around_a_link() -> None:
    before, link, after = span("przed "), span("torun.pl", href="https://torun.pl"), span(" po")
    line = text_line(40, *((set_run(each.text), each) for each in (before, link, after)))
    paragraph = reopened(leaflet([line], [Node(Role.PARAGRAPH, (before, link, after))])).Root.StructTreeRoot.K.K[0]

    assert [kid if isinstance(kid, int) else str(kid.S) for kid in _kids(paragraph)] == [0, "/Link", 2]


def test_a_paragraph_over_two_pages_names_the_second_one() -> None:
    one = span("Forum Organizacji")
    pages = [leaflet([text_line(40, (set_run(text), one))], [Node(Role.PARAGRAPH, (one,))]) for text in ("Forum", "Organizacji")]
    pdf = reopened(replace(pages[0], pages=(*pages[0].pages, *pages[1].pages)))
    (paragraph,) = pdf.Root.StructTreeRoot.K.K
    here, there = _kids(paragraph)

    assert here == 0
    assert (there.MCID, there.Pg.objgen) == (0, pdf.pages[1].obj.objgen)
    assert paragraph.Pg.objgen == pdf.pages[0].obj.objgen
