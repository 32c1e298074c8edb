"""Headings of the body. `event.markdown` refuses other levels than `##`, so no level is skipped. This module finds headings that are not
tagged as such, and headings without text under them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from forumprint.base.problems import Problem, Severity
from forumprint.event.model import Event
from forumprint.event.richtext import Block, Crosshead, Inline, Paragraph, RichText
from forumprint.review.texts import bodies

# A paragraph in bold counts as a heading if it is as short as one. A warning in bold is a sentence.
_MOST_WORDS = 8
_STOPS = (".", "!", "?", "…", ":", ";", ",")


def heading_problems(event: Event) -> Iterator[Problem]:
    """Crossheads without text under them or with the title's words, and paragraphs that only look like a crosshead (WCAG 2.2, 1.3.1,
    failure F2).
    """
    for body in bodies(event):
        yield from _of(body, event.title.value)


def _of(body: RichText, title: str) -> Iterator[Problem]:
    for block, following in pairwise((*body.blocks, None)):
        if isinstance(block, Crosshead):
            yield from _crosshead(block, following, body, title)
        elif isinstance(block, Paragraph) and _looks_like_a_heading(block) and following is not None:
            yield Problem(
                block.inlines[0].where,
                f"“{_words(block.inlines)}” looks like a heading, but is a paragraph in bold: a listener cannot jump to it",
                "write `## ` before it, and delete the `**`",
                Severity.WARNING,
            )


def _crosshead(block: Crosshead, following: Block | None, body: RichText, title: str) -> Iterator[Problem]:
    words = _words(block.inlines)
    where = block.inlines[0].where if block.inlines else body.where
    if not words:
        yield Problem(where, "a crosshead has no words", "write them after the `##`, or delete it", Severity.WARNING)
    elif words.casefold() == title.strip().casefold():
        hint = "delete it: the title stands above the body already"
        yield Problem(where, "the crosshead repeats the title", hint, Severity.WARNING)
    if following is None or isinstance(following, Crosshead):
        yield Problem(
            where,
            f"no text stands under the crosshead “{words}”",
            "write the text under it, or delete it",
            Severity.WARNING,
        )


def _looks_like_a_heading(block: Paragraph) -> bool:
    words = _words(block.inlines)
    is_bold = all(inline.strong or not inline.text.strip() for inline in block.inlines)
    return bool(words) and is_bold and len(words.split()) <= _MOST_WORDS and not words.endswith(_STOPS)


def _words(inlines: tuple[Inline, ...]) -> str:
    return "".join(inline.text for inline in inlines).strip()
