"""What one begins with: an event folder or a layout file that works as it is, with its JSON Schema beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from forumprint.base.problems import OutputError, ResourceError, UsageError
from forumprint.desk.lists import schema
from forumprint.files.bundled import assets
from forumprint.files.library import find_layout

SCHEMA_FILE = "event.schema.json"
LAYOUT_SCHEMA_FILE = "layout.schema.json"
_LAYOUT_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def new(folder: str | Path, *, language: str = "pl") -> tuple[Path, ...]:
    """Make an event folder; nothing that is there already is touched.

    Returns:
        The files written, the event file first.

    Raises:
        OutputError: One of the files is there already, or the folder cannot be written.
        ResourceError: There is no template in that language.
    """
    folder = Path(folder)
    template = assets() / "templates" / f"event-{language}"
    if not template.is_dir():
        known = sorted(path.name.removeprefix("event-") for path in template.parent.glob("event-*"))
        raise ResourceError(f"there is no template in the language `{language}`", hint="languages: " + ", ".join(known))
    contents = {folder / path.name: path.read_text(encoding="utf-8") for path in sorted(template.iterdir()) if path.is_file()}
    contents[folder / SCHEMA_FILE] = _schema_text("event")
    for path in contents:
        if path.exists():
            raise OutputError(f"{path} is there already", hint="name a folder that is empty or not there yet")
    return _written(folder, contents)


def new_layout(name: str, folder: str | Path = ".", *, like: str) -> tuple[Path, ...]:
    """Begin a layout: a copy of another one, to be changed, and beside it the schema that editors check it by.

    The schema is made by forumprint and belongs to it: one that is there already is brought up to date.

    Args:
        name: Of the layout; its file is `NAME.yaml`.
        folder: Where it is written; made if it is not there.
        like: The layout it begins as, by name or by path.

    Returns:
        The files written, the layout first.

    Raises:
        OutputError: The layout's file is there already, or cannot be written.
        ResourceError: There is no layout `like`.
        UsageError: `name` cannot be a layout's name.
    """
    if not _LAYOUT_NAME.fullmatch(name):
        raise UsageError(f"`{name}` cannot be a layout's name", hint="use small letters, digits and single hyphens, as in `a4-annual`")
    folder = Path(folder)
    path = folder / f"{name}.yaml"
    if path.exists():
        raise OutputError(f"{path} is there already", hint="choose another name or folder")
    source = find_layout(like)
    template = (assets() / "templates" / "layout-header.txt").read_text(encoding="utf-8")
    header = template.format(schema=LAYOUT_SCHEMA_FILE, file=path.as_posix(), like=source.name)
    contents = {
        path: header + _without_header(source.path.read_text(encoding="utf-8")),
        folder / LAYOUT_SCHEMA_FILE: _schema_text("layout"),
    }
    return _written(folder, contents)


def _without_header(text: str) -> str:
    """A layout's text without the schema line that it may begin with."""
    first, _, rest = text.partition("\n")
    return rest if first.startswith("# yaml-language-server:") else text


def _schema_text(kind: str) -> str:
    return json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"


def _written(folder: Path, contents: Mapping[Path, str]) -> tuple[Path, ...]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in contents.items():
            path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror}", hint="name another folder") from error
    return tuple(contents)
