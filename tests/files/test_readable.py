"""What is read as a file: a path, bytes, an open file of bytes or of text; all come to the same."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from nara_vard_finans import embedded, read_weights
from nara_vard_finans.core import InexactTypeError, UnreadableFileError
from nara_vard_finans.files import Readable, read_grids

TABLE = "party,weight\nOrsa,6 939\nÄlvdalen,7 033\n"
PARTIES = embedded().parties


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
@pytest.mark.parametrize(
    "given",
    [
        lambda path: path,
        str,
        lambda path: path.read_bytes(),
        lambda path: path.open("rb"),
        lambda path: path.open(encoding=path.suffix[1:]),
        lambda path: io.BytesIO(path.read_bytes()),
        lambda path: io.StringIO(path.read_text(encoding=path.suffix[1:])),
    ],
    ids=["a path", "its name", "bytes", "a file of bytes", "a file of text", "bytes in memory", "text in memory"],
)
def test_weights_and_tables(given: Callable[[Path], Readable], encoding: str, tmp_path: Path) -> None:
    path = tmp_path / f"tabell.{encoding}"
    path.write_text(TABLE, encoding=encoding)
    file, again = given(path), given(path)
    table = read_weights(file, PARTIES, encoding=encoding)
    assert {row.name: row.weight for row in table.rows} == {"Orsa": 6_939, "Älvdalen": 7_033}
    (grid,) = read_grids(again, encoding=encoding)
    assert grid == read_grids(path, encoding=encoding)[0]
    for each in (file, again):
        if isinstance(each, io.IOBase):
            each.close()


@pytest.mark.parametrize("given", [None, 3, ["party,weight"], {"Orsa": 1}, Path])
@pytest.mark.parametrize("read", [lambda given: read_weights(given, PARTIES), read_grids])
def test_what_is_no_file(read: Callable[[Any], object], given: object) -> None:
    with pytest.raises(InexactTypeError, match="expected a path, bytes or an open file"):
        read(given)


def test_text_that_the_named_encoding_has_not() -> None:
    with pytest.raises(UnreadableFileError, match="characters that latin-1 has not"):
        read_weights(io.StringIO("party,weight\nŁódź,1"), PARTIES, encoding="latin-1")


def test_what_is_wrong_is_said_of_the_bytes_or_the_stream() -> None:
    for given, name in ((b"", "<bytes>"), (io.StringIO(), "<stream>")):
        with pytest.raises(UnreadableFileError) as caught:
            read_weights(given, PARTIES)
        assert str(caught.value).startswith(f"{name}: it is empty")
