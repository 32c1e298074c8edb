"""A build's file is checked before it is written. The project's own checks and validators both find faults."""

from __future__ import annotations

from pathlib import Path

import page
import pytest
from msgspec.structs import replace

import broken
from broken import Change, good
from forumprint.base.errors import ConformanceError
from forumprint.frame.structure import Node, Role
from forumprint.inspection.verification import faults
from forumprint.outputs.screen import write_screen
from leaflets import OnePhoto, figure, fonts, full_leaflet, leaflet, profile, square_picture
from verapdf import needs_verapdf, passing

# The damage, the name of our finding, and the standards that each validator finds broken.
BREAKAGES: list[tuple[Change, str, str, str]] = [
    (broken.without_alt, "figure-alt", "ua1", "ua1"),
    (broken.without_unicode, "font-unicode", "ua1 2a", "ua1 2a"),
    (broken.with_a_mute_glyph, "font-mute", "ua1 2a", "ua1 2a"),
    (broken.without_font_file, "font-embedded", "ua1 2a", "ua1 2a"),
    (broken.without_title, "title", "ua1", "ua1"),
    (broken.with_hidden_title, "title-hidden", "ua1", "ua1"),
    (broken.without_language, "language", "ua1", "ua1"),
    (broken.with_nonsense_language, "language", "ua1 2a", "ua1 2a"),
    (broken.without_tree, "untagged", "ua1 2a", "ua1 2a"),
    # Both validators walk the tree from its root, so an empty tree passes.
    (broken.with_an_empty_root, "content-astray", "", ""),
    (broken.without_parent_tree, "parent-tree", "ua1", "ua1"),
    (broken.unmarked, "not-marked", "ua1 2a", "ua1 2a"),
    (broken.with_a_skipped_heading, "heading-skip", "ua1", "ua1"),
    (broken.with_a_made_up_role, "role", "ua1 2a", "ua1 2a"),
    (broken.with_an_undescribed_link, "link-contents", "ua1", "ua1"),
    (broken.with_an_untagged_rule, "paint-untagged", "ua1", "ua1"),
    (broken.with_tabs_astray, "tab-order", "ua1", "ua1"),
    (broken.without_claims, "claim", "ua1", "ua1"),
]
NAMES = [change.__name__ for change, *_ in BREAKAGES]


def test_a_good_file_has_no_fault() -> None:
    assert faults(good()) == ()
    assert faults(broken.broken(lambda pdf: None)) == ()


@pytest.mark.parametrize(("change", "rule"), [entry[:2] for entry in BREAKAGES], ids=NAMES)
def test_what_is_broken_is_found(change: Change, rule: str) -> None:
    assert rule in {fault.rule for fault in faults(broken.broken(change))}


@pytest.mark.parametrize(("change", "flavours"), [(entry[0], entry[2]) for entry in BREAKAGES], ids=NAMES)
def test_page_validation_finds_it_too(change: Change, flavours: str) -> None:
    data = broken.broken(change)

    assert " ".join(flavour for flavour in ("ua1", "2a") if not page.is_pdf_compliant_bytes(data, profile=flavour)) == flavours


@needs_verapdf
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_finds_it_too(flavour: str, tmp_path: Path) -> None:
    files = [broken.broken(change) for change, *_ in BREAKAGES]
    passed = passing(files, flavour, tmp_path)

    assert [name for name, good in zip(NAMES, passed, strict=True) if not good] == [
        change.__name__ for change, _, _, flavours in BREAKAGES if flavour in flavours.split()
    ]


def test_content_that_leads_to_anothers_tag_is_found() -> None:
    assert {fault.rule for fault in faults(broken.broken(broken.with_swapped_parents))} == {"parent-tree"}


def test_a_damaged_file_is_a_fault_and_no_crash() -> None:
    for end in (0, 5, 100, len(good()) // 2, len(good()) - 30):
        assert [fault.rule for fault in faults(good()[:end])] == ["damage"]


def test_a_byte_too_many_is_noticed() -> None:
    at = good().index(b"endobj")

    assert [fault.rule for fault in faults(good()[:at] + b" " + good()[at:])] == ["damage"]


def test_a_good_old_file_is_not_replaced_by_one_that_fails(tmp_path: Path) -> None:
    path = tmp_path / "old.pdf"
    path.write_bytes(b"old")
    with pytest.raises(ConformanceError) as caught:
        write_screen(replace(full_leaflet(), title=""), fonts(), OnePhoto(), profile(), path)

    assert caught.value.exit_code == 6
    assert any("title" in problem.message for problem in caught.value.problems)
    assert path.read_bytes() == b"old"


def test_a_picture_that_says_nothing_is_not_published(tmp_path: Path) -> None:
    silent = figure("")
    made = leaflet([square_picture(silent)], [Node(Role.DIVISION, (silent,))])
    with pytest.raises(ConformanceError):
        write_screen(made, fonts(), OnePhoto(), profile(), tmp_path / "new.pdf")

    assert not list(tmp_path.iterdir())


def test_whoever_insists_gets_the_file(tmp_path: Path) -> None:
    write_screen(replace(full_leaflet(), title=""), fonts(), OnePhoto(), profile(), tmp_path / "new.pdf", verify=False)

    assert (tmp_path / "new.pdf").exists()
