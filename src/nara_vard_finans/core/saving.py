"""Writing a file whole: what stands under its name is the old file or the new one, and never half of either."""

import os
from contextlib import suppress
from pathlib import Path


def write_whole(path: "str | os.PathLike[str]", content: bytes) -> Path:
    """
    Write a file, which takes the place of an earlier one when it is whole.

    Where it cannot be written, the earlier file is left as it was, and nothing beside it. A link keeps pointing where
    it did, and a file keeps its permissions; what is no file, such as ``/dev/null``, is written to as it is.

    Raises:
        OSError: If it cannot be written.
    """
    asked = Path(path)
    place = Path(os.path.realpath(asked))
    if place.exists() and not place.is_file() and not place.is_dir():
        with place.open("wb") as stream:
            stream.write(content)
        return asked
    beside = place.parent / f".{os.urandom(8).hex()}.part"  # a name of its own: the file's may be as long as names get
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            beside.chmod(place.stat().st_mode & 0o777)
        beside.replace(place)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    return asked
