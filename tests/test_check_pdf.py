"""`forumprint check` on finished PDFs: its output and its exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest

import broken
from broken import good
from forumprint.base.geometry import Rect
from forumprint.cli.app import run
from forumprint.frame.placements import Panel
from forumprint.frame.structure import Node, Role
from forumprint.inspection import contrast
from forumprint.inspection.validators import by_page, by_verapdf
from forumprint.outputs.screen import write_screen
from leaflets import OnePhoto, fonts, full_leaflet, leaflet, profile, set_run, span, text_line, written

_EXAMPLE = Path(__file__).parents[1] / "examples" / "forum-ngo-2024" / "event.yaml"


pytestmark = pytest.mark.usefixtures("without_verapdf")


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "leaflet.pdf"
    write_screen(full_leaflet(), fonts(), OnePhoto(), profile(), path)
    return path


def test_a_good_file_is_told_in_a_few_lines(pdf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(pdf)]) == 0

    told = capsys.readouterr().out
    assert "1 page, tagged" in told
    assert "PDF/UA-1 claimed, kept (page-validation); PDF/A-2a claimed, kept (page-validation)" in told
    assert "Urząd Miasta, https://creativecommons.org" in told


def test_a_file_that_breaks_its_claim_ends_with_six(pdf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pdf.write_bytes(broken.broken(broken.without_alt))

    assert run(["check", str(pdf)]) == 6
    streams = capsys.readouterr()
    assert "page 1: a picture without alternative text" in streams.err
    assert "PDF/UA-1 claimed, BROKEN (page-validation)" in streams.out


def test_what_cannot_be_read_ends_with_three_and_the_others_are_checked(
    pdf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.pdf").touch()

    assert run(["check", str(tmp_path / "empty.pdf"), str(pdf)]) == 3
    streams = capsys.readouterr()
    assert "the file is empty" in streams.err
    assert "leaflet.pdf: 1 page" in streams.out


def test_events_and_pdfs_are_checked_in_one_call(pdf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(_EXAMPLE), str(pdf)]) == 0

    told = capsys.readouterr().out
    assert "leaflet.pdf: 1 page" in told
    assert "event.yaml" in told


def test_a_warning_is_an_error_where_asked_for(pdf: Path) -> None:
    def misspell(file: pikepdf.Pdf) -> None:
        file.pages[0].Annots[0].A.URI = pikepdf.String("www.torun.pl")

    pdf.write_bytes(broken.broken(misspell))

    assert (run(["check", str(pdf)]), run(["check", str(pdf), "--strict"])) == (0, 6)


def test_the_tree_and_the_voice_are_printed_alone(pdf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(pdf), "--outline"]) == 0
    assert capsys.readouterr().out.startswith("Document\n  H1 ")
    assert run(["check", str(pdf), "--speak"]) == 0
    assert capsys.readouterr().out.startswith("[pl]\nheading 1: ")


def test_events_have_no_voice(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(_EXAMPLE), "--speak"]) == 2
    assert "--speak is for PDFs" in capsys.readouterr().err


def test_programs_are_told_everything(pdf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pdf.write_bytes(broken.broken(broken.without_alt))

    assert run(["check", str(pdf), "--outline", "--speak", "--json"]) == 6
    told = json.loads(capsys.readouterr().out)["pdfs"][0]
    assert (told["claims"], told["language"], told["title_shown"], told["tagged"]) == (["ua1", "2a"], "pl", True, True)
    assert told["findings"][0]["rule"] == "figure-alt"
    assert told["outline"][0]["kids"][0]["role"] == "H1"
    assert told["speech"][0]["announced"] == "heading 1"
    # The leaflet's headline stands in dark blue on rust.
    assert (told["contrast"]["least"]["text"], told["contrast"]["least"]["enough"]) == ("Wspólnie „Ta” AVATAR", False)


def test_faint_text_is_measured_as_it_is_rendered() -> None:
    words = span("Szare na szarym")
    line = text_line(60, (set_run("Szare na szarym ", size=14), words))
    # Rust on dark blue: the file names two colours, but the eye sees almost no contrast.
    data = written(leaflet([Panel(Rect(0, 0, 300, 400), "accent"), line], [Node(Role.PARAGRAPH, (words,))]))
    measured = contrast.measure(data)

    assert measured is not None
    assert [(each.text, round(each.ratio), each.enough) for each in measured] == [("Szare na szarym", 2, False)]
    assert [finding.rule for finding in contrast.findings(measured)] == ["contrast"]


def test_a_validator_that_cannot_be_run_says_why(tmp_path: Path) -> None:
    verdict = by_verapdf(str(tmp_path / "nothing"), tmp_path / "x.pdf", ("ua1",))[0]

    assert "cannot be run" in verdict.trouble
    assert [finding.severity.value for finding in verdict.findings(claimed=True)] == ["warning"]


def test_the_validator_in_process_judges_what_it_knows() -> None:
    verdicts = by_page(good(), ("ua1", "2a", "x4"))

    assert verdicts is not None
    assert [(each.flavour, each.passed) for each in verdicts] == [("ua1", True), ("2a", True)]
