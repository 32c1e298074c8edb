"""The words of links. A screen reader lists links without the sentences round them (WCAG 2.2, 2.4.4, failure F84)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from forumprint.base.problems import Problem, Severity
from forumprint.event.model import Event
from forumprint.event.richtext import Inline
from forumprint.language.rules import Language
from forumprint.review.texts import bodies, inlines


def link_problems(event: Event, languages: Mapping[str, Language]) -> Iterator[Problem]:
    """Links whose words do not name the target, in the text's language or in another known language."""
    vague = {_plain(words) for language in languages.values() for words in language.vague_links}
    for body in bodies(event):
        for part in inlines(body):
            for words, first in _links(part):
                if _plain(words) in vague:
                    yield Problem(
                        first.where,
                        f"the link “{words.strip()}” does not say where it leads",
                        "name the target in the link's words: [programme of the day](https://…)",
                        Severity.WARNING,
                    )


def _links(part: Sequence[Inline]) -> Iterator[tuple[str, Inline]]:
    """The words of each link. Emphasis inside a link does not divide it."""
    for href, group in groupby(part, key=lambda inline: inline.href):
        if href is not None:
            linked = list(group)
            yield "".join(inline.text for inline in linked), linked[0]


def _plain(words: str) -> str:
    return " ".join("".join(character if character.isalnum() else " " for character in words.casefold()).split())
