"""Text in capitals. It is slower to read, and some screen readers spell it letter by letter (British Dyslexia Association, Dyslexia Style
Guide, "avoid text in uppercase"). Emphasis is `**strong**`. The brand decides how a headline looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from forumprint.base.problems import Problem, Severity
from forumprint.event.model import Event
from forumprint.review.texts import texts

# An acronym is seldom longer, and seldom stands beside two others.
_ACRONYM = 5
_IN_A_ROW = 3
# The fewest letters of a text that is all capitals. Three acronyms in a list have fewer.
_WHOLE = 12
_ROMAN = re.compile(r"[IVXLCDM]+")


def capital_problems(event: Event) -> Iterator[Problem]:
    """Runs of words in capitals: three in a row, or a whole text. At least one word is not an acronym."""
    for said in texts(event):
        shouted = _shouted(said.text)
        if shouted and not said.is_name:
            yield Problem(
                said.where,
                f"“{shouted}” is in capitals",
                "type it in small letters, as a sentence; for emphasis in the body write **…**",
                Severity.WARNING,
            )


def _shouted(text: str) -> str:
    """The first run of words in capitals, or nothing."""
    words = [word for word in (each.strip(".,;:!?…()[]„”“’\"'«»–—-") for each in text.split()) if any(map(str.isalpha, word))]
    run: list[str] = []
    for word in (*words, ""):
        if word.isupper() and not _ROMAN.fullmatch(word):
            run.append(word)
            continue
        whole = run == words and len(run) >= _IN_A_ROW and sum(map(_letters, run)) >= _WHOLE
        if whole or ((len(run) >= _IN_A_ROW or run == words) and any(_letters(each) > _ACRONYM for each in run)):
            return " ".join(run)
        run = []
    return ""


def _letters(word: str) -> int:
    return sum(map(str.isalpha, word))
