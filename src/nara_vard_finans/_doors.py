"""How a package opens its door: a name is loaded from its module when it is first used."""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module


def open_door(package: str, rooms: Mapping[str, str]) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """
    Give a package its ``__getattr__`` and ``__dir__``.

    Args:
        package: The package's full name.
        rooms: The names that it offers, by the module below it that holds them.
    """
    room_of = {name: room for room, names in rooms.items() for name in names.split()}

    def __getattr__(name: str) -> object:  # noqa: N807 - it becomes the package's own
        if name not in room_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        found = getattr(import_module(f"{package}.{room_of[name]}"), name)
        setattr(sys.modules[package], name, found)
        return found

    return __getattr__, lambda: sorted(room_of)
