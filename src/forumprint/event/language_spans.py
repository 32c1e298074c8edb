"""A phrase in another language: `[Guten Tag]{lang=de}`, as an inline rule for markdown-it.

The form is Pandoc's bracketed span. Of its attributes only `lang` is read. Text in square brackets stays unchanged if nothing or something
other than braces follows: "[…]" in a quotation is a cut, `[text](https://…)` is a link.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_ATTRIBUTES = re.compile(r"\{[ \t]*([^{}\n]*?)[ \t]*\}")
_LANG = re.compile(r"""lang=(?:"([^"]*)"|'([^']*)'|(\S*))""")


def foreign_phrases(parser: MarkdownIt) -> None:
    """Teach a parser the form. Its tokens carry `lang`, or in `attributes` the other content of the braces."""
    parser.inline.ruler.before("link", "foreign_phrase", _span)


def _span(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "[":
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos, False)
    attributes = _ATTRIBUTES.match(state.src, end + 1) if end >= 0 else None
    if attributes is None:
        return False
    start, last = state.pos + 1, state.posMax
    if not silent:
        state.pos, state.posMax = start, end
        opening = state.push("span_open", "span", 1)
        named = _LANG.fullmatch(attributes[1])
        opening.meta = {"lang": next(filter(None, named.groups()), "")} if named else {"attributes": attributes[1]}
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
    state.pos, state.posMax = attributes.end(), last
    return True
