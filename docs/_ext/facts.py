"""
Pages that are made from what the library holds, so that they cannot drift from it.

``papers`` lists the source papers, what is taken from each, and its remarks.
``remark`` shows one remark of the embedded facts, and is an error of the build when there is none such.
Of a grant, each of its parts bears remarks of its own, and goes by a name of its own: ``duty ID-OF-GRANT/ID-OF-DUTY``.
``fields`` shows the keys of one kind of record in a facts file: required or not, and what they mean.

And it keeps the reference to the public names, those of the front door, the reports and the strategies, and each field
of a record to one place.
"""

import re
import types
import typing
from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import attrs
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import nara_vard_finans
from nara_vard_finans import Directory, Grant, embedded
from nara_vard_finans.core import NOT_IN_FILES, Language, Paper, PartyCode, Remark, Source, Statistic, Term
from nara_vard_finans.facts.schema import meanings
from nara_vard_finans.grants import Area, Condition, Duty, Fund, JointUse, Pot, Requirement

SHOWN = {
    name
    for package in iter_modules(nara_vard_finans.__path__, "nara_vard_finans.")
    if package.ispkg
    for name in import_module(package.name).__all__
}
"""What the packages show at their doors."""

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
PARTS: Mapping[type[Record], str] = {
    Pot: "pot",
    Area: "area",
    Duty: "duty",
    Requirement: "requirement",
    Condition: "condition",
    JointUse: "joint use",
    Fund: "fund",
}
"""The parts of a grant that bear remarks of their own."""


def parts_of(grant: Grant) -> Iterator[tuple[str, Record]]:
    """Give a grant and every part of it that can bear remarks, with the name it goes by."""
    yield f"grant {grant.id}", grant
    for field in attrs.fields(Grant):
        value = getattr(grant, field.name)
        for part in value if isinstance(value, tuple) else ():
            if type(part) in PARTS:
                yield f"{PARTS[type(part)]} {grant.id}/{part.id}", part


def records() -> Iterator[tuple[str, Record]]:
    """Give every record of the embedded facts that can bear remarks, with the name it goes by."""
    facts = embedded()
    yield from ((f"paper {paper.id}", paper) for paper in facts.papers)
    yield from ((f"statistic {statistic.id}", statistic) for statistic in facts.statistics)
    yield from ((f"agreement {agreement.id}", agreement) for agreement in facts.agreements)
    for grant in facts.grants:
        yield from parts_of(grant)
    for table in facts.tables:
        yield f"table {table.id}", table
        yield from ((f"column {table.id}/{column.id}", column) for column in table.columns)


def sources_in(value: object) -> Iterator[Source]:
    """Give every source in a record, but not of what has its own: papers, parties, statistics, parts of a grant."""
    if isinstance(value, Source):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            if type(item) not in PARTS:
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
        label = f"paper-{paper.id}"
        section = nodes.section(ids=[label], names=[paper.id])
        labels = self.env.domains.standard_domain
        labels.anonlabels[label] = self.env.docname, label
        labels.labels[label] = self.env.docname, label, paper.title
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
                for source in sources_in(record):
                    if source.paper == paper:
                        yield name, source.place


def _taken_paragraph(name: str, place: str) -> nodes.paragraph:
    kind, _, identity = name.rpartition(" ")
    paragraph = nodes.paragraph()
    if name.startswith("the "):
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
    "date": "day",
    "Text": "text, or `{ sv, en }`",
    "Text | Message": "text, or `{ sv, en }`",
    "Period": "day, month or year; or `{ first_day, last_day }`",
    "Source": "`{ paper, place }`",
    "Paper": "text: the id of a paper",
    "Amount": "amount",
    "Number": "number",
    "Figures": "table of numbers by party",
    "PrintedAmounts": "table of amounts by party",
    "RoundedPercent": 'percentage as printed, such as `"2,8 %"`',
    "AnyKey": "table with `kind`",
    "AgreedKey": "table with `kind`",
    "Term": "as [terms](#terms) are written",
    "Prolongation": "`{ years }` or `{ months }`",
    "Directory": "array of codes or names",
    "PartyCode": "code or name of a party",
    "NoticePeriod": "`{ months }`, `{ days }` or `{ years }`, and perhaps `to`",
    "Party": "code or name of a party",
    "Statistic": "text: the id of a statistic",
    "Adoption": "table",
    "OfferedAgain": "table",
    "AgreementForm": "`joint` or `bilateral`",
    "HoldsIf": "`all-sign` or `each-signs`",
    "Payment": "table",
    "Due": "`advance` or `afterwards`",
    "Every": "`year`, `half-year`, `tertial`, `quarter` or `month`",
    "Weekend": "`next-weekday` or `previous-weekday`",
    "Leaving": "`ends`, `others-share` or `falls-away`",
    "Counting": "`days` or `months`",
    "CostByPosts | YearlyCost | CostByYear": "table",
    "RoundingRule": "table",
    "PrintedSums": "table",
    "Quantity": "table",
    "tuple": "table of texts",
    "ReadingKind": "`printed`, `read`, `changed` or `removed`",
    "Method": "text: the name of a method",
    "SourceKind": "text: a kind of paper",
    "RemarkKind": "text: a kind of remark",
    "DutyKind": "text: a kind of duty",
    "Principal": "`municipalities`, `region` or `others`",
    "tuple[Principal, ...]": "array of `municipalities`, `region`, `others`",
    "Binding": "`each` or `together`",
    "tuple[str, ...]": "array of texts",
    "tuple[int, ...]": "array of whole numbers",
    "tuple[Mandate, ...]": "array of `proposes`, `prepares`, `recommends`, `decides`, `signs`",
    "tuple[tuple[int, Amount], ...]": "table of amounts by year",
    "int | Fraction": "number",
    "Indexation": "table, as [what an index raises](#what-an-index-raises)",
    "tuple[tuple[Period, Fraction], ...]": "table of numbers by month or year",
    "tuple[tuple[str, Fraction], ...]": "id of an index, or a table of weights by id",
    "str | Largest": "code or name of a party, or `largest`",
}


def in_toml(record: type[Any], field: "attrs.Attribute[object]") -> str:
    """Say in the words of a facts file what the value of a field is."""
    hint = typing.get_type_hints(record, include_extras=True)[field.name]
    if hint == PartyCode:
        return TYPES["PartyCode"]
    if hint == Term:
        return TYPES["Term"]
    item = typing.get_args(hint)[0] if typing.get_origin(hint) is tuple else None
    if isinstance(item, type) and attrs.has(item):
        return "array of tables"
    parts = (
        typing.get_args(hint) if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union else ()
    )
    names = [getattr(part, "__name__", str(part)) for part in parts if part is not type(None)] or [_name(hint)]
    name = " | ".join(names)
    keys = "CostKey | NestedKey | UnstatedKey | UnstatedMix | YearlyFigures"
    name = {
        keys: "AnyKey",
        f"{keys} | Rate | Bounded": "AnyKey",
        f"{keys} | Rate | StatedAmounts | Combined | Bounded | KeyByYear": "AgreedKey",
    }.get(name, name)
    return TYPES[name]


def _name(hint: type[Any]) -> str:
    written = re.sub(r"[a-z_.]*\.([A-Z])", r"\1", str(hint))
    named = {
        "tuple[tuple[str, int | Fraction], ...]": "Figures",
        "tuple[tuple[str, Amount], ...]": "PrintedAmounts",
    }
    return named.get(written, written) if typing.get_args(hint) else hint.__name__


class Fields(SphinxDirective):
    """Shows the keys of a record in a facts file, and what its docstring says of each."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        self.env.note_reread()
        module, _, name = self.arguments[0].rpartition(".")
        record: type[Any] = getattr(import_module(module), name)
        told = meanings(record)
        lines = ["| key | value | required | meaning |", "| --- | --- | --- | --- |"]
        written = [field for field in attrs.fields(record) if NOT_IN_FILES not in field.metadata]
        for field in written:
            if field.name not in told:
                raise self.error(f"the docstring of {name} says nothing of {field.name}")
        for field in sorted(written, key=lambda field: list(told).index(field.name)):
            required = "yes" if field.default is attrs.NOTHING else "no"
            lines.append(f"| `{field.name}` | {in_toml(record, field)} | {required} | {told[field.name]} |")
        section = nodes.Element()
        self.state.nested_parse(lines, 0, section)  # type: ignore[arg-type]
        return section.children


def only_public(_app: Sphinx, what: str, name: str, obj: object, skip: bool, _options: object) -> bool | None:  # noqa: FBT001
    """Leave out of a module's section what its package's door does not show."""
    if type(obj).__name__ == "_tuplegetter":
        return True  # a field of a named tuple, which stands among its attributes
    if skip or what != "module":
        return None
    return None if name in SHOWN else True


def only_public_bases(_app: Sphinx, _name: str, _obj: object, _options: object, bases: list[type]) -> None:
    """Show in place of a private base what it is made of."""
    bases[:] = [inner for base in bases for inner in (base.__bases__ if base.__name__.startswith("_") else (base,))]


COLON = "\ue000"


def hide_colon(_app: Sphinx, what: str, _name: str, _obj: object, _options: object, lines: list[str]) -> None:
    """Keep the colon of an attribute's first line from being read as that between a type and what it means."""
    if what in {"attribute", "property"} and lines:
        lines[0] = lines[0].replace(": ", f"{COLON} ")


def show_colon(_app: Sphinx, _what: str, _name: str, _obj: object, _options: object, lines: list[str]) -> None:
    lines[:] = [line.replace(COLON, ":") for line in lines]


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
    app.connect("autodoc-process-bases", only_public_bases)
    app.connect("autodoc-process-docstring", hide_colon, priority=400)  # before napoleon reads it
    app.connect("autodoc-process-docstring", show_colon, priority=600)
    app.connect("object-description-transform", without_parameters, priority=600)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
