"""The command line: what it loads, what it prints, and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from forumprint import __version__
from forumprint.base.errors import ForumprintError, InputError, OversetError, ResourceError
from forumprint.base.problems import Problem, Severity, Where
from forumprint.cli.app import COMMANDS, run
from forumprint.cli.outcome import Outcome, counted, tell_problems, tell_program, told_by
from forumprint.cli.settings import Settings

_NO_TITLE = Problem(Where("event.yaml", 3, 1), "there is no title", "add `title:`")
_NO_DATE = Problem(Where("event.yaml", 1, 1), "there is no date", severity=Severity.WARNING)
_HEAVY = {"PIL", "forumprint.desk", "msgspec", "pydantic", "pyphen", "reportlab", "rich", "uharfbuzz", "yaml"}


def _loaded_by(*arguments: str) -> set[str]:
    """The modules that a fresh process has loaded after running a command."""
    script = "import sys; from forumprint.cli.app import run; run(sys.argv[1:]); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True, encoding="utf-8")
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["build", "--help"], ["check", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    loaded = _loaded_by(*arguments)

    assert "forumprint.cli.app" in loaded
    assert not loaded & _HEAVY


def test_reading_options_loads_no_validation_library() -> None:
    """Typer 0.29 reads each value through pydantic. The versions that we require do not."""
    assert not _loaded_by("check", "no-such-file.yaml", "-l", "a4-onepage") & {"pydantic", "rich"}


def test_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"forumprint {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "culprit"),
    [(["bake"], "bake"), (["build"], "EVENT"), (["build", "event.yaml", "--sparkle"], "--sparkle"), (["schema", "poster"], "poster")],
)
def test_arguments_that_make_no_sense_end_with_2_and_are_named(
    arguments: list[str], culprit: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    said = capsys.readouterr()
    assert culprit in said.err.splitlines()[-1]
    assert said.out == ""


@pytest.mark.parametrize("kind", ForumprintError.__subclasses__())
def test_every_error_ends_with_its_own_exit_code(kind: type[ForumprintError]) -> None:
    with pytest.raises(typer.Exit) as end, told_by(tell_problems, Settings()):
        raise kind("something is wrong")

    assert end.value.exit_code == kind.exit_code


def test_problems_come_out_in_file_order_with_place_hint_and_count(capsys: pytest.CaptureFixture[str]) -> None:
    tell_problems(Outcome(errors=[InputError("cannot be set", [_NO_TITLE, _NO_DATE])]))

    assert capsys.readouterr().err.splitlines() == [
        "event.yaml:1:1: warning: there is no date",
        "event.yaml:3:1: error: there is no title",
        "  hint: add `title:`",
        "1 error, 1 warning",
    ]


def test_an_error_without_a_place_speaks_for_itself(capsys: pytest.CaptureFixture[str]) -> None:
    tell_problems(Outcome(errors=[ResourceError("there is no layout `a4`", hint="there are: a4-onepage")]))

    assert capsys.readouterr().err == "forumprint: error: there is no layout `a4`\n  hint: there are: a4-onepage\n"


def test_strict_says_why_warnings_alone_stop_a_build(capsys: pytest.CaptureFixture[str]) -> None:
    tell_problems(Outcome(errors=[InputError("--strict makes warnings errors", [_NO_DATE])]))

    assert "--strict makes warnings errors" in capsys.readouterr().err


def test_problems_are_counted_in_the_singular_and_the_plural() -> None:
    assert counted([_NO_TITLE, _NO_TITLE, _NO_DATE]) == "2 errors, 1 warning"


def test_an_event_that_fails_does_not_keep_the_next_one_from_being_set() -> None:
    outcome = Outcome()
    for error in (OversetError("does not fit"), InputError("no title")):
        with outcome.attempt():
            raise error

    assert [type(error) for error in outcome.errors] == [OversetError, InputError]
    assert outcome.exit_code == OversetError.exit_code


def test_our_own_fault_shows_no_traceback_and_says_whom_to_tell(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as end, told_by(tell_problems, Settings()):
        raise KeyError("glyph")
    said = capsys.readouterr().err

    assert end.value.exit_code == 70
    assert "report this" in said
    assert "Traceback" not in said


def test_verbose_shows_the_traceback_of_our_own_fault(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit), told_by(tell_problems, Settings(verbose=True)):
        raise KeyError("glyph")

    assert "Traceback" in capsys.readouterr().err


def test_a_program_reads_problems_and_exit_code_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    tell_program(Outcome(errors=[InputError("cannot be set", [_NO_TITLE])]))
    document = json.loads(capsys.readouterr().out)

    assert document["exit_code"] == 3
    assert document["errors"][0]["class"] == "InputError"
    assert document["problems"] == [
        {"file": "event.yaml", "line": 3, "column": 1, "severity": "error", "message": "there is no title", "hint": "add `title:`"}
    ]


def test_progress_stays_silent_where_nobody_watches() -> None:
    """Under pytest stderr is not a screen."""
    assert Settings().progress is None
    assert Settings(quiet=True, verbose=True).progress is None
    assert Settings(verbose=True).progress is not None


def test_ctrl_c_ends_with_130() -> None:
    commands = typer.Typer()

    @commands.command()
    def interrupted() -> None:
        with told_by(tell_problems, Settings()):
            raise KeyboardInterrupt

    assert run([], commands) == 130


def test_a_reader_that_goes_away_is_no_traceback() -> None:
    """`forumprint schema | head -n 1`, without a shell."""
    command = subprocess.Popen([sys.executable, "-m", "forumprint", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert command.stdout is not None
    assert command.stderr is not None
    command.stdout.close()
    said = command.stderr.read().decode()
    command.stderr.close()
    command.wait()

    assert "Traceback" not in said
    assert "BrokenPipe" not in said


def test_a_console_without_the_letter_still_gets_the_message(tmp_path: Path) -> None:
    """A Windows console in code page 437 has no ą. The file name shows a question mark, and the command continues."""
    done = subprocess.run(
        [sys.executable, "-m", "forumprint", "check", str(tmp_path / "ąę.yaml")],
        capture_output=True,
        check=False,
        env=_environment(PYTHONIOENCODING="cp437"),
    )

    assert done.returncode == InputError.exit_code
    assert b"??.yaml: error" in done.stderr


def test_json_is_utf_8_whatever_the_code_page() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "forumprint", "schema"], capture_output=True, check=True, env=_environment(PYTHONIOENCODING="cp437")
    )

    assert "{from: …, to: …}" in done.stdout.decode("utf-8")


def _environment(**extra: str) -> dict[str, str]:
    return {**os.environ, **extra}


def test_a_command_loads_no_other_command() -> None:
    loaded = {name for name in _loaded_by("layouts") if name.startswith("forumprint.cli.")}

    assert "forumprint.cli.layouts" in loaded
    assert not loaded & {f"forumprint.cli.{name}" for name in ("build", "check", "new", "schema")}


@pytest.mark.parametrize("arguments", [["--help"], ["--help", "build"], []])
def test_help_names_every_command(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    run(arguments)
    said = capsys.readouterr()

    assert all(f"  {name} " in said.out + said.err for name in COMMANDS)
