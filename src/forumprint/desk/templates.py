"""A new event: a commented folder that builds as it is, with its JSON Schema beside it."""

from __future__ import annotations

import json
from pathlib import Path

from forumprint.base.problems import OutputError, ResourceError
from forumprint.desk.lists import schema
from forumprint.sources.bundled import assets

SCHEMA_FILE = "event.schema.json"


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
    contents[folder / SCHEMA_FILE] = json.dumps(schema("event"), ensure_ascii=False, indent=2) + "\n"
    for path in contents:
        if path.exists():
            raise OutputError(f"{path} is there already", hint="name a folder that is empty or not there yet")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in contents.items():
            path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror}", hint="name another folder") from error
    return tuple(contents)
