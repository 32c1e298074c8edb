"""What a screen reader says: the tags in their order, with its announcement for each.

The words follow NVDA and VoiceOver where they agree; both let users choose how much they hear. Artifacts are silent. Hyphenated words are
whole. Text in another language is announced, because the voice changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from forumprint.inspection.checks.headings import level_of
from forumprint.inspection.checks.tables import cells_of, rows_of, span
from forumprint.inspection.model import Annotation, MarkedText, ReadDocument, Tag, plain

_INLINE = frozenset(("Span", "Quote", "Link", "Reference", "BibEntry", "Code", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP"))
_SILENT = frozenset(("Private", "Artifact"))


class Utterance(Struct, frozen=True):
    """One thing that the reader says without a pause.

    Attributes:
        announced: The words that the reader adds, such as `heading 1`; empty before a plain paragraph.
        text: The words of the document; empty if there is only an announcement.
        language: The language of the text, as far as the file states it.
        depth: The number of lists, tables and quotes round it.
    """

    announced: str
    text: str
    language: str | None
    depth: int = 0
    page: int | None = None

    def __str__(self) -> str:
        return "  " * self.depth + ": ".join(part for part in (self.announced, self.text) if part)


def spoken(document: ReadDocument) -> Iterator[Utterance]:
    """All utterances for a document; none if it has no tags."""
    if document.tree is not None:
        yield from _kids(document.tree, document.language, 0)


def lines(utterances: Sequence[Utterance]) -> Iterator[str]:
    """One line for each utterance, and one in brackets for each change of language."""
    language: str | None = None
    for each in utterances:
        if each.text and each.language != language:
            language = each.language
            yield f"[{language or 'no language'}]"
        yield str(each)


def _say(tag: Tag, inherited: str | None, depth: int) -> Iterator[Utterance]:
    language = tag.language or inherited
    if tag.role in _SILENT:
        return
    if (level := level_of(tag)) is not None:
        yield Utterance(f"heading {level}" if level else "heading", _inline(tag, language), language, depth, tag.on_page)
        return
    match tag.role:
        case "Figure" | "Formula":
            yield from _picture(tag, language, depth)
        case "L":
            yield from _list(tag, language, depth)
        case "Table":
            yield from _table(tag, language, depth)
        case "BlockQuote":
            yield Utterance("quote", "", language, depth)
            yield from _kids(tag, language, depth + 1)
            yield Utterance("end of quote", "", language, depth)
        case "Caption" | "Note":
            if text := _inline(tag, language):
                yield Utterance(tag.role.lower(), text, language, depth, tag.on_page)
        case _:
            if tag.actual is not None:
                yield Utterance("", plain(tag.actual), language, depth, tag.on_page)
            else:
                yield from _kids(tag, language, depth)


def _kids(tag: Tag, language: str | None, depth: int) -> Iterator[Utterance]:
    """The content of a tag. Running text is one utterance, up to the next tag that is announced itself."""
    running: list[Tag | MarkedText | Annotation] = []
    for kid in tag.kids:
        if isinstance(kid, Tag) and kid.role not in _INLINE:
            yield from _breath(running, language, depth)
            running = []
            yield from _say(kid, language, depth)
        else:
            running.append(kid)
    yield from _breath(running, language, depth)


def _breath(running: Sequence[Tag | MarkedText | Annotation], language: str | None, depth: int) -> Iterator[Utterance]:
    own = [kid.language for kid in running if isinstance(kid, Tag | MarkedText)]
    if own and own[0] is not None and len(set(own)) == 1:
        language = own[0]
    text = plain("".join(_part(kid, language) for kid in running))
    page = next((kid.page if not isinstance(kid, Tag) else kid.on_page for kid in running), None)
    if text:
        yield Utterance("", text, language, depth, page)


def _picture(tag: Tag, language: str | None, depth: int) -> Iterator[Utterance]:
    said = tag.actual if tag.alt is None else tag.alt
    kind = "picture" if tag.role == "Figure" else "formula"
    if said is None:
        yield Utterance(f"{kind} without a description", _inline(tag, language, but=("Caption",)), language, depth, tag.on_page)
    elif said.strip():
        yield Utterance(kind, plain(said), language, depth, tag.on_page)
    for caption in tag.tags("Caption"):
        yield from _say(caption, language, depth)


def _list(tag: Tag, language: str | None, depth: int) -> Iterator[Utterance]:
    items = tuple(tag.tags("LI"))
    yield Utterance(f"list of {len(items)} item{'' if len(items) == 1 else 's'}", "", language, depth)
    for kid in tag.tags():
        if kid.role != "LI":
            yield from _say(kid, language, depth + 1)
            continue
        own = kid.language or language
        label = " ".join(text for part in kid.tags("Lbl") if (text := _inline(part, own)))
        rest = Tag("LI", "LI", tuple(part for part in kid.kids if not (isinstance(part, Tag) and part.role == "Lbl")))
        said = list(_kids(rest, own, depth + 1))
        if said and not said[0].announced:
            yield Utterance(label or "item", said[0].text, said[0].language, depth + 1, said[0].page)
            said = said[1:]
        else:
            yield Utterance(label or "item", "", own, depth + 1)
        yield from said
    yield Utterance("end of list", "", language, depth)


def _table(tag: Tag, language: str | None, depth: int) -> Iterator[Utterance]:
    rows = rows_of(tag)
    columns = max((sum(span(cell, "ColSpan") for cell in cells_of(row)) for row in rows), default=0)
    size = f"{len(rows)} row{'' if len(rows) == 1 else 's'}, {columns} column{'' if columns == 1 else 's'}"
    yield Utterance(f"table of {size}", "", language, depth)
    for caption in tag.tags("Caption"):
        yield from _say(caption, language, depth + 1)
    heads: dict[int, str] = {}
    for number, row in enumerate(rows, 1):
        column, row_language = 0, row.language or language
        for cell in cells_of(row):
            own = cell.language or row_language
            text = _inline(cell, own)
            column_head = cell.role == "TH" and cell.attributes.get("Scope") != "Row"
            if column_head:
                heads.update(dict.fromkeys(range(column, column + span(cell, "ColSpan")), text))
            place = f"row {number}" if column == 0 else ""
            head = "" if column_head else heads.get(column, "")
            yield Utterance(", ".join(part for part in (place, head) if part), text or "blank", own, depth + 1, cell.on_page)
            column += span(cell, "ColSpan")
    yield Utterance("end of table", "", language, depth)


def _inline(tag: Tag, language: str | None, but: Sequence[str] = ()) -> str:
    """The text in a tag, as running text."""
    if tag.actual is not None:
        return plain(tag.actual)
    return plain("".join(_part(kid, language) for kid in tag.kids if not (isinstance(kid, Tag) and kid.role in but)))


def _part(kid: Tag | MarkedText | Annotation, language: str | None) -> str:
    match kid:
        case Annotation():
            return ""
        case MarkedText():
            return _in_voice(kid.text, kid.language, language)
    own = kid.language or language
    if kid.role in ("Figure", "Formula"):
        return f" (picture: {plain(kid.alt or kid.actual or 'without a description')}) "
    text = kid.actual if kid.actual is not None else kid.expansion or "".join(_part(below, own) for below in kid.kids)
    if kid.role == "Link":
        described = next((each.contents or each.address or "" for each in kid.kids if isinstance(each, Annotation)), "")
        text = f"(link) {text if text.strip() else kid.alt or described}"
    elif kid.role not in _INLINE and not text.endswith((" ", "\N{SOFT HYPHEN}")):
        # Two paragraphs in one cell or item stay apart.
        text += " "
    return _in_voice(text, own, language)


def _in_voice(text: str, own: str | None, around: str | None) -> str:
    return text if own is None or own == around or not text.strip() else f"[{own}] {text.strip()} [{around}] "
