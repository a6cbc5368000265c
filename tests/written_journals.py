"""Journals written out as a user would write them."""

import json


def toml(value: object) -> str:
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{toml(key)} = {toml(part)}' for key, part in value.items())} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str | bool) else str(value)


def event(day: str, kind: str, **parts: object) -> str:
    """Write an event; a date among its parts is given as one."""
    rows = (f"{key} = {toml(value)}" for key, value in parts.items())
    return "\n".join(("[[events]]", f"on = {day}", f'kind = "{kind}"', *rows, ""))


def signed(*names: str, day: str = "2022-12-15", **parts: object) -> str:
    return event(day, "signed", parties=[*names], **parts)
