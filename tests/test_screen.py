"""A finished file replaces an old one."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from forumprint.base.errors import InputError, OutputError
from forumprint.base.problems import Problem
from forumprint.frame.pictures import PreparedPicture
from forumprint.frame.placements import Picture
from forumprint.outputs.screen import replace_file, write_screen
from leaflets import HERE, OnePhoto, fonts, full_leaflet, profile


class NoPhoto(OnePhoto):
    """A picture source with a damaged photo."""

    def prepared(self, picture: Picture, ink: tuple[int, int, int], ppi: float) -> PreparedPicture:
        raise InputError("damaged", [Problem(HERE, "the photo is damaged")])


def test_a_leaflet_is_written_whole(tmp_path: Path) -> None:
    size = write_screen(full_leaflet(), fonts(), OnePhoto(), profile(), tmp_path / "new.pdf")

    assert (tmp_path / "new.pdf").stat().st_size == size
    assert (tmp_path / "new.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_an_old_file_survives_a_photo_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "old.pdf").write_bytes(b"old")
    with pytest.raises(InputError):
        write_screen(full_leaflet(), fonts(), NoPhoto(), profile(), tmp_path / "old.pdf")

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("old.pdf", b"old")]


def test_nothing_is_left_behind_where_the_disk_refuses(tmp_path: Path) -> None:
    (tmp_path / "taken.pdf").mkdir()
    with pytest.raises(OutputError) as caught:
        replace_file(tmp_path / "taken.pdf", b"new")

    assert "folder" in caught.value.hint
    assert [path.name for path in tmp_path.iterdir()] == ["taken.pdf"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught:
        replace_file(tmp_path / "none" / "new.pdf", b"new")

    assert str(tmp_path / "none") in caught.value.hint


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "old.pdf"
    path.write_bytes(b"old")
    path.chmod(0o640)
    replace_file(path, b"new")

    assert (stat.S_IMODE(path.stat().st_mode), path.read_bytes()) == (0o640, b"new")
