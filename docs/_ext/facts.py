"""
Pages that are made from what the library holds, so that they cannot drift from it.

``papers`` lists the source papers, what is taken from each, and its remarks.
``remark`` shows one remark of the embedded facts, and is an error of the build when there is none such.
``fields`` shows the keys of one kind of record in a facts file: required or not, and what they mean.

And it keeps the reference to the public names, those of the front door and the strategies, and each field of a record
to one place.
"""

import re
import types
import typing
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import attrs
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import nara_vard_finans
from nara_vard_finans import Directory, Language, Paper, Remark, Source, Statistic, embedded
from nara_vard_finans.agreements import NOT_IN_FILES

STRATEGIES = "nara_vard_finans.strategies"

KINDS = {
    "statute": "statute",
    "national-agreement": "national agreement",
    "agreement": "agreement",
    "decision": "decision",
    "memorandum": "memorandum",
    "presentation": "presentation",
    "statistics": "published statistics",
    "observed-practice": "observed practice",
}

Record = Any


def records() -> Iterator[tuple[str, Record]]:
    """Give every record of the embedded facts that can bear remarks, with the name it goes by."""
    facts = embedded()
    yield from ((f"paper {paper.id}", paper) for paper in facts.papers)
    yield from ((f"statistic {statistic.id}", statistic) for statistic in facts.statistics)
    yield from ((f"agreement {agreement.id}", agreement) for agreement in facts.agreements)
    for table in facts.tables:
        yield f"table {table.id}", table
        yield from ((f"column {table.id}/{column.id}", column) for column in table.columns)


def sources_in(value: object) -> Iterator[Source]:
    """Give every source in a record and in its parts, but for papers, parties and statistics, which have their own."""
    if isinstance(value, Source):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from sources_in(item)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            inner = getattr(value, field.name)
            if not isinstance(inner, Paper | Directory | Statistic):
                yield from sources_in(inner)


def remark_item(remark: Remark) -> list[nodes.Node]:
    """Write one remark: what it says in English, and where it can be seen."""
    paragraph = nodes.paragraph()
    paragraph += nodes.Text(remark.in_(Language.EN))
    if remark.place:
        paragraph += [nodes.Text(" ("), nodes.emphasis(text=remark.place), nodes.Text(")")]
    return [paragraph]


class Papers(SphinxDirective):
    """Lists the source papers."""

    def run(self) -> list[nodes.Node]:
        self.env.note_reread()
        return [node for paper in embedded().papers for node in self._paper(paper)]

    def _paper(self, paper: Paper) -> list[nodes.Node]:
        section = nodes.section(ids=[f"paper-{paper.id}"], names=[paper.id])
        section += nodes.title(text=paper.title)
        head = nodes.paragraph()
        head += [nodes.literal(text=paper.id), nodes.Text(f" ({KINDS[paper.kind]}). Cited as: {paper.cited()}.")]
        section += head
        taken = list(dict.fromkeys(self._taken(paper)))
        if taken:
            section += nodes.paragraph(text="Taken from it:")
            section += _bullets([[_taken_paragraph(name, place)] for name, place in taken])
        else:
            section += nodes.paragraph(text="No figure is taken from it in this release.")
        if paper.remarks:
            section += nodes.paragraph(text="Remarks:")
            section += _bullets([remark_item(remark) for remark in paper.remarks])
        return [section]

    @staticmethod
    def _taken(paper: Paper) -> Iterator[tuple[str, str]]:
        parties = embedded().parties
        if parties.source is not None and parties.source.paper == paper:
            yield "the parties and their codes", parties.source.place
        for name, record in records():
            if not isinstance(record, Paper):
                for source in sources_in(attrs.evolve(record, remarks=())):
                    if source.paper == paper:
                        yield name, source.place


def _taken_paragraph(name: str, place: str) -> nodes.paragraph:
    kind, _, identity = name.partition(" ")
    paragraph = nodes.paragraph()
    if kind == "the":
        paragraph += nodes.Text(name)
    else:
        paragraph += [nodes.Text(f"{kind} "), nodes.literal(text=identity)]
    if place:
        paragraph += [nodes.Text(": "), nodes.emphasis(text=place)]
    return paragraph


def _bullets(items: list[list[nodes.Node]]) -> nodes.bullet_list:
    listed = nodes.bullet_list()
    for item in items:
        listed += nodes.list_item("", *item)
    return listed


class OneRemark(SphinxDirective):
    """Shows the remark that a record bears of one kind at one part: ``agreement rss-dalarna-2018 cost silence``."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        self.env.note_reread()
        *words, at, kind = self.arguments[0].split()
        name, held = " ".join(words), dict(records())
        if name not in held:
            raise self.error(f"the embedded facts hold no {name}")
        found = [r for r in held[name].remarks if r.kind == kind and (r.at or "whole") == at]
        if not found:
            raise self.error(f"{name} has no remark of kind {kind} at {at}")
        where = nodes.paragraph()
        where += [nodes.Text("Kept at "), nodes.literal(text=name)]
        where += [nodes.Text(", at "), nodes.literal(text=at)] if at != "whole" else []
        where += nodes.Text(":")
        return [where, _bullets([remark_item(remark) for remark in found])]


TYPES: Mapping[str, str] = {
    "str": "text",
    "int": "whole number",
    "bool": "`true` or `false`",
    "Text": "text, or `{ sv, en }`",
    "Period": "day, month or year; or `{ first_day, last_day }`",
    "Source": "`{ paper, place }`",
    "Paper": "text: the id of a paper",
    "Amount": "amount",
    "Number": "number",
    "Figures": "table of numbers by party",
    "PrintedAmounts": "table of amounts by party",
    "AnyKey": "table with `kind`",
    "Directory": "array of codes or names",
    "NoticePeriod": "`{ months }`",
    "Cost": "table",
    "RoundingRule": "table",
    "PrintedSums": "table",
    "Method": "text: the name of a method",
    "SourceKind": "text: a kind of paper",
    "RemarkKind": "text: a kind of remark",
    "tuple[Remark, ...]": "array of tables",
    "tuple[PrintedColumn, ...]": "array of tables",
    "tuple[tuple[int, Amount], ...]": "table of amounts by year",
    "int | Fraction": "number",
}


def in_toml(record: type[Any], field: "attrs.Attribute[object]") -> str:
    """Say in the words of a facts file what the value of a field is."""
    hint = typing.get_type_hints(record)[field.name]
    parts = (
        typing.get_args(hint) if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union else ()
    )
    names = [getattr(part, "__name__", str(part)) for part in parts if part is not type(None)] or [_name(hint)]
    name = " | ".join(names)
    name = {"CostKey | NestedKey | UnstatedKey": "AnyKey"}.get(name, name)
    return TYPES[name]


def _name(hint: type[Any]) -> str:
    written = re.sub(r"[a-z_.]*\.([A-Z])", r"\1", str(hint))
    named = {
        "tuple[tuple[str, int | Fraction], ...]": "Figures",
        "tuple[tuple[str, Amount], ...]": "PrintedAmounts",
    }
    return named.get(written, written) if typing.get_args(hint) else hint.__name__


def meanings(record: type[Any]) -> dict[str, str]:
    """Give what the docstring of a record says of each of its attributes."""
    _, _, after = (record.__doc__ or "").partition("Attributes:\n")
    block = re.split(r"\n\s*\n", after)[0]
    found: dict[str, str] = {}
    name = ""
    for line in block.splitlines():
        start = re.fullmatch(r" {8}(\w+): (.*)", line)
        if start:
            name = start[1]
            found[name] = start[2]
        elif name:
            found[name] += f" {line.strip()}"
    return {key: _for_files(text) for key, text in found.items()}


def _for_files(text: str) -> str:
    return re.sub(r"``None`` (where|for)", r"left out \1", text).replace("``", "`").replace('"largest"', "largest")


class Fields(SphinxDirective):
    """Shows the keys of a record in a facts file, and what its docstring says of each."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        self.env.note_reread()
        module, _, name = self.arguments[0].rpartition(".")
        record: type[Any] = getattr(import_module(module), name)
        told = meanings(record)
        lines = ["| key | value | required | meaning |", "| --- | --- | --- | --- |"]
        for field in attrs.fields(record):
            if NOT_IN_FILES in field.metadata:
                continue
            if field.name not in told:
                raise self.error(f"the docstring of {name} says nothing of {field.name}")
            required = "yes" if field.default is attrs.NOTHING else "no"
            lines.append(f"| `{field.name}` | {in_toml(record, field)} | {required} | {told[field.name]} |")
        section = nodes.Element()
        self.state.nested_parse(lines, 0, section)  # type: ignore[arg-type]
        return section.children


def only_public(_app: Sphinx, what: str, name: str, obj: object, skip: bool, _options: object) -> bool | None:  # noqa: FBT001
    """Leave out of a room's page what the front door does not show."""
    if skip or what != "module":
        return None
    public = name in nara_vard_finans.__all__ or getattr(obj, "__module__", "") == STRATEGIES
    return None if public else True


def without_parameters(_app: Sphinx, _domain: str, objtype: str, content: nodes.Element) -> None:
    """Leave the parameters of a record out: they are its attributes, which stand below with their types."""
    if objtype != "class":
        return
    for listed in [child for child in content.children if isinstance(child, nodes.field_list)]:
        for entry in list(listed.children):
            if entry[0].astext().startswith(("param ", "type ")):
                listed.remove(entry)
        if not listed.children:
            content.remove(listed)


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_directive("papers", Papers)
    app.add_directive("remark", OneRemark)
    app.add_directive("fields", Fields)
    app.connect("autodoc-skip-member", only_public)
    app.connect("object-description-transform", without_parameters, priority=600)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
