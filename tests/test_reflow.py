"""Tagged for reflow: a reader that follows only the tags shows exactly the event's words, whole and in order."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

import forumprint
from forumprint.desk import compose
from forumprint.files.bundled import layout_names
from forumprint.frame.spans import Figure, Span
from forumprint.frame.structure import Node, Role
from reflow import Block, blocks, untagged

EXAMPLES = Path(__file__).parents[1] / "examples"
SUBJECTS = [("forum-ngo-2024", layout) for layout in layout_names()] + [
    (path.parent.name, "phone") for path in sorted(EXAMPLES.glob("*/event.yaml"))
]
_TEXT = {Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.PARAGRAPH, Role.CAPTION, Role.CELL, Role.HEAD_CELL, Role.NOTE, Role.FIGURE}


def told(node: Node) -> list[Block]:
    """A structure tree after correct reflow."""
    if node.role in _TEXT:
        text = "".join(leaf.text if isinstance(leaf, Span) else leaf.alt if isinstance(leaf, Figure) else "" for leaf in node.walk())
        return [Block(node.role.value, " ".join(text.replace("\u200b", "").split()))] if text.strip() else []
    return [block for child in node.children if isinstance(child, Node) for block in told(child)]


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> pikepdf.Pdf:
    (built,) = forumprint.build(EXAMPLES / "forum-ngo-2024", layouts=["phone"], out=tmp_path_factory.mktemp("reflow") / "phone.pdf")
    return pikepdf.open(built.path)


@pytest.mark.parametrize(("example", "layout"), list(dict.fromkeys(SUBJECTS)))
def test_the_tags_alone_tell_the_leaflet_in_order(example: str, layout: str, tmp_path: Path) -> None:
    """Every block's words have their spaces, also where a line, a column or a side ends inside it."""
    (built,) = forumprint.build(EXAMPLES / example, layouts=[layout], out=tmp_path / "leaflet.pdf")

    with pikepdf.open(built.path) as file:
        found = blocks(file)

    assert found
    assert found == told(compose(EXAMPLES / example, layout).structure)


def test_a_paragraph_that_two_sides_share_is_one_block(pdf: pikepdf.Pdf, tmp_path: Path) -> None:
    event = tmp_path / "event.yaml"
    words = " ".join(f"słowo{number}" for number in range(400))
    event.write_text(f"language: pl\ntitle: Tytuł\nbody: {words}\n", encoding="utf-8")
    (built,) = forumprint.build(event, layouts=["phone"])

    with pikepdf.open(built.path) as file:
        assert len(file.pages) > 3
        assert Block("P", words) in blocks(file)


def test_running_heads_and_folios_do_not_reflow(tmp_path: Path) -> None:
    (built,) = forumprint.build(EXAMPLES / "forum-ngo-2024", layouts=["a4-bulletin"], out=tmp_path / "leaflet.pdf")

    with pikepdf.open(built.path) as file:
        assert "2 / 2" in untagged(file)
        assert not any("2 / 2" in block.text for block in blocks(file))


def test_a_side_of_the_phone_layout_has_no_furniture(pdf: pikepdf.Pdf) -> None:
    assert untagged(pdf) == ""


def test_the_reader_notices_a_lost_space(pdf: pikepdf.Pdf) -> None:
    """This guards the tests above: without spaces at line ends the same file reads differently."""
    file = io.BytesIO()
    pdf.save(file)
    with pikepdf.open(file) as spoilt:
        before = blocks(spoilt)
        for page in spoilt.pages:
            for font in page.resources.get("/Font", {}).values():
                # Replaces every glyph that stands for a space by the word joiner.
                font.ToUnicode = spoilt.make_stream(font.ToUnicode.read_bytes().replace(b"<0020>\n", b"<2060>\n"))

        assert [block.text for block in blocks(spoilt)] != [block.text for block in before]
