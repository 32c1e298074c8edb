"""The bundled folders are found in every kind of installation."""

from __future__ import annotations

from pathlib import Path

import pytest

from forumprint.base.errors import ResourceError
from forumprint.files import bundled


def test_a_checkout_finds_its_folders_at_the_top() -> None:
    assert (bundled.assets() / "licences.yaml").is_file()
    assert bundled.layouts().is_dir()


def test_layouts_and_brands_are_known_by_name() -> None:
    assert "a4-onepage" in bundled.layout_names()
    assert "dialog" in bundled.brand_names()


def test_a_wheel_finds_the_folders_it_brought(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "forumprint"
    (package / "_data" / "assets").mkdir(parents=True)

    assert bundled.bundled_folder("assets", package) == package / "_data" / "assets"


def test_a_wheel_never_takes_a_strangers_folder_for_its_own(tmp_path: Path) -> None:
    """Other people's folders stand beside an installed package. Only in a checkout does `assets`, two levels up, belong to forumprint."""
    package = tmp_path / "lib" / "site-packages" / "forumprint"
    package.mkdir(parents=True)
    (tmp_path / "lib" / "assets").mkdir()

    with pytest.raises(ResourceError):
        bundled.bundled_folder("assets", package)


def test_a_broken_installation_says_how_to_mend_it(tmp_path: Path) -> None:
    with pytest.raises(ResourceError) as caught:
        bundled.bundled_folder("assets", tmp_path / "forumprint")

    assert "install" in caught.value.hint
