"""Where leaflets are written: what `-o` may say, and how files are called that it does not name."""

from __future__ import annotations

import re
from pathlib import Path

from forumprint.base.problems import OutputError, UsageError

_PDF = ".pdf"
# Folders may have dots in their names (`forum-2024.12`); a file's ending begins with a letter.
_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}")
_SLASHES = ("/", "\\")


def check_target(out: str | Path | None, leaflets: int) -> None:
    """See that so many leaflets can be written to `out`: a path that ends in .pdf is a file, every other one a folder.

    Raises:
        UsageError: Several leaflets would share one file, or the path has the ending of another kind of file.
    """
    if out is None:
        return
    if _is_file(out):
        if leaflets > 1:
            raise UsageError(f"{leaflets} leaflets cannot share one file {out}", hint="name a folder with -o")
    elif _ENDING.fullmatch(Path(out).suffix) and not str(out).endswith(_SLASHES) and not Path(out).is_dir():
        raise UsageError(
            f"{out} is no PDF", hint=f"write -o {Path(out).with_suffix(_PDF)} for a file, or -o {out}/ for a folder of that name"
        )


def target(event: Path, layout: str, language: str | None, out: str | Path | None) -> Path:
    """The file to write a leaflet to; the folder it lies in is made. An event in `forum/event.yaml` is called forum, in `gala.yaml` gala.

    Args:
        event: The event file.
        layout: Its name.
        language: If it is not the event's own.
        out: What `check_target` has accepted; None for a file beside the event.

    Raises:
        OutputError: The folder cannot be made.
    """
    stem = event.resolve().parent.name if event.stem == "event" else event.stem
    name = "-".join(part for part in (stem or "leaflet", layout, language) if part) + _PDF
    if out is None:
        return event.parent / name
    path = Path(out) if _is_file(out) else Path(out) / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"the folder {path.parent} cannot be made: {error.strerror}", hint="name another folder with -o") from error
    return path


def _is_file(out: str | Path) -> bool:
    return str(out).lower().endswith(_PDF)
