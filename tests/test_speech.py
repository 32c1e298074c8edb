"""The text of a file as a screen reader says it, and its tags as a tree."""

from __future__ import annotations

from broken import broken, good
from forumprint.inspection import contents, outline, speech
from forumprint.inspection.model import Annotation, MarkedText, PageFacts, ReadDocument, Tag
from forumprint.inspection.qpdf_file import QpdfFile
from forumprint.inspection.reading import read_document


def said(*tags: Tag) -> list[str]:
    document = ReadDocument((PageFacts(300, 400),), language="pl", tree=Tag("StructTreeRoot", "StructTreeRoot", tags))
    return list(speech.lines(tuple(speech.spoken(document))))


def tag(role: str, *kids: Tag | MarkedText | Annotation | str, **entries: object) -> Tag:
    return Tag(role, role, tuple(MarkedText(kid, 1) if isinstance(kid, str) else kid for kid in kids), **entries)  # type: ignore[arg-type]


def test_a_leaflet_is_spoken_in_its_own_order() -> None:
    document = read_document(QpdfFile(good()), contents.read_page)

    assert list(speech.lines(tuple(speech.spoken(document)))) == [
        "[pl]",
        "heading 1: Wspólnie „Ta” AVATAR",
        "Zażółć gęślą jaźń, samorządność [en] Together [pl]",
        "list of 1 item",
        "  1: pierwszy punkt",
        "end of list",
        "picture: Dmuchawiec na łące",
        "picture: 52 cegły",
        "(link) torun.pl",
    ]


def test_a_table_tells_the_head_with_every_cell() -> None:
    heads = tag("TR", tag("TH", "Godz."), tag("TH", "Co"))
    row = tag("TR", tag("TD", "10.00"), tag("TD"))

    assert said(tag("Table", heads, row)) == [
        "table of 2 rows, 2 columns",
        "[pl]",
        "  row 1: Godz.",
        "  Co",
        "  row 2, Godz.: 10.00",
        "  Co: blank",
        "end of table",
    ]


def test_a_voice_changes_with_the_language() -> None:
    assert said(tag("P", "Forum"), tag("P", "Together", language="en")) == ["[pl]", "Forum", "[en]", "Together"]


def test_what_stands_instead_is_said_instead() -> None:
    assert said(tag("P", tag("Span", "ﬁ", actual="fi"), "rma")) == ["[pl]", "firma"]


def test_a_picture_without_words_is_named_as_such() -> None:
    assert said(tag("Figure", "")) == ["picture without a description"]


def test_a_link_without_words_says_where_it_leads() -> None:
    link = Annotation("Link", 1, "https://torun.pl", contents="strona miasta")

    assert said(tag("P", tag("Link", link))) == ["[pl]", "(link) strona miasta"]


def test_a_quote_has_a_beginning_and_an_end() -> None:
    assert said(tag("BlockQuote", tag("P", "Razem"))) == ["quote", "[pl]", "  Razem", "end of quote"]


def test_a_file_without_tags_says_nothing() -> None:
    def untag(pdf: object) -> None:
        del pdf.Root.StructTreeRoot  # type: ignore[attr-defined]

    assert not list(speech.spoken(read_document(QpdfFile(broken(untag)), contents.read_page)))


def test_the_outline_names_role_language_and_words() -> None:
    document = read_document(QpdfFile(good()), contents.read_page)
    assert document.tree is not None

    assert list(outline.lines(next(document.tree.tags())))[:6] == [
        "Document",
        '  H1 "Wspólnie „Ta” AVATAR"',
        "  P",
        '    "Zażółć gęślą jaźń, samorządność"',
        '    Span [en] "Together"',
        "  L ListNumbering=Decimal",
    ]
