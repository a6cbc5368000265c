"""Every kind of message, of error or of another thing that the library has, found by walking through it."""

import importlib
import pkgutil
from typing import Any

import nara_vard_finans
from nara_vard_finans.core import Message, NaraVardFinansError, Worded


def every(*roots: type) -> set[Any]:
    """Give every class of the library that descends from *roots*, and these."""
    for module in pkgutil.walk_packages(nara_vard_finans.__path__, "nara_vard_finans."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found: set[Any] = set()
    waiting: list[Any] = [*roots]
    while waiting:
        kind: Any = waiting.pop()
        if kind not in found and kind.__module__.startswith("nara_vard_finans"):
            found.add(kind)
            waiting += kind.__subclasses__()
    return found


MESSAGES: list[type[Worded]] = sorted(
    every(Message, NaraVardFinansError) - {Message}, key=lambda each: (each.__module__, each.__qualname__)
)
"""Every kind of message and error there is."""
KINDS = [kind for kind in MESSAGES if "SV" in vars(kind) or "EN" in vars(kind)]
"""Those that have sentences of their own."""


def name_of(kind: type[Worded]) -> str:
    """Give where a kind is, and what it is called."""
    return f"{kind.__module__.removeprefix('nara_vard_finans.')}.{kind.__qualname__}"
