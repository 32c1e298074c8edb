"""Files made or changed for a test. The place of a change must exist: a change without its place fails."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

EXAMPLES = Path(__file__).parents[1] / "examples"

# The content of an event's or a layout's file, as dictionaries, lists and texts, and a function that changes it in place.
Said = dict[str, Any]
Change = Callable[[Said], object]


def replaced(text: str, old: str, new: str) -> str:
    """A text with the one place where it says `old` changed to `new`."""
    assert text.count(old) == 1, f"{old!r} stands there {text.count(old)} times, not once"
    return text.replace(old, new)


def replace_in(file: Path, old: str, new: str) -> None:
    """The same in a file."""
    file.write_text(replaced(file.read_text(encoding="utf-8"), old, new), encoding="utf-8")


def edit(file: Path, change: Change) -> None:
    """Change the content of a YAML file. Every value is the typed text, as our own reader takes it."""
    said = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    change(said)
    save(file, said)


def save(file: Path, said: Said) -> Path:
    """Write the content of a YAML file."""
    file.write_text(yaml.safe_dump(said, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return file


def nothing(event: Said) -> None:
    """The change that changes nothing."""


def without(*fields: str) -> Change:
    """Delete these fields of the event."""
    return lambda event: [event.pop(field) for field in fields]


def told(**fields: object) -> Change:
    """Set these fields of the event."""
    return lambda event: event.update(fields)


def both(first: Change, second: Change) -> Change:
    """Two changes, one after the other."""
    return lambda event: (first(event), second(event))


def edited_example(folder: Path, change: Change = nothing, example: str = "forum-ngo-2024") -> Path:
    """The event file in a copy of an example in `folder`, changed."""
    shutil.copytree(EXAMPLES / example / "photos", folder / "photos", dirs_exist_ok=True)
    event = Path(shutil.copy(EXAMPLES / example / "event.yaml", folder))
    edit(event, change)
    return event


def brand_folder(parent: Path, name: str, *lines: str) -> Path:
    """A folder with a `brand.yaml` of these lines."""
    folder = parent / name
    folder.mkdir()
    (folder / "brand.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder
