"""Any PDF can be read, and no file ends in a traceback."""

from __future__ import annotations

import io
import random
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

import broken
from broken import good
from forumprint.base.errors import InputError
from forumprint.desk import inspect_pdf, is_pdf
from forumprint.inspection import contents, speech, written
from forumprint.inspection.checks import findings
from forumprint.inspection.model import MarkedText, Tag
from forumprint.inspection.objects import UnreadableError
from forumprint.inspection.qpdf_file import QpdfFile
from forumprint.inspection.reading import read_document
from forumprint.inspection.verification import faults
from forumprint.inspection.written import OwnFile


@pytest.fixture
def put(tmp_path: Path, without_verapdf: None) -> Callable[[bytes], Path]:
    """Writes bytes to a file."""

    def write(data: bytes) -> Path:
        path = tmp_path / "some.pdf"
        path.write_bytes(data)
        return path

    return write


Put = Callable[[bytes], Path]


def a_page(content: bytes = b"", **entries: object) -> pikepdf.Pdf:
    """A file with one page."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(300, 400))
    pdf.pages[0].Contents = pdf.make_stream(content)
    return pdf


def saved(pdf: pikepdf.Pdf, **options: object) -> bytes:
    file = io.BytesIO()
    pdf.save(file, **options)  # type: ignore[arg-type]
    return file.getvalue()


def message(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        inspect_pdf(path)
    return caught.value.problems[0].message


def problems_of(path: Path) -> list[str]:
    """The message about a file, read or not."""
    try:
        return [problem.message for problem in inspect_pdf(path).problems]
    except InputError as error:
        return [problem.message for problem in error.problems]


def test_the_two_readers_agree_but_for_the_text() -> None:
    quick = read_document(OwnFile(good()), written.read_page)
    whole = read_document(QpdfFile(good()), contents.read_page)

    assert whole.tree is not None
    assert quick.tree is not None
    assert [tag.role for tag in quick.tree.walk()] == [tag.role for tag in whole.tree.walk()]
    assert (quick.pages, quick.fonts, quick.rights, quick.flavours) == (whole.pages, whole.fonts, whole.rights, whole.flavours)


def test_hyphenated_words_and_letters_beyond_latin_come_out_whole() -> None:
    tree = read_document(QpdfFile(good()), contents.read_page).tree
    assert tree is not None

    assert [tag.text for tag in tree.walk() if tag.role in ("H1", "P")][:2] == [
        "Wspólnie „Ta” AVATAR",
        "Zażółć gęślą jaźń, samorządność Together",
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"title: Forum\n", "not a PDF"),
        (b"%PDF-1.7\n%%EOF", "damaged"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, "damaged"),
    ],
)
def test_what_is_no_pdf_is_told_so(data: bytes, words: str, put: Put) -> None:
    assert words in message(put(data))


def test_a_file_without_its_last_bytes_is_cut_short(put: Put) -> None:
    assert "cut short" in message(put(good()[:-30]))


def test_a_file_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    assert "no such file" in message(tmp_path / "none.pdf")


def test_a_file_cut_short_is_read_as_far_as_it_goes_or_refused(put: Put) -> None:
    for share in range(1, 20):
        assert problems_of(put(good()[: len(good()) * share // 20]))


def test_a_locked_file_asks_for_its_password(put: Put) -> None:
    locked = saved(a_page(), encryption=pikepdf.Encryption(user="secret", owner="secret"))

    assert "password" in message(put(locked))


def test_a_file_locked_against_changes_alone_is_read(put: Put) -> None:
    pdf = pikepdf.open(io.BytesIO(good()))

    assert inspect_pdf(put(saved(pdf, encryption=pikepdf.Encryption(user="", owner="secret")))).document.encrypted


def test_a_file_without_pages_is_refused(put: Put) -> None:
    assert "no pages" in message(put(saved(pikepdf.new())))


def test_a_tree_that_bites_its_tail_is_read_once(put: Put) -> None:
    def bite(pdf: pikepdf.Pdf) -> None:
        root = pdf.Root.StructTreeRoot.K
        root.K.append(root)

    found = inspect_pdf(put(broken.broken(bite)))

    assert any("contains itself" in problem.message for problem in found.problems)


def test_a_tree_without_end_is_read_so_far(put: Put) -> None:
    pdf = a_page()
    root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    pdf.Root.StructTreeRoot = root
    above = root
    for _ in range(3000):
        below = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Div, P=above))
        above.K = below
        above = below
    found = inspect_pdf(put(saved(pdf)))

    assert any("deeper" in problem.message for problem in found.problems)


def test_pages_that_lead_back_are_refused(put: Put) -> None:
    pdf = a_page()
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)

    assert any("damaged" in problem for problem in problems_of(put(saved(pdf))))


def test_bookmarks_that_lead_back_end(put: Put) -> None:
    pdf = a_page()
    mark = pdf.make_indirect(pikepdf.Dictionary(Title=pikepdf.String("one")))
    mark.Next = mark
    mark.First = mark
    pdf.Root.Outlines = pdf.make_indirect(pikepdf.Dictionary(First=mark, Last=mark, Count=1))

    assert [each.title for each in inspect_pdf(put(saved(pdf))).document.bookmarks] == ["one"]


def test_a_stream_that_swells_is_not_decoded_whole(put: Put) -> None:
    pdf = a_page()
    pdf.pages[0].Contents = pikepdf.Stream(pdf, zlib.compress(b"0 0 m " * 11_000_000, 9), Filter=pikepdf.Name.FlateDecode)
    found = inspect_pdf(put(saved(pdf, stream_decode_level=pikepdf.StreamDecodeLevel.none)))

    assert any("far too large" in problem.message for problem in found.problems)


def test_nonsense_in_content_is_a_finding(put: Put) -> None:
    found = inspect_pdf(put(saved(a_page(b"BT /F1 12 Tf (never closed Tj ET"))))

    assert any("page 1 cannot be read whole" in problem.message for problem in found.problems)


def test_metadata_that_are_no_xml_are_a_finding(put: Put) -> None:
    def scramble(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Metadata.write(b"<x:xmpmeta><never closed")

    assert any("not XML" in problem.message for problem in inspect_pdf(put(broken.broken(scramble))).problems)


def test_a_form_that_paints_itself_ends(put: Put) -> None:
    pdf = a_page(b"/X Do")
    form = pdf.make_stream(b"/X Do /X Do 0 0 9 9 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
    form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
    pdf.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))

    assert any("without end" in problem.message for problem in inspect_pdf(put(saved(pdf))).problems)


def test_simple_fonts_words_and_lines_are_told_apart(put: Put) -> None:
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica, Encoding=pikepdf.Name.WinAnsiEncoding
    )
    content = b"/P <</MCID 0>> BDC BT /F 10 Tf 10 100 Td [(Mi) 20 (ejski) -400 (urz\\271d)] TJ 0 -12 Td (pracy) Tj ET EMC"
    pdf = a_page(content)
    pdf.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    element = pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.P, P=root, Pg=pdf.pages[0].obj, K=0)
    root.K = pdf.make_indirect(element)
    pdf.Root.StructTreeRoot = root
    tree = inspect_pdf(put(saved(pdf))).document.tree

    assert tree is not None
    assert [tag.text for tag in tree.tags()] == ["Miejski urz¹d pracy"]


def test_a_pdf_is_known_by_its_name_or_its_beginning(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(good())
    (tmp_path / "event.yaml").write_text("title: Forum", encoding="utf-8")

    assert [is_pdf(tmp_path / name) for name in ("plain", "event.yaml", "none.PDF", ".")] == [True, False, True, False]


def test_a_tag_reads_without_soft_hyphens() -> None:
    assert Tag("P", "P", (MarkedText("samo\N{SOFT HYPHEN}", 1), MarkedText("rządność", 1))).text == "samorządność"


def test_no_damage_ends_in_anything_but_a_message() -> None:
    """Two hundred files, each spoilt in a few places; the same ones every time."""
    chance = random.Random(5)
    faulty, told, read = 0, list[str](), 0
    for _ in range(200):
        spoilt = bytearray(good())
        for _ in range(chance.randint(1, 12)):
            at = chance.randrange(len(spoilt))
            word = chance.choice([b"/K", b"<<", b">>", b"[", b"(", b" 0 R", b"-1", b"9999999999", bytes([chance.randrange(256)])])
            spoilt[at : at + len(word)] = word
        faulty += bool(faults(bytes(spoilt)))
        try:
            document = read_document(QpdfFile(bytes(spoilt)), contents.read_page)
        except UnreadableError as refusal:
            told.append(refusal.message)
        else:
            list(findings(document))
            list(speech.spoken(document))
            read += 1

    # Some can be read in spite of it and some cannot; what was written is judged more strictly than what is read.
    assert all(told)
    assert faulty > len(told) > 0
    assert read > 0
