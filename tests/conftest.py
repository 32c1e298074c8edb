"""Fixtures for every test."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import hypothesis
import pytest

# The time for an example depends on the machine and its other work.
hypothesis.settings.register_profile("forumprint", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("forumprint")

# These set whole leaflets, one for each example, layout, brand or language. They take most of the time of all tests.
MATRICES = {
    "test_bulletin",
    "test_corpus",
    "test_examples",
    "test_family",
    "test_features",
    "test_frames",
    "test_flyer_poster",
    "test_galleys",
    "test_languages",
    "test_looks",
    "test_phone",
    "test_promises",
    "test_trifold",
}
ONE_IN = 3


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests as `quick`: all except those of `MATRICES`. Of these only some cases are quick: the first of each test, and one in three.

    A test outside `MATRICES` is quick, so that new tests are. The name alone chooses a case, not the order: each third of layouts times
    brands would always be the same brand.
    """
    missing = MATRICES - {path.stem for path in Path(__file__).parent.glob("test_*.py")}
    if missing:
        raise pytest.UsageError(f"`MATRICES` names modules that do not exist: {', '.join(sorted(missing))}")
    seen: set[tuple[str, str]] = set()
    for item in items:
        module, test = item.path.stem, getattr(item, "originalname", item.name)
        first = (module, test) not in seen
        seen.add((module, test))
        if module not in MATRICES or first or crc32(item.name.encode()) % ONE_IN == 0:
            item.add_marker(pytest.mark.quick)


@pytest.fixture
def without_verapdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """VeraPDF is not found: it takes seconds to start, and its own tests ask it."""
    monkeypatch.delenv("VERAPDF", raising=False)
    monkeypatch.setenv("PATH", "")


@pytest.fixture(scope="session", autouse=True)
def _own_surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests, and the processes that they start, use their own cache of photos and ignore a date from outside."""
    before = dict(os.environ)
    os.environ["FORUMPRINT_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    os.environ.pop("SOURCE_DATE_EPOCH", None)
    yield
    os.environ.clear()
    os.environ.update(before)
