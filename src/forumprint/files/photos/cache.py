"""Finished pictures, kept on the disk from one build to the next.

An entry is one file: the checksum of its content, then the content. It is written under another name and then moved whole. So neither a
crash nor a second build at the same time leaves half an entry. A damaged entry counts as missing.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

_CHECKSUM = 32


def user_cache() -> Path:
    """The user's own folder for finished pictures.

    Raises:
        RuntimeError: The user has no home.
    """
    import platformdirs

    return platformdirs.user_cache_path("forumprint", appauthor=False) / "pictures"


def default_cache(environment: Mapping[str, str] = os.environ, user_folder: Callable[[], Path] = user_cache) -> Path | None:
    """The folder of finished pictures: `FORUMPRINT_CACHE` if it is set, else the user's cache folder; None if there is no home."""
    told = environment.get("FORUMPRINT_CACHE")
    if told:
        return Path(told)
    try:
        return user_folder()
    except RuntimeError:
        return None


class PictureCache:
    """Bytes by key. A folder that cannot be read or written counts as empty, and the build continues without it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> bytes | None:
        """The stored bytes, or None if there are none or they are damaged."""
        try:
            entry = self._place(key).read_bytes()
        except OSError:
            return None
        checksum, content = entry[:_CHECKSUM], entry[_CHECKSUM:]
        return content if hashlib.sha256(content).digest() == checksum else None

    def put(self, key: str, content: bytes) -> None:
        """Keep `content`, if the disk allows it."""
        place = self._place(key)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            handle, half = tempfile.mkstemp(dir=place.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(hashlib.sha256(content).digest() + content)
                os.replace(half, place)
            except OSError:
                os.unlink(half)
        except OSError:
            return

    def _place(self, key: str) -> Path:
        return self._folder / hashlib.sha256(key.encode()).hexdigest()
