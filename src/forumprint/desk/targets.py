"""Where leaflets are written: the meaning of `-o`, and the names of files that it does not name."""

from __future__ import annotations

import re
from pathlib import Path

from forumprint.base.errors import OutputError, UsageError

_PDF = ".pdf"
# A folder may have a dot in its name (`forum-2024.12`). A file's ending begins with a letter.
_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}")
_SLASHES = ("/", "\\")


def check_target(out: str | Path | None, leaflets: int) -> None:
    """Check that this number of leaflets can be written to `out`. A path that ends in .pdf is a file; every other path is a folder.

    Raises:
        UsageError: Several leaflets would share one file, or the path ends like another kind of file.
    """
    if out is None:
        return
    if _is_file(out):
        if leaflets > 1:
            raise UsageError(f"{leaflets} leaflets cannot share one file {out}", hint="name a folder with -o")
    elif _ENDING.fullmatch(Path(out).suffix) and not str(out).endswith(_SLASHES) and not Path(out).is_dir():
        raise UsageError(
            f"{out} is not a PDF", hint=f"write -o {Path(out).with_suffix(_PDF)} for a file, or -o {out}/ for a folder of that name"
        )


def target(event: Path, layout: str, language: str | None, out: str | Path | None) -> Path:
    """The file for a leaflet. Its folder is made. The event in `forum/event.yaml` has the name forum, the one in `gala.yaml` gala.

    Args:
        event: The event file.
        layout: The name of the layout.
        language: The language, if it is not the event's own.
        out: A path that `check_target` has accepted; None for a file beside the event.

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
