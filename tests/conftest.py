"""What every test stands on."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def _own_surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests, and the processes they start, keep prepared photos to themselves and heed no date from outside."""
    before = dict(os.environ)
    os.environ["FORUMPRINT_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    os.environ.pop("SOURCE_DATE_EPOCH", None)
    yield
    os.environ.clear()
    os.environ.update(before)
