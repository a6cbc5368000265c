"""The table of laws and methods, and what strategies draw: made from the laws and the strategies themselves."""

from collections.abc import Callable
from typing import Any

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from nara_vard_finans import Journal, embedded, example_journal, kronor, testing
from nara_vard_finans.sharing import AnyKey, Method
from nara_vard_finans.testing.law import OF_METHODS

_METHODS = {
    Method.LARGEST_REMAINDER: "largest remainder",
    Method.SAINTE_LAGUE: "Sainte-Laguë",
    Method.HALF_UP_EACH: "rows rounded alone",
    Method.HALF_UP_RESIDUAL_TO: "…, the rest on one",
}
_SUBJECTS = {
    "shares": "one result",
    "pairs": "two results",
    "stages": "stages and pots",
    "plans": "instalments",
    "grants": "a grant on a day",
    "posts": "a post on a day",
    "agreements": "an agreement on a day",
    "days": "any status",
}


_STRATEGIES = ("strategies", "drawn_charges", "drawn_definitions", "drawn_journals")


class _Table(SphinxDirective):
    """Parses a list table that the subclass writes."""

    def run(self) -> list[nodes.Node]:
        self.env.note_reread()
        section = nodes.Element()
        self.state.nested_parse(StringList(self.lines(), source="laws"), 0, section)
        return section.children

    def lines(self) -> list[str]:
        """Give the table in reStructuredText."""
        raise NotImplementedError


class Laws(_Table):
    """Lists every law, what it is a law of, and which of the methods to choose from keep it."""

    def lines(self) -> list[str]:
        lines = [".. list-table::", "   :header-rows: 1", "   :widths: 18 36 8 10 10 10 10", ""]
        rows = [["law", "what holds", "keys", *_METHODS.values()]]
        subject = ""
        for law in testing.laws():
            of_method = law.of in OF_METHODS
            if law.of != subject:
                subject = law.of
                rows.append([f"*{_SUBJECTS[subject]}*", *[""] * 6])
            kept = [("yes" if method in law.methods else "no") if of_method else "" for method in _METHODS]
            role = f":py:func:`~{law.check.__module__}.{law.name}`"
            keys = ("shares" if law.by_weights else "all") if of_method else ""
            rows.append([role, law.says.replace("-x", "−x"), keys, *kept])
        return lines + [f"   {'* -' if not place else '  -'} {cell}" for row in rows for place, cell in enumerate(row)]


class Unkept(_Table):
    """Lists the counterexample of each method that does not keep a law."""

    def lines(self) -> list[str]:
        return [
            f"- ``{law.name}``, {_METHODS.get(method, method.value)}: {message.in_english}."
            for law in testing.laws()
            for method, message in law.unkept.items()
        ]


def _of_key(key: AnyKey) -> str:
    return f"{type(key).__name__} of {', '.join(key.parties) or 'all'}"


def _of_events(journal: Journal) -> str:
    return ", ".join(event.kind for event in journal.events) or "nothing"


class Draws(_Table):
    """Shows ten draws of each strategy."""

    def lines(self) -> list[str]:
        grant, journal = embedded().grant("ok-gnv-2020"), example_journal("exempel-gnv-2020")
        shown: dict[str, tuple[Any, Callable[[Any], str]]] = {
            "amounts(0, 10**6)": (testing.amounts(0, 10**6), str),
            "units()": (testing.units(), str),
            "codes()": (testing.codes(), str),
            "weights(4)": (testing.weights(4), str),
            "statistics(['2034', '2080'])": (
                testing.statistics(["2034", "2080"]),
                lambda each: f"{each.counts}: {dict(each.figures)}",
            ),
            "cost_keys(4)": (testing.cost_keys(4), lambda key: str({code: int(part) for code, part in key.weights})),
            "percentage_keys(4)": (
                testing.percentage_keys(4),
                lambda key: str({code: int(part) for code, part in key.weights}),
            ),
            "nested_keys(4)": (
                testing.nested_keys(4),
                lambda key: ", ".join(f"{group}: {' '.join(inner.parties)}" for group, inner in key.within),
            ),
            "mixed_keys(2)": (testing.mixed_keys(2), _of_key),
            "unstated_keys()": (testing.unstated_keys(), lambda key: key.counts),
            "any_keys(3)": (testing.any_keys(3), _of_key),
            "rates(['2034'])": (
                testing.rates(["2034"]),
                lambda rate: f"{rate.per.text.in_english} for each of {int(rate.key.weights[0][1])}",
            ),
            "stated_amounts(['2034', '2080'], signed=True)": (
                testing.stated_amounts(["2034", "2080"], signed=True),
                lambda key: ", ".join(f"{code}: {amount}" for code, amount in key.amounts),
            ),
            "bounded_keys(kronor(100), ['2034', '2080'])": (
                testing.bounded_keys(kronor(100), ["2034", "2080"]),
                lambda key: f"at least {dict(key.least)}, at most {dict(key.most)}, {key.cut_off}",
            ),
            "combined_keys(['2034', '2080'])": (
                testing.combined_keys(["2034", "2080"]),
                lambda key: ", ".join(type(part.key).__name__ for part in key.parts),
            ),
            "keys_by_year(2024, 2028, ['2034'])": (
                testing.keys_by_year(2024, 2028, ["2034"]),
                lambda key: ", ".join(str(years) for years, _ in key.keys.spans),
            ),
            "rounding_rules()": (testing.rounding_rules(), lambda rule: f"{rule.method}, {rule.unit}"),
            "directories(3)": (testing.directories(3), lambda each: ", ".join(p.name for p in each.in_table_order)),
            "agreements(3)": (
                testing.agreements(3),
                lambda each: f"{each.id}, {len(each.parties)} parties, {type(each.cost_key).__name__}",
            ),
            "grants(3)": (testing.grants(3), lambda each: f"{each.id}, {', '.join(pot.id for pot in each.pots)}"),
            "posts(3)": (testing.posts(3), lambda each: f"{each.id}, {each.cost.amount}, {len(each.grants)} grants"),
            "printed_tables()": (
                testing.printed_tables(),
                lambda table: ", ".join(str(amount) for amount in table.columns[0].by_party.values()),
            ),
            "journals(grant, most=4)": (testing.journals(grant, most=4), _of_events),
            "days_of(grant, journal)": (testing.days_of(grant, journal), str),
            "impossible_journals(grant)": (testing.impossible_journals(grant), lambda each: each.why.in_english),
        }
        known = {name for name in testing.__all__ if getattr(testing, name).__module__.endswith(_STRATEGIES)}
        missing = known - {name.partition("(")[0] for name in shown} - {"ImpossibleJournal", "draws"}
        if missing:
            raise LookupError(f"no draws are shown of {', '.join(sorted(missing))}")
        lines = [".. list-table::", "   :widths: 20 80", ""]
        for name, (strategy, write) in shown.items():
            drawn = [f"``{write(each)}``" for each in testing.draws(strategy, 10)]
            lines += [f"   * - ``{name}``", f"     - | {drawn[0]}", *(f"       | {each}" for each in drawn[1:])]
        return lines


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the directives."""
    app.add_directive("laws", Laws)
    app.add_directive("unkept", Unkept)
    app.add_directive("draws", Draws)
    return {"parallel_read_safe": True}
