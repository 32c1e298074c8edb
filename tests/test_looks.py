"""Every page looks as a person last accepted it. `make looks` accepts a change, after somebody has seen the pictures."""

from __future__ import annotations

import pytest
from gallery import LOOKS, PASSER_BY, ROOT, change_sheet, changes, save, subjects

CHANGES = ROOT / "build" / "looks"
GROUPS = sorted({(subject.layout, subject.brand) for subject in subjects()})


@pytest.mark.parametrize(("layout", "brand"), GROUPS, ids=lambda name: name)
def test_pages_look_as_they_did(layout: str, brand: str) -> None:
    group = [subject for subject in subjects() if (subject.layout, subject.brand) == (layout, brand)]
    found = list(changes(group, LOOKS, PASSER_BY))
    if found:
        shown = CHANGES / f"{layout}--{brand}.png"
        save(change_sheet(found, PASSER_BY), shown)
        names = ", ".join(difference.name for difference in found)
        pytest.fail(f"look at {shown.relative_to(ROOT)}: {names}. If this is meant, run `make looks`.", pytrace=False)


def test_no_picture_is_kept_of_a_page_that_is_not_built() -> None:
    known = {str(subject) for subject in subjects()}
    kept = {path.stem.rpartition("-")[0] for path in LOOKS.glob(f"*{PASSER_BY.suffix}")}

    assert kept
    assert kept <= known
