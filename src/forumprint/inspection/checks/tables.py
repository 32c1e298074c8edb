"""Tables: whether all rows are equally long, and every head names its scope (ISO 14289-1, 7.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from forumprint.inspection.model import Finding, ReadDocument, Tag
from forumprint.inspection.reading import tags_of

_SOURCE = "ISO 14289-1, 7.5"
_GROUPS = ("THead", "TBody", "TFoot")
_WIDEST = 1000


def rows_of(table: Tag) -> tuple[Tag, ...]:
    """A table's rows, in groups or not."""
    return tuple(row for kid in table.tags() for row in ([kid] if kid.role == "TR" else kid.tags("TR") if kid.role in _GROUPS else ()))


def cells_of(row: Tag) -> tuple[Tag, ...]:
    """A row's cells and heads."""
    return tuple(row.tags("TH", "TD"))


def span(cell: Tag, name: str) -> int:
    """ColSpan or RowSpan. The default is one; the value has an upper limit."""
    value = cell.attributes.get(name)
    return min(max(value, 1), _WIDEST) if isinstance(value, int) and not isinstance(value, bool) else 1


def findings(document: ReadDocument) -> Iterator[Finding]:
    """The findings for all tables."""
    for table in tags_of(document):
        if table.role != "Table":
            continue
        rows = rows_of(table)
        widths = set(_widths(rows))
        if len(widths) > 1:
            yield Finding("table-rows", f"the table's rows have {min(widths)} to {max(widths)} cells", page=table.on_page, source=_SOURCE)
        heads = [cell for row in rows for cell in cells_of(row) if cell.role == "TH"]
        if not heads:
            yield Finding("table-heads", "a table without heads", "tag its first row or column as TH", page=table.on_page, source=_SOURCE)
        elif any("Scope" not in head.attributes for head in heads) and not _refers(rows):
            message = "a head has no scope: it may belong to its column or its row"
            yield Finding("table-scope", message, "give every TH a Scope", page=table.on_page, source=_SOURCE)


def _widths(rows: Sequence[Tag]) -> Iterator[int]:
    """The number of columns that each row fills, with the cells that hang down from above."""
    hanging: list[tuple[int, int]] = []
    for row in rows:
        cells = cells_of(row)
        yield sum(span(cell, "ColSpan") for cell in cells) + sum(width for width, _ in hanging)
        hanging = [(width, left - 1) for width, left in hanging if left > 1]
        hanging += [(span(cell, "ColSpan"), span(cell, "RowSpan") - 1) for cell in cells if span(cell, "RowSpan") > 1]


def _refers(rows: Sequence[Tag]) -> bool:
    """Whether cells name their heads. This is enough without a Scope."""
    return any("Headers" in cell.attributes for row in rows for cell in cells_of(row))
