"""The commands on real files: what they write, what they refuse, and their exit codes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from edited import replace_in, replaced
from forumprint.base.errors import OutputError, UsageError
from forumprint.cli.app import run

_EXAMPLE = Path(__file__).parents[1] / "examples" / "forum-ngo-2024"
_HERO = "photos/dandelion-meadow.jpg"


@pytest.fixture
def event(tmp_path: Path) -> Path:
    """The example, for a test to damage."""
    return shutil.copytree(_EXAMPLE, tmp_path / "forum") / "event.yaml"


def test_a_leaflet_is_named_after_event_and_layout_and_stands_beside_the_event(event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", str(event)]) == 0

    leaflet = event.parent / "forum-a4-onepage.pdf"
    assert leaflet.read_bytes().startswith(b"%PDF-")
    assert str(leaflet) in capsys.readouterr().out


def test_quiet_says_nothing_when_nothing_is_wrong(event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-q", "build", str(event)]) == 0
    assert capsys.readouterr() == ("", "")


def test_several_events_go_into_one_folder(event: Path, tmp_path: Path) -> None:
    other = shutil.copytree(event.parent, tmp_path / "gala")

    assert run(["build", str(event), str(other), "-o", str(tmp_path / "out")]) == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"forum-a4-onepage.pdf", "gala-a4-onepage.pdf"}


def test_a_path_that_ends_in_pdf_is_a_file_and_every_other_one_a_folder(event: Path, tmp_path: Path) -> None:
    assert run(["build", str(event), "-o", str(tmp_path / "new" / "one.PDF")]) == 0
    assert run(["build", str(event), "-o", str(tmp_path / "forum-2024.12")]) == 0

    assert (tmp_path / "new" / "one.PDF").is_file()
    assert (tmp_path / "forum-2024.12" / "forum-a4-onepage.pdf").is_file()


def test_the_ending_of_another_kind_of_file_is_refused(event: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", str(event), "-o", str(tmp_path / "one.doc")]) == 2
    assert "one.pdf" in capsys.readouterr().err
    assert not (tmp_path / "one.doc").exists()


def test_several_events_cannot_share_a_file(event: Path, tmp_path: Path) -> None:
    assert run(["build", str(event), str(event), "-o", str(tmp_path / "one.pdf")]) == 2


def test_another_language_than_the_events_own_is_in_the_files_name(event: Path, tmp_path: Path) -> None:
    for language in ("pl", "en"):
        assert run(["build", str(event), "--language", language, "-o", str(tmp_path / "out")]) == 0

    assert {path.name for path in (tmp_path / "out").iterdir()} == {"forum-a4-onepage.pdf", "forum-a4-onepage-en.pdf"}


def test_explain_lists_what_was_left_out_with_its_place(event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["build", str(event), "--explain"])

    assert f"{event}:" in next(line for line in capsys.readouterr().out.splitlines() if "left out: photos[1] " in line)


def test_what_was_left_out_is_said_in_one_line_even_unasked(event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["build", str(event)])
    (line,) = (line for line in capsys.readouterr().out.splitlines() if "left out:" in line)

    assert "photos[1]" in line
    assert "--explain" in line


def test_check_says_for_each_layout_what_it_leaves_out_and_finds_nothing_wrong_with_it(
    event: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["check", str(event), "-l", "a4-onepage", "-l", "a5-flyer"]
    assert run(arguments) == 0
    said = capsys.readouterr()
    assert [layout for layout in ("a4-onepage", "a5-flyer") if f"{layout} leaves out: " in said.out] == ["a4-onepage", "a5-flyer"]
    assert said.err == ""

    assert run([*arguments, "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert ("a4-onepage", "photos[1]") in {(left["layout"], left["field"]) for left in document["unplaced"]}
    assert document["problems"] == []


def test_check_takes_several_events_and_a_broken_one_hides_no_other(
    event: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken, whole = (shutil.copytree(event.parent, tmp_path / name) / "event.yaml" for name in ("broken", "whole"))
    replace_in(broken, "\nlead:", "\nleed:")

    assert run(["check", str(broken), str(whole)]) == 3
    said = capsys.readouterr()
    assert f"{broken}:" in said.err
    assert f"{whole}: no problems" in said.out


def test_a_program_learns_where_the_leaflet_is(event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["build", str(event), "--json"])
    (output,) = json.loads(capsys.readouterr().out)["outputs"]

    assert Path(output["path"]).stat().st_size == output["bytes"]
    assert (output["layout"], output["brand"], output["language"], output["pages"]) == ("a4-onepage", "dialog", "pl", 1)
    assert output["unplaced"]


@pytest.mark.parametrize(
    ("old", "new", "exit_code", "said"),
    [
        (_HERO, "photos/dandelion-meadw.jpg", 3, "dandelion-meadow.jpg"),
        ("\nlead:", "\nleed:", 3, "did you mean `lead`?"),
        ("\ntitle:", "\nbyline:", 3, "title"),
        ("author: Clemens Engelhardt, ", "", 3, "author"),
        ("licence: CC0 1.0}", "licence: CC-0-5}", 3, "licence"),
        ("Ponad 52 mln", "🎉 Ponad 52 mln", 3, "event.yaml:"),
        ("Ponad 52 mln", "Ponad " + "bardzo " * 1500 + "52 mln", 5, "title"),
    ],
    ids=["missing photo", "unknown key", "no title", "no author", "unknown licence", "no glyph", "title too long"],
)
def test_a_mistake_ends_with_its_exit_code_a_hint_and_the_old_leaflet(
    event: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, exit_code: int, said: str
) -> None:
    leaflet = event.parent / "forum-a4-onepage.pdf"
    leaflet.write_bytes(b"the old one")
    replace_in(event, old, new)

    assert run(["build", str(event)]) == exit_code
    told = capsys.readouterr().err
    assert said in told
    assert "hint:" in told
    assert leaflet.read_bytes() == b"the old one"


def test_a_body_three_times_too_long_is_reported_never_cut(event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace_in(event, "body: |\n", "body: |\n" + "  Zdanie, które niczego nie wnosi, ale zajmuje miejsce.\n" * 150 + "\n")

    assert run(["build", str(event)]) == 5
    assert "body" in capsys.readouterr().err


def test_a_photo_that_is_no_photo_is_refused(event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (event.parent / _HERO).write_bytes(b"\xff\xd8\xff\xe0 cut off")

    assert run(["build", str(event)]) == 3
    assert f"{event}:" in capsys.readouterr().err


def test_an_unknown_layout_names_those_that_exist(event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", str(event), "-l", "a4-onepge"]) == 4
    assert "did you mean `a4-onepage`?" in capsys.readouterr().err


def test_two_leaflets_cannot_share_a_file(event: Path, tmp_path: Path) -> None:
    assert run(["build", str(event), "-l", "a4-onepage", "-l", "a5-flyer", "-o", str(tmp_path / "one.pdf")]) == 2


def test_what_does_not_fit_one_layout_is_still_built_in_the_others(event: Path, tmp_path: Path) -> None:
    replace_in(event, "  ## Uczestnicy", "  " + "Zdanie za zdaniem. " * 400 + "\n\n  ## Uczestnicy")

    assert run(["build", str(event), "-l", "a4-onepage", "-l", "a3-poster", "-o", f"{tmp_path}/out/"]) == 5
    assert [path.name for path in (tmp_path / "out").glob("*.pdf")] == ["forum-a3-poster.pdf"]


def test_two_events_of_one_name_do_not_overwrite_each_other(event: Path, tmp_path: Path) -> None:
    namesake = shutil.copytree(event.parent, tmp_path / "elsewhere" / event.parent.name)

    assert run(["build", str(event), str(namesake), "-o", f"{tmp_path}/out/"]) == 7
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_check_writes_nothing(event: Path) -> None:
    before = set(event.parent.rglob("*"))

    assert run(["check", str(event)]) == 0
    assert set(event.parent.rglob("*")) == before


def test_warnings_change_the_exit_code_only_when_strict(event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace_in(event, "date: 2024-12-03\n", "")

    assert run(["check", str(event)]) == 0
    assert "warning" in capsys.readouterr().err
    assert run(["check", str(event), "--strict"]) == 3
    assert run(["build", str(event), "--strict"]) == 3


@pytest.mark.parametrize("language", ["pl", "en"])
def test_a_begun_event_builds_as_it_is(tmp_path: Path, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "begun"

    assert run(["new", str(folder), "--language", language]) == 0
    assert run(["build", str(folder)]) == 0
    assert run(["check", "--strict", str(folder)]) == 0
    assert capsys.readouterr().err == ""


def test_a_begun_event_finds_its_schema_beside_it(tmp_path: Path) -> None:
    run(["new", str(tmp_path)])
    first = (tmp_path / "event.yaml").read_text(encoding="utf-8").splitlines()[0]

    schema = json.loads((tmp_path / first.partition("$schema=")[2]).read_text(encoding="utf-8"))
    assert "title" in schema["required"]


def test_new_never_writes_over_an_event(event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = event.read_bytes()

    assert run(["new", str(event.parent)]) == 7
    assert "hint:" in capsys.readouterr().err
    assert event.read_bytes() == before


@pytest.mark.parametrize(("command", "known"), [("layouts", "a4-onepage"), ("brands", "dialog"), ("components", "headline")])
def test_lists_name_what_there_is_for_people_and_programs(command: str, known: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command]) == 0
    assert any(line.startswith(known) for line in capsys.readouterr().out.splitlines())

    assert run([command, "--json"]) == 0
    assert known in {entry["name"] for entry in json.loads(capsys.readouterr().out)}


@pytest.mark.parametrize("kind", ["event", "brand", "layout", "language"])
def test_schemas_are_json(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", kind]) == 0
    assert json.loads(capsys.readouterr().out)["type"] == "object"


def test_a_language_without_rules_is_told_at_its_line(event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace_in(event, "language: pl", "language: es")

    assert run(["build", str(event)]) == 3
    told = capsys.readouterr().err
    assert "error: there are no rules for the language `es`" in told
    line = event.read_text(encoding="utf-8").splitlines().index("language: es") + 1
    assert f"event.yaml:{line}:11:" in told


def test_new_quotes_a_path_with_spaces(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", str(tmp_path / "my fest")]) == 0
    assert f'next: forumprint build "{tmp_path / "my fest" / "event.yaml"}"' in capsys.readouterr().out


def test_layouts_say_which_may_have_more_sides(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["layouts", "--json"]) == 0

    longer = {entry["name"]: entry["longer"] for entry in json.loads(capsys.readouterr().out)}
    assert {name for name, more in longer.items() if more} == {"a4-bulletin", "phone"}


def test_an_address_too_long_for_a_qr_code_is_reported_at_its_line(event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = event.read_text(encoding="utf-8")
    line = next(line for line in said.splitlines() if line.strip().startswith("web:"))
    event.write_text(replaced(said, line, line.partition("web:")[0] + "web: https://example.org/" + "a" * 3000), encoding="utf-8")

    assert run(["build", str(event), "-l", "a5-flyer"]) == 3
    told = capsys.readouterr().err
    assert f"{event}:{said.splitlines().index(line) + 1}:" in told
    assert "too many for a QR code" in told


def test_a_day_of_reproducible_builds_that_no_calendar_has_is_refused(event: Path) -> None:
    environment = os.environ | {"SOURCE_DATE_EPOCH": "99999999999999"}
    command = [sys.executable, "-m", "forumprint", "build", str(event)]

    done = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)

    assert (done.returncode, "SOURCE_DATE_EPOCH is no time" in done.stderr) == (UsageError.exit_code, True)


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell closes the stream")
@pytest.mark.parametrize("closed", ["2>&-", ">&-", ">&- 2>&-"])
def test_a_build_without_stdout_or_stderr_still_writes(event: Path, closed: str) -> None:
    command = f'"$0" -m forumprint build "$1" -o "$2" {closed}'
    leaflet = event.parent / "here.pdf"

    assert subprocess.run(["/bin/sh", "-c", command, sys.executable, str(event), str(leaflet)], check=False).returncode == 0
    assert leaflet.read_bytes().startswith(b"%PDF")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_behind_stdout_is_an_error_of_output(event: Path) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "forumprint", "build", str(event)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, encoding="utf-8", check=False)

    assert done.returncode == OutputError.exit_code
    assert "Traceback" not in done.stderr
    assert "standard output cannot be written" in done.stderr
