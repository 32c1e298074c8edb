"""The veraPDF validator, where it is installed: the command in `VERAPDF`, else `verapdf` on the path."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

COMMAND = os.environ.get("VERAPDF") or shutil.which("verapdf")

needs_verapdf = pytest.mark.skipif(COMMAND is None, reason="veraPDF is not installed (set VERAPDF)")


def verdict(data: bytes, flavour: str, folder: Path) -> str:
    """`PASS`, or what veraPDF finds wrong with a file under a flavour such as `ua1` or `2a`."""
    assert COMMAND is not None
    path = folder / f"{flavour}.pdf"
    path.write_bytes(data)
    done = subprocess.run([COMMAND, flavour, str(path)], capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode else "PASS"
