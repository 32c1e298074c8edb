"""The veraPDF validator, if it is installed: the command in `VERAPDF`, else `verapdf` on the path."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

COMMAND = os.environ.get("VERAPDF") or shutil.which("verapdf")

needs_verapdf = pytest.mark.skipif(COMMAND is None, reason="veraPDF is not installed (set VERAPDF)")


def verdict(data: bytes, flavour: str, folder: Path) -> str:
    """`PASS`, or the faults that veraPDF finds in a file under a flavour such as `ua1` or `2a`."""
    assert COMMAND is not None
    path = folder / f"{flavour}.pdf"
    path.write_bytes(data)
    done = subprocess.run([COMMAND, flavour, str(path)], capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode else "PASS"


def passing(files: Sequence[bytes], flavour: str, folder: Path) -> list[bool]:
    """For each file, whether veraPDF passes it. All run together, because its start takes most of the time."""
    assert COMMAND is not None
    paths = [folder / f"{number:03}.pdf" for number in range(len(files))]
    for path, data in zip(paths, files, strict=True):
        path.write_bytes(data)
    done = subprocess.run([COMMAND, flavour, *map(str, paths)], capture_output=True, text=True, check=False)
    passed = [line for line in done.stdout.splitlines() if line.startswith("PASS")]
    return [any(str(path) in line for line in passed) for path in paths]
