"""A file is written whole: the old one or the new one stands under its name, and never half of either."""

import os
import stat
from pathlib import Path

import pytest

from nara_vard_finans.core import write_whole


class TestWholeFiles:
    def test_the_new_file_takes_the_place_of_the_old(self, tmp_path: Path) -> None:
        file = tmp_path / "svar.csv"
        file.write_bytes(b"an older and longer answer")
        assert write_whole(file, b"new") == file
        assert (file.read_bytes(), list(tmp_path.iterdir())) == (b"new", [file])

    @pytest.mark.parametrize("stop", [OSError(28, "No space left on device"), KeyboardInterrupt()])
    def test_what_stops_half_way_leaves_the_old_one(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: BaseException
    ) -> None:
        file = tmp_path / "svar.csv"
        file.write_bytes(b"as it was")

        def stopped(_: int) -> None:
            raise stop

        monkeypatch.setattr(os, "fsync", stopped)
        with pytest.raises(type(stop)):
            write_whole(file, b"new")
        assert (file.read_bytes(), list(tmp_path.iterdir())) == (b"as it was", [file])

    def test_a_folder_is_never_replaced(self, tmp_path: Path) -> None:
        (tmp_path / "svar.csv").mkdir()
        with pytest.raises(OSError, match=r"svar\.csv"):
            write_whole(tmp_path / "svar.csv", b"new")
        assert [each.name for each in tmp_path.iterdir()] == ["svar.csv"]

    def test_permissions_are_kept_and_those_of_a_new_file_are_the_usual(self, tmp_path: Path) -> None:
        usual, file = tmp_path / "usual", tmp_path / "svar.csv"
        usual.touch()
        write_whole(file, b"new")
        assert stat.S_IMODE(file.stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)
        file.chmod(0o640)
        write_whole(file, b"newer")
        assert stat.S_IMODE(file.stat().st_mode) == 0o640

    def test_a_link_keeps_pointing(self, tmp_path: Path) -> None:
        folder = tmp_path / "elsewhere"
        folder.mkdir()
        (folder / "svar.csv").write_bytes(b"old")
        link = tmp_path / "link.csv"
        link.symlink_to(folder / "svar.csv")
        write_whole(link, b"new")
        assert link.is_symlink()
        assert [each.read_bytes() for each in folder.iterdir()] == [b"new"]

    def test_what_is_no_file_is_written_to(self) -> None:
        write_whole(os.devnull, b"new")
        assert not Path(os.devnull).is_file()

    def test_a_name_may_be_as_long_as_names_get(self, tmp_path: Path) -> None:
        file = tmp_path / ("x" * 251 + ".csv")
        assert write_whole(file, b"new").read_bytes() == b"new"
