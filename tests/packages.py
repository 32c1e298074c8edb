"""A package as pip would install it: a folder of modules and data, with its metadata and entry points beside it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

EXPLODING = "raise RuntimeError('the package was imported')\n"


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
