"""The ledger names only things that exist, and leaves out no checkpoint."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LEDGER = (ROOT / "docs" / "conformance.md").read_text(encoding="utf-8")

CODE = sorted(set(re.findall(r"`(forumprint(?:\.\w+)+)(?::([\w.]+))?`", LEDGER)))
TESTS = sorted(set(re.findall(r"`tests/(\w+\.py)(?:::(\w+))?`", LEDGER)))
STATES = {"enforced", "never", "editor", "open"}


def rows(part: str) -> list[list[str]]:
    """The cells of each row of the tables under a heading."""
    text = LEDGER.partition(f"## {part}")[2].partition("\n## ")[0]
    lines = [line for line in text.splitlines() if line.startswith("|") and not line.startswith("|---")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


UA, A2 = rows("PDF/UA-1 by Matterhorn checkpoint"), rows("PDF/A-2a by clause of ISO 19005-2")


@pytest.mark.parametrize(("module", "name"), CODE)
def test_code_that_the_ledger_names_is_there(module: str, name: str) -> None:
    found: object = importlib.import_module(module)
    for part in name.split(".") if name else ():
        assert hasattr(found, part), f"{found} has no {part}"
        found = getattr(found, part)


@pytest.mark.parametrize(("file", "name"), TESTS)
def test_tests_that_the_ledger_names_are_there(file: str, name: str) -> None:
    source = (ROOT / "tests" / file).read_text(encoding="utf-8")

    assert not name or re.search(rf"^def {name}\(", source, re.MULTILINE)


def test_all_checkpoints_are_listed_in_order() -> None:
    numbers = [row[0].split()[0] for row in UA]

    assert list(dict.fromkeys(numbers)) == [f"{number:02}" for number in range(1, 32)]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize("row", [*(row[3:] for row in UA), *(row[2:] for row in A2)], ids=lambda row: " ".join(row)[:60])
def test_every_row_has_a_state_and_what_is_enforced_has_code_and_test(row: list[str]) -> None:
    state, by, proof = row

    assert state in STATES
    assert by
    assert (proof == "-") is (state == "open")
    if state in ("enforced", "never", "editor"):
        assert "`tests/" in proof


def test_what_is_enforced_names_its_code() -> None:
    """The exceptions are three clauses kept by reportlab's writer or by plain numbers, and furniture that only repeats."""
    without = [row for row in (*(row[3:] for row in UA), *(row[2:] for row in A2)) if row[0] == "enforced" and "`forumprint." not in row[1]]

    assert len(without) <= 3, without


def test_the_ledger_names_enough_to_be_one() -> None:
    assert len(CODE) > 20
    assert len(TESTS) > 30
