"""Layouts ready for composing: read from the disk, then bound to their components."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from forumprint.files.disk import remembered_of_file
from forumprint.files.library import Named, load_layout
from forumprint.files.models.reader import read_raw
from forumprint.plan.binding import bind
from forumprint.plan.bound_layout import BoundLayout
from forumprint.plan.registry import component


def open_layout(named: Named, language: str) -> BoundLayout:
    """A layout in a language, with its components.

    Raises:
        InputError: The file has mistakes, alone or together with its components. `problems` holds all of one kind.
        ResourceError: The file cannot be read.
    """
    return _bound(named.path, named, language)


@remembered_of_file("layouts with their components", most=128)
def _bound(path: Path, named: Named, language: str) -> BoundLayout:
    return bind(load_layout(named, language), named.name, component, partial(read_raw, language))
