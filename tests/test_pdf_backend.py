"""The parts of reportlab that we rely on. If one of these tests fails, a new reportlab has changed it: mend `forumprint/pdf/backend.py`."""

from __future__ import annotations

import pikepdf
import pytest
from reportlab import rl_config

from forumprint.base.geometry import Size
from forumprint.pdf.backend import PdfDocument, PdfName, number
from pdfs import opened, words

PAGE = Size(100, 200)


def finished(document: PdfDocument) -> pikepdf.Pdf:
    return opened(document.finish({"Lang": "pl"}, {"Title": "Ż"}))


def with_page(*operators: str) -> PdfDocument:
    document = PdfDocument()
    document.begin_page(PAGE)
    document.write(*operators)
    document.end_page({"Font": {}}, {"Tabs": PdfName("S"), "StructParents": 0})
    return document


def test_a_page_holds_our_operators_and_nothing_of_reportlabs() -> None:
    assert finished(with_page("0 0 1 rg", "0 0 5 5 re f")).pages[0].Contents.read_bytes().split() == b"0 0 1 rg 0 0 5 5 re f".split()


def test_a_page_keeps_keys_that_reportlab_does_not_know() -> None:
    page = finished(with_page()).pages[0]

    assert words(page.Tabs, int(page.StructParents)) == ("/S", "0")


def test_a_page_has_our_resources_alone() -> None:
    assert set(finished(with_page()).pages[0].Resources.keys()) == {"/Font"}


def test_the_information_is_ours_alone() -> None:
    assert dict(finished(with_page()).docinfo) == {"/Title": "Ż"}


def test_the_page_to_come_is_the_page_that_comes() -> None:
    document = PdfDocument()
    document.begin_page(PAGE)
    keep = document.add({"Pg": document.page_to_come()})
    document.end_page({}, {"Own": keep})
    page = finished(document).pages[0]

    assert page.Own.Pg.objgen == page.obj.objgen


def test_objects_may_point_at_each_other() -> None:
    document = with_page()
    one, other = document.reserve(), document.reserve()
    document.define(one, {"Other": other})
    document.define(other, {"One": one})
    pdf = opened(document.finish({"First": one}, {}))

    assert pdf.Root.First.Other.One.objgen == pdf.Root.First.objgen


def test_every_stream_ends_with_an_end_of_line() -> None:
    document = with_page("0 g")
    data = document.finish({"Metadata": document.add_stream({}, b"packet")}, {})

    assert data.count(b"\nendstream\n") == data.count(b"endstream") == 2


def test_reportlabs_own_settings_are_left_alone_and_do_not_matter() -> None:
    before = {name: value for name, value in vars(rl_config).items() if isinstance(value, int | str)}
    plain = with_page("0 g").finish({}, {})

    assert {name: value for name, value in vars(rl_config).items() if isinstance(value, int | str)} == before
    assert b"ASCII85" not in plain


@pytest.mark.parametrize(
    ("value", "text"), [(0.1 + 0.2, "0.3"), (-0.0000001, "0"), (1e-7, "0"), (12.0, "12"), (1e6, "1000000"), (-1.25, "-1.25")]
)
def test_numbers_are_written_plainly(value: float, text: str) -> None:
    assert number(value) == text
