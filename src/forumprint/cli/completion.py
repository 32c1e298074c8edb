"""Names that a shell completes. This module looks at folders only: the Tab key must not wait for YAML."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from forumprint.base.errors import ResourceError
from forumprint.files import bundled


def layout_names() -> list[str]:
    """The layouts that come with forumprint."""
    return _or_none(bundled.layout_names)


def brand_names() -> list[str]:
    """The brands that come with forumprint."""
    return _or_none(bundled.brand_names)


def _or_none(names: Callable[[], Sequence[str]]) -> list[str]:
    """A broken installation completes nothing. The command itself says what is wrong."""
    try:
        return list(names())
    except ResourceError:
        return []
