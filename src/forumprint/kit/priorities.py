"""Entries of a list are left out by priority, the lowest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

KEPT = 1


class Ranked(Protocol):
    """An entry with a priority from 1 (keep) to 5 (leave out first)."""

    @property
    def priority(self) -> int: ...


Entry = TypeVar("Entry", bound=Ranked)


def spare(entries: Sequence[Ranked]) -> int:
    """The number of entries that may be left out: all except those to keep, and never the last one."""
    return min(sum(entry.priority > KEPT for entry in entries), max(0, len(entries) - 1))


def without(entries: Sequence[Entry], dropped: int) -> tuple[Entry, ...]:
    """The entries in order, without the `dropped` ones of lowest priority, if there are as many. Of equals the last goes first."""
    going = sorted(range(len(entries)), key=lambda index: (-entries[index].priority, -index))[: max(0, dropped)]
    return tuple(entry for index, entry in enumerate(entries) if index not in going)
