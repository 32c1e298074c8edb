"""The Unicode bidirectional algorithm (UAX #9, revision 50): the direction of each character of a line.

Layouts run from left to right, so a paragraph's own level is 0. A Hebrew or Arabic name in it has level 1, and a number in the name level
2. This code is our own. The packages on PyPI return only a reordered text, but type is set from levels: a line breaks in reading order and
is then reordered, glyph by glyph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from unicodedata import bidirectional, category, mirrored, normalize

# BD2: the deepest explicit level. Rule N0 stops at more open brackets than this.
_DEEPEST, _MOST_BRACKETS = 125, 63
_RIGHT_TO_LEFT = frozenset(("R", "AL"))
_STRONG = frozenset(("L", "R", "AL"))
_ISOLATES = frozenset(("LRI", "RLI", "FSI"))
_EMBEDDINGS = {"RLE": (1, ""), "LRE": (0, ""), "RLO": (1, "R"), "LRO": (0, "L")}
# X9: the types that take no part in the following rules.
_REMOVED = frozenset((*_EMBEDDINGS, "PDF", "BN"))
_NEUTRALS = frozenset(("B", "S", "WS", "ON", "PDI", *_ISOLATES))
# Rules I1 and I2: the number that a type adds to an even level, and to an odd one.
_IMPLICIT = ({"R": 1, "EN": 2, "AN": 2}, {"L": 1, "EN": 1, "AN": 1})
# The blocks of Unicode for scripts that run from right to left (DerivedBidiClass, default values).
_SCRIPTS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")


def runs_right_to_left(text: str) -> bool:
    """Whether some of the text runs from right to left. Only then are levels needed."""
    return not text.isascii() and _SCRIPTS.search(text) is not None


def levels(text: str) -> list[int]:
    """The embedding level of each character, in a paragraph that runs from left to right. Odd levels run from right to left."""
    types = [_type(character) for character in text]
    explicit = _explicit(types)
    found = list(explicit)
    for sequence in _isolating_runs(types, explicit):
        for index, kind in zip(sequence, _resolved(text, types, explicit, sequence), strict=True):
            found[index] += _IMPLICIT[found[index] % 2].get(kind, 0)
    # X9 allows this: a removed character takes the level of the character before it. It is never drawn.
    for index, kind in enumerate(types):
        if kind in _REMOVED:
            found[index] = found[index - 1] if index else 0
    return found


def visual_order(of: Sequence[int]) -> list[int]:
    """The indices of a line's parts, from left to right, by their levels (rule L2)."""
    order = list(range(len(of)))
    lowest_odd = min((level for level in of if level % 2), default=1)
    for level in range(max(of, default=0), lowest_odd - 1, -1):
        reordered: list[int] = []
        for inside, stretch in groupby(order, key=lambda index: of[index] >= level):
            indices = list(stretch)
            reordered += reversed(indices) if inside else indices
        order = reordered
    return order


def _type(character: str) -> str:
    """The bidirectional class. Paragraph and segment separators are set as word spaces."""
    kind = bidirectional(character) or "L"
    return "WS" if kind in ("B", "S") else kind


def _explicit(types: list[str]) -> list[int]:
    """Rules X1 to X8: the levels from embeddings and isolates. Overrides change `types`."""
    found: list[int] = []
    stack = [(0, "", False)]
    overflown_isolates = overflown_embeddings = isolates = 0
    ends = _matching(types)
    for index, kind in enumerate(types):
        level, override, _ = stack[-1]
        if kind in _EMBEDDINGS:
            found.append(level)
            odd, override = _EMBEDDINGS[kind]
            following = level + 1 + (level % 2 == odd)
            if following <= _DEEPEST and not overflown_isolates and not overflown_embeddings:
                stack.append((following, override, False))
            elif not overflown_isolates:
                overflown_embeddings += 1
        elif kind in _ISOLATES:
            found.append(level)
            inside = types[index + 1 : ends.get(index, len(types))]
            odd = int(kind == "RLI" or (kind == "FSI" and _first_strong(inside) in _RIGHT_TO_LEFT))
            types[index] = override or kind
            following = level + 1 + (level % 2 == odd)
            if following <= _DEEPEST and not overflown_isolates and not overflown_embeddings:
                isolates += 1
                stack.append((following, "", True))
            else:
                overflown_isolates += 1
        elif kind == "PDI":
            if overflown_isolates:
                overflown_isolates -= 1
            elif isolates:
                overflown_embeddings = 0
                while not stack[-1][2]:
                    stack.pop()
                stack.pop()
                isolates -= 1
            level, override, _ = stack[-1]
            found.append(level)
            types[index] = override or kind
        elif kind == "PDF":
            found.append(level)
            if overflown_isolates:
                continue
            if overflown_embeddings:
                overflown_embeddings -= 1
            elif not stack[-1][2] and len(stack) > 1:
                stack.pop()
        else:
            found.append(level)
            if override and kind != "BN":
                types[index] = override
    return found


def _matching(types: Sequence[str]) -> dict[int, int]:
    """The index of the end of each isolate initiator (BD9)."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for index, kind in enumerate(types):
        if kind in _ISOLATES:
            opened.append(index)
        elif kind == "PDI" and opened:
            ends[opened.pop()] = index
    return ends


def _first_strong(types: Sequence[str]) -> str:
    """Rules P2 and P3: the first strong type outside isolates, "" if there is none."""
    depth = 0
    for kind in types:
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif kind in _STRONG and not depth:
            return kind
    return ""


def _isolating_runs(types: Sequence[str], found: Sequence[int]) -> Iterator[list[int]]:
    """Rule X10: the indices of the runs of one level. Runs that an isolate divides are joined."""
    kept = [index for index, kind in enumerate(types) if kind not in _REMOVED]
    runs = [list(stretch) for _, stretch in groupby(kept, key=lambda index: found[index])]
    by_start = {run[0]: run for run in runs}
    ends = _matching(types)
    continued = {ends[run[-1]] for run in runs if run[-1] in ends}
    for run in runs:
        if run[0] in continued:
            continue
        sequence = list(run)
        while sequence[-1] in ends and ends[sequence[-1]] in by_start:
            sequence += by_start[ends[sequence[-1]]]
        yield sequence


def _resolved(text: str, types: Sequence[str], explicit: Sequence[int], sequence: Sequence[int]) -> list[str]:
    """Rules W1 to N2: the types of one isolating run sequence. Each gets a direction."""
    level = explicit[sequence[0]]
    before = next((explicit[index] for index in range(sequence[0] - 1, -1, -1) if types[index] not in _REMOVED), 0)
    last = sequence[-1]
    following = (explicit[index] for index in range(last + 1, len(types)) if types[index] not in _REMOVED)
    after = 0 if types[last] in _ISOLATES else next(following, 0)
    start, end = ("R" if max(level, side) % 2 else "L" for side in (before, after))
    resolved = _weak([types[index] for index in sequence], start)
    own = "R" if level % 2 else "L"
    _brackets([text[index] for index in sequence], [types[index] for index in sequence], resolved, own, start)
    _neutral(resolved, own, start, end)
    return resolved


def _weak(types: Sequence[str], start: str) -> list[str]:
    """Rules W1 to W7: marks, numbers and the signs between them."""
    resolved = list(types)
    previous, strong = start, start
    for at, kind in enumerate(resolved):
        if kind == "NSM":  # W1
            kind = "ON" if previous in _ISOLATES or previous == "PDI" else previous
        previous = kind
        if kind in _STRONG:
            strong = kind
        # W2, W3
        resolved[at] = "AN" if kind == "EN" and strong == "AL" else kind
    resolved = ["R" if kind == "AL" else kind for kind in resolved]
    for at in range(1, len(resolved) - 1):  # W4
        left, kind, right = resolved[at - 1 : at + 2]
        if left == right and ((kind in ("ES", "CS") and left == "EN") or (kind == "CS" and left == "AN")):
            resolved[at] = left
    at = 0
    for kind, stretch in groupby(list(resolved)):  # W5, W6
        count = len(list(stretch))
        if kind == "ET":
            beside = (resolved[at - 1] if at else "", resolved[at + count] if at + count < len(resolved) else "")
            resolved[at : at + count] = ["EN" if "EN" in beside else "ON"] * count
        at += count
    resolved = ["ON" if kind in ("ES", "CS") else kind for kind in resolved]
    strong = start
    for at, kind in enumerate(resolved):  # W7
        strong = kind if kind in ("L", "R") else strong
        resolved[at] = "L" if kind == "EN" and strong == "L" else kind
    return resolved


def _brackets(characters: Sequence[str], types: Sequence[str], resolved: list[str], own: str, start: str) -> None:
    """Rule N0: both brackets of a pair run the same way. The text inside and before them decides."""
    for opening, closing in _pairs(characters, resolved):
        inside = {_direction(kind) for kind in resolved[opening + 1 : closing]} - {""}
        if not inside:
            continue
        context = next((side for kind in reversed(resolved[:opening]) if (side := _direction(kind))), start)
        direction = own if own in inside or context == own else context
        for at in (opening, closing):
            resolved[at] = direction
            follower = at + 1
            while follower < len(types) and types[follower] == "NSM":
                resolved[follower] = direction
                follower += 1


def _pairs(characters: Sequence[str], resolved: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of opening and closing brackets, by the opening one (BD16)."""
    pairs: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for at, character in enumerate(characters):
        if resolved[at] != "ON" or not mirrored(character):
            continue
        # The angle brackets of U+2329 equal those of U+3008.
        bracket = normalize("NFC", character)
        if category(bracket) == "Ps":
            if len(opened) == _MOST_BRACKETS:
                return []
            opened.append((_closing(bracket), at))
        elif category(bracket) == "Pe":
            for depth in range(len(opened) - 1, -1, -1):
                if opened[depth][0] == bracket:
                    pairs.append((opened[depth][1], at))
                    del opened[depth:]
                    break
    return sorted(pairs)


def _closing(opening: str) -> str:
    """The closing bracket: the next one in Unicode's order, except for two crossed pairs in mathematics."""
    crossed = {"\u298d": "\u2990", "\u298f": "\u298e"}
    return crossed.get(opening) or next(chr(ord(opening) + step) for step in (1, 2, 3) if category(chr(ord(opening) + step)) == "Pe")


def _direction(kind: str) -> str:
    """The direction of a resolved type for neutrals: numbers count as right to left."""
    return "L" if kind == "L" else "R" if kind in ("R", "EN", "AN") else ""


def _neutral(resolved: list[str], own: str, start: str, end: str) -> None:
    """Rules N1 and N2: a neutral takes the direction of both its neighbours, or else that of the sequence."""
    at, before = 0, start
    for neutral, stretch in groupby(list(resolved), key=lambda kind: kind in _NEUTRALS):
        kinds = list(stretch)
        if neutral:
            after = _direction(resolved[at + len(kinds)]) if at + len(kinds) < len(resolved) else end
            resolved[at : at + len(kinds)] = [before if before == after else own] * len(kinds)
        else:
            before = _direction(kinds[-1])
        at += len(kinds)
