"""How `layouts`, `brands` and `components` print their lists."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from forumprint.cli.outcome import print_json

if TYPE_CHECKING:
    from msgspec import Struct


def print_as_json(entries: Sequence[Struct]) -> None:
    """Print the entries unchanged, for programs."""
    print_json([{name: getattr(entry, name) for name in entry.__struct_fields__} for entry in entries])


def print_table(rows: Sequence[Sequence[str]]) -> None:
    """Print rows for people. A column is as wide as its widest cell; the last column is not padded."""
    if not rows:
        return
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row[:-1], widths, strict=True)]
        typer.echo("  ".join([*cells, row[-1]]).rstrip())


def as_argument(path: Path) -> str:
    """A path in a form that works after a command, in any shell."""
    return f'"{path}"' if " " in str(path) else str(path)
