"""The files that a user begins with: an event folder or a layout file that builds at once, with its JSON Schema beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from forumprint.base.errors import OutputError, ResourceError, UsageError
from forumprint.desk.lists import schema
from forumprint.files.bundled import assets
from forumprint.files.library import find_layout

SCHEMA_FILE = "event.schema.json"
LAYOUT_SCHEMA_FILE = "layout.schema.json"
_LAYOUT_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def new(folder: str | Path, *, language: str = "pl") -> tuple[Path, ...]:
    """Make an event folder. Existing files stay untouched.

    Returns:
        The written files, the event file first.

    Raises:
        OutputError: One of the files already exists, or the folder cannot be written.
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
            raise OutputError(f"{path} already exists", hint="name an empty folder or a new one")
    return _written(folder, contents)


def new_layout(name: str, folder: str | Path = ".", *, like: str) -> tuple[Path, ...]:
    """Begin a layout as a copy of another one, and write the schema beside it by which editors check it.

    forumprint makes the schema and owns it: an existing one is updated.

    Args:
        name: The name of the layout. Its file is `NAME.yaml`.
        folder: The folder for the file. It is made if it is missing.
        like: The layout to copy, by name or by path.

    Returns:
        The written files, the layout first.

    Raises:
        OutputError: The layout's file already exists, or cannot be written.
        ResourceError: There is no layout `like`.
        UsageError: `name` cannot be a layout's name.
    """
    if not _LAYOUT_NAME.fullmatch(name):
        raise UsageError(f"`{name}` cannot be the name of a layout", hint="use small letters, digits and single hyphens, as in `a4-annual`")
    folder = Path(folder)
    path = folder / f"{name}.yaml"
    if path.exists():
        raise OutputError(f"{path} already exists", hint="choose another name or folder")
    source = find_layout(like)
    template = (assets() / "templates" / "layout-header.txt").read_text(encoding="utf-8")
    header = template.format(schema=LAYOUT_SCHEMA_FILE, file=path.as_posix(), like=source.name)
    contents = {
        path: header + _without_header(source.path.read_text(encoding="utf-8")),
        folder / LAYOUT_SCHEMA_FILE: _schema_text("layout"),
    }
    return _written(folder, contents)


def _without_header(text: str) -> str:
    """A layout's text without its schema line, if it begins with one."""
    first, _, rest = text.partition("\n")
    return rest if first.startswith("# yaml-language-server:") else text


def _schema_text(kind: str) -> str:
    import json

    return json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"


def _written(folder: Path, contents: Mapping[Path, str]) -> tuple[Path, ...]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in contents.items():
            path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror}", hint="name another folder") from error
    return tuple(contents)
