"""What every test stands on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from zlib import crc32

import hypothesis
import pytest

# How long an example takes is a matter of the machine, and of what else runs on it.
hypothesis.settings.register_profile("forumprint", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("forumprint")

# These set whole leaflets, one for each example, layout, brand or language: most of the time that all tests take.
MATRICES = {
    "test_bulletin",
    "test_components",
    "test_corpus",
    "test_examples",
    "test_family",
    "test_features",
    "test_flyer_poster",
    "test_kept",
    "test_languages",
    "test_looks",
    "test_phone",
    "test_trifold",
}
ONE_IN = 3


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as `quick` all tests but those of `MATRICES`, of which only some cases are: the first of each test, and one in three.

    What is not in `MATRICES` is quick, so that new tests are. Which cases are chosen depends on their names alone, and not on their order:
    each third of layouts times brands would always be the same brand.
    """
    seen: set[tuple[str, str]] = set()
    for item in items:
        module, test = item.path.stem, getattr(item, "originalname", item.name)
        first = (module, test) not in seen
        seen.add((module, test))
        if module not in MATRICES or first or crc32(item.name.encode()) % ONE_IN == 0:
            item.add_marker(pytest.mark.quick)


@pytest.fixture(scope="session", autouse=True)
def _own_surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests, and the processes they start, keep prepared photos to themselves and heed no date from outside."""
    before = dict(os.environ)
    os.environ["FORUMPRINT_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    os.environ.pop("SOURCE_DATE_EPOCH", None)
    yield
    os.environ.clear()
    os.environ.update(before)
