"""The errors of PyYAML's two parsers for files that are not YAML: its own parser first, then libyaml.

Copied from PyYAML 6.0.4, which has the same errors as 6.0.1. Another release may choose other words and places.
"""

from __future__ import annotations

from typing import NamedTuple

import yaml


class Complaint(NamedTuple):
    """The parts of a parser's error. Places are line and column, from 0."""

    context: str | None
    context_at: tuple[int, int] | None
    problem: str
    problem_at: tuple[int, int]

    def error(self) -> yaml.MarkedYAMLError:
        """The error as the parser raises it."""
        return yaml.MarkedYAMLError(self.context, _mark(self.context_at), self.problem, _mark(self.problem_at))


def _mark(at: tuple[int, int] | None) -> yaml.Mark | None:
    return yaml.Mark("e.yaml", 0, *at, None, 0) if at else None


# The typed text → the error of each parser.
COMPLAINTS = {
    "title: Dialog: rozmowa\n": (
        Complaint(None, None, "mapping values are not allowed here", (0, 13)),
        Complaint(None, None, "mapping values are not allowed in this context", (0, 13)),
    ),
    "a: b\n c: d\n": (
        Complaint(None, None, "mapping values are not allowed here", (1, 2)),
        Complaint(None, None, "mapping values are not allowed in this context", (1, 2)),
    ),
    "a: b\nb:\n\t- c\n": (
        Complaint("while scanning for the next token", None, "found character '\\t' that cannot start any token", (2, 0)),
        Complaint("while scanning for the next token", (2, 0), "found character that cannot start any token", (2, 0)),
    ),
    "a: 1\ntitle: 'Dialog\nb: 2\n": (
        Complaint("while scanning a quoted scalar", (1, 7), "found unexpected end of stream", (3, 0)),
        Complaint("while scanning a quoted scalar", (1, 7), "found unexpected end of stream", (3, 0)),
    ),
    'a: "Dialog" i więcej\nb: 2\n': (
        Complaint("while parsing a block mapping", (0, 0), "expected <block end>, but found '<scalar>'", (0, 12)),
        Complaint("while parsing a block mapping", (0, 0), "did not find expected key", (0, 12)),
    ),
    "a: b\nsłowo\nd: e\n": (
        Complaint("while scanning a simple key", (1, 0), "could not find expected ':'", (2, 0)),
        Complaint("while scanning a simple key", (1, 0), "could not find expected ':'", (2, 0)),
    ),
    "a: @x\n": (
        Complaint("while scanning for the next token", None, "found character '@' that cannot start any token", (0, 3)),
        Complaint("while scanning for the next token", (0, 3), "found character that cannot start any token", (0, 3)),
    ),
    "a: *ważne* słowa\n": (
        Complaint("while scanning an alias", (0, 3), "expected alphabetic or numeric character, but found 'ż'", (0, 6)),
        Complaint("while scanning an alias", (0, 3), "did not find expected alphabetic or numeric character", (0, 6)),
    ),
    "a: [1, 2\nb: 3\n": (
        Complaint("while parsing a flow sequence", (0, 3), "expected ',' or ']', but got ':'", (1, 1)),
        Complaint("while parsing a flow sequence", (0, 3), "did not find expected ',' or ']'", (1, 1)),
    ),
    "a: {b: 2\n": (
        Complaint("while parsing a flow mapping", (0, 3), "expected ',' or '}', but got '<stream end>'", (1, 0)),
        Complaint("while parsing a flow mapping", (0, 3), "did not find expected ',' or '}'", (1, 0)),
    ),
    "a: - x\n": (
        Complaint(None, None, "sequence entries are not allowed here", (0, 3)),
        Complaint(None, None, "block sequence entries are not allowed in this context", (0, 3)),
    ),
    "a:\n - b\n c: d\n": (
        Complaint("while parsing a block collection", (1, 1), "expected <block end>, but found '?'", (2, 1)),
        Complaint("while parsing a block collection", (1, 1), "did not find expected '-' indicator", (2, 1)),
    ),
    'a: "\\d"\n': (
        Complaint("while scanning a double-quoted scalar", (0, 3), "found unknown escape character 'd'", (0, 5)),
        Complaint("while parsing a quoted scalar", (0, 3), "found unknown escape character", (0, 4)),
    ),
    "a: |x\n  b\n": (
        Complaint("while scanning a block scalar", (0, 3), "expected chomping or indentation indicators, but found 'x'", (0, 4)),
        Complaint("while scanning a block scalar", (0, 3), "did not find expected comment or line break", (0, 4)),
    ),
    'title: "A"\nlead: Dialog: rozmowa\n': (
        Complaint(None, None, "mapping values are not allowed here", (1, 12)),
        Complaint(None, None, "mapping values are not allowed in this context", (1, 12)),
    ),
    "a:\n  - {time: '10', title: finał: wymiana, place: B}\n": (
        Complaint("while parsing a flow mapping", (1, 4), "expected ',' or '}', but got ':'", (1, 29)),
        Complaint("while parsing a flow mapping", (1, 4), "did not find expected ',' or '}'", (1, 29)),
    ),
    "a: {title: B\nc: d\n": (
        Complaint("while parsing a flow mapping", (0, 3), "expected ',' or '}', but got ':'", (1, 1)),
        Complaint("while parsing a flow mapping", (0, 3), "did not find expected ',' or '}'", (1, 1)),
    ),
}
