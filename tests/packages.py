"""A package as pip would install it: a folder of modules and data, with its metadata and entry points beside it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

EXPLODING = "raise RuntimeError('the package was imported')\n"

# A component of another author.
SHOUT = '''
from typing import ClassVar

from forumprint.kit.component import Part
from forumprint.kit.compositor import STRICT, Stack, node
from forumprint.frame.structure import Role


class Shout(Part, frozen=True):
    """The title once more."""

    name: ClassVar[str] = "acme-shout"
    reads: ClassVar[tuple[str, ...]] = ("title",)
    roles: ClassVar[tuple[str, ...]] = ("lead",)

    def set(self, copy, room, rungs):
        title = room.compositor.words(copy.event.title)
        stack = Stack(room.compositor, room.width)
        stack.text(title, room.style("lead"), STRICT)
        return stack.setting([node(Role.PARAGRAPH, title)])
'''


def install(site: Path, entry_points: str, files: Mapping[str, str]) -> None:
    """Write `files` and the metadata of a package called `acme` into `site`."""
    metadata = {
        "acme-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: acme\nVersion: 1.0\n",
        "acme-1.0.dist-info/entry_points.txt": entry_points,
    }
    for name, text in {**metadata, **files}.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
