"""Other checkers agree with forumprint on every example. `docs/conformance.md` explains the exceptions."""

from __future__ import annotations

from pathlib import Path

import page
import pdfua
import pytest

from forumprint import build, inspect_pdf

_EXAMPLES = sorted(path.parent for path in (Path(__file__).parents[1] / "examples").glob("*/event.yaml"))


@pytest.fixture(scope="module", params=_EXAMPLES, ids=lambda path: path.name)
def leaflet(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each example, in a layout that holds every one of them."""
    return build(request.param, layouts=("a4-bulletin",), out=tmp_path_factory.mktemp("leaflets"))[0].path


def test_page_validation_agrees(leaflet: Path) -> None:
    found = {flavour: [each.message for each in page.validate_pdf(leaflet, profile=flavour).failures] for flavour in ("ua1", "2a")}

    assert found == {"ua1": [], "2a": []}


def test_pdfua_agrees(leaflet: Path) -> None:
    report = pdfua.validate(str(leaflet))

    assert [(each.rule_id, each.message) for each in report.findings] == []


@pytest.mark.usefixtures("without_verapdf")
def test_our_own_check_finds_nothing_to_mend(leaflet: Path) -> None:
    assert [str(problem) for problem in inspect_pdf(leaflet).problems] == []
