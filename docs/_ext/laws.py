"""The table of laws and methods, and what strategies draw: made from the laws and the strategies themselves."""

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from nara_vard_finans import embedded, testing
from nara_vard_finans.sharing import Method

_METHODS = dict(
    zip(Method, ("largest remainder", "Sainte-Laguë", "rows rounded alone", "…, the rest on one"), strict=True)
)
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
    """Lists every law, what it is a law of, and the methods that keep it."""

    def lines(self) -> list[str]:
        lines = [".. list-table::", "   :header-rows: 1", "   :widths: 18 40 12 10 10 10", ""]
        rows = [["law", "what holds", *_METHODS.values()]]
        subject = ""
        for law in testing.laws():
            of_method = law.of in {"shares", "pairs"}
            if law.of != subject:
                subject = law.of
                rows.append([f"*{_SUBJECTS[subject]}*", *[""] * 5])
            kept = [("yes" if method in law.methods else "no") if of_method else "" for method in Method]
            role = f":py:func:`~{law.check.__module__}.{law.name}`"
            rows.append([role, law.says.replace("-x", "−x"), *kept])
        return lines + [f"   {'* -' if not place else '  -'} {cell}" for row in rows for place, cell in enumerate(row)]


class Unkept(_Table):
    """Lists the counterexample of each method that does not keep a law."""

    def lines(self) -> list[str]:
        return [
            f"- ``{law.name}``, {_METHODS[method]}: {message.in_english}."
            for law in testing.laws()
            for method, message in law.unkept.items()
        ]


class Draws(_Table):
    """Shows ten draws of each strategy."""

    def lines(self) -> list[str]:
        grant = embedded().grant("ok-gnv-2020")
        shown = {
            "amounts(0, 10**6)": (testing.amounts(0, 10**6), str),
            "weights(4)": (testing.weights(4), str),
            "percentage_keys(4)": (testing.percentage_keys(4), lambda key: str({c: int(w) for c, w in key.weights})),
            "rounding_rules()": (testing.rounding_rules(), lambda rule: f"{rule.method}, {rule.unit}"),
            "directories(3)": (testing.directories(3), lambda each: ", ".join(p.name for p in each.in_table_order)),
            "agreements(3)": (
                testing.agreements(3),
                lambda each: f"{each.id}, {len(each.parties)} parties",
            ),
            "grants(3)": (testing.grants(3), lambda each: f"{each.id}, {', '.join(pot.id for pot in each.pots)}"),
            "posts(3)": (testing.posts(3), lambda each: f"{each.id}, {each.cost.amount}, {len(each.grants)} grants"),
            "journals(grant, most=4)": (
                testing.journals(grant, most=4),
                lambda each: ", ".join(event.kind for event in each.events) or "nothing",
            ),
            "impossible_journals(grant)": (testing.impossible_journals(grant), lambda each: each.why.in_english),
        }
        lines = [".. list-table::", "   :widths: 20 80", ""]
        for name, (strategy, write) in shown.items():
            drawn = [f"``{write(each)}``" for each in testing.draws(strategy, 10)]  # type: ignore[no-untyped-call]
            lines += [f"   * - ``{name}``", f"     - | {drawn[0]}", *(f"       | {each}" for each in drawn[1:])]
        return lines


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the directives."""
    app.add_directive("laws", Laws)
    app.add_directive("unkept", Unkept)
    app.add_directive("draws", Draws)
    return {"parallel_read_safe": True}
