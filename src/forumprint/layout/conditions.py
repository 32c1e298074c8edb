"""Conditions: whether a region is there for an event."""

from __future__ import annotations

import re
from typing import ClassVar, Self

from msgspec import Struct

from forumprint.base.problems import Where


class Clause(Struct, frozen=True):
    """One part of a condition: whether a field has at least this many entries."""

    path: tuple[str, ...]
    least: int
    wanted: bool

    def holds(self, event: object) -> bool:
        value: object = event
        for name in self.path:
            value = getattr(value, name, None)
        count = len(value) if isinstance(value, tuple) else int(value is not None)
        return (count >= self.least) is self.wanted


class Condition(Struct, frozen=True):
    """A condition on the event for a region: `photos`, `no photos`, `photos >= 2 and no quotes`, `programme or awards`.

    Attributes:
        cases: The region is there if all clauses of one case hold. `and` binds closer than `or`.
    """

    cases: tuple[tuple[Clause, ...], ...]
    where: Where

    SCHEMA: ClassVar[dict[str, object]] = {
        "type": "string",
        "pattern": r"^(no )?[a-z_.]+( >= \d+)?( (and|or) (no )?[a-z_.]+( >= \d+)?)*$",
    }

    @classmethod
    def parse(cls, text: str, where: Where) -> Self:
        cases = " ".join(text.split()).split(" or ")
        return cls(tuple(tuple(_clause(part, text) for part in case.split(" and ")) for case in cases), where)

    def holds(self, event: object) -> bool:
        return any(all(clause.holds(event) for clause in case) for case in self.cases)


def _clause(part: str, text: str) -> Clause:
    match = re.fullmatch(r"(no )?([a-z_]+(?:\.[a-z_]+)*)(?: >= (\d+))?", part)
    if match is None:
        raise ValueError(f"{text!r} is not a condition", "write the name of a field, `no` and a field, or `photos >= 2 and no quotes`")
    return Clause(tuple(match[2].split(".")), int(match[3] or 1), match[1] is None)
