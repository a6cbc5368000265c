"""Every option of every command asks what its typed value would ask."""

import datetime as dt
import importlib
import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from asked import a_day
from cli_runs import Run
from nara_vard_finans import Amount, Method, Period, Workspace, embedded, kronor
from nara_vard_finans.core import NoticePeriod, Principal
from nara_vard_finans.facts import (
    AgreementBeginning,
    GrantBeginning,
    JournalBeginning,
    PostBeginning,
    StatisticBeginning,
)
from nara_vard_finans.grants import Binding
from nara_vard_finans.grids import StatedTotal
from nara_vard_finans.journals import Assumptions
from nara_vard_finans.sharing import LARGEST, Counting, Every, Leaving, YearlyCost
from nara_vard_finans.workspace import (
    Answer,
    AuditQuestion,
    Choice,
    ComparisonQuestion,
    GrantQuestion,
    Instalments,
    InvoiceQuestion,
    JointWork,
    Rounding,
)

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
NEW, OLD, POST, GRANT = "rss-dalarna-2023", "rss-dalarna-2018", "rss-gnv-post-2023", "ok-gnv-2020"
JOURNAL, JUNE, NOVEMBER = "exempel-gnv-post-2023", "population-dalarna-2021-06", "population-dalarna-2018-11"
SLIDE, WEIGHTS, COUNTIES = EXAMPLES / "slide-2022-04-27.txt", EXAMPLES / "percent.csv", EXAMPLES / "lan-pahittat.csv"
ORSA = "2034"
ASK = Workspace.open()
DAY = a_day("2023-01-15")


def of_post(**more: Any) -> Answer[Any]:
    return ASK.status(POST, on=DAY, journals=[JOURNAL], **more)


def compared(**more: Any) -> Answer[Any]:
    return ASK.compare(OLD, NEW, question=ComparisonQuestion(**more))


def joint(**more: Any) -> Answer[Any]:
    asked: dict[str, Any] = {"cost": kronor(900_001), "percent": 50, "odd_unit_to": "region"}
    return ASK.allocate(GRANT, joint=JointWork(**(asked | more)))


def rounded(**more: Any) -> Answer[Any]:
    return ASK.explain(NEW, 2023, party=ORSA, rounding=Rounding(**more))


def audited(**more: Any) -> Answer[Any]:
    return ASK.audit(SLIDE, AuditQuestion(total=StatedTotal.parse("2000000"), **more))


STATUS, COMPARE = f"status {POST} --on 2023-01-15 --journal {JOURNAL}", f"compare {OLD} {NEW}"
JOINT = f"allocate {GRANT} --joint-cost 900001 --joint-percent 50 --joint-odd-to region"
EXPLAIN, AUDIT = f"explain {NEW} --year 2023 --party Orsa", f"audit {SLIDE} --total 2000000"
SHARE = f"share --total 1001 --weights {WEIGHTS}"
PAID: dict[str, Any] = {"every": Every.QUARTER}
ASSUMABLE = (
    f"status {POST} --on 2023-01-15 --assume cost=5 --assume cost=1mkr --assume notice=3 --assume basis={JUNE} "
    "--assume counted=months"
)
ASKED: dict[str, Callable[[], Answer[Any]]] = {
    "list": ASK.entries,
    f"verify {EXAMPLES / 'kvitto-andrat.json'}": lambda: ASK.verify(EXAMPLES / "kvitto-andrat.json"),
    f"outcome {NEW} --year 2023 --on 2023-08-31 --journal exempel-rss-2023": lambda: ASK.outcome(
        NEW, 2023, on=a_day("2023-08-31"), journals=["exempel-rss-2023"]
    ),
    f"settle {NEW} --year 2023 --on 2023-08-31 --journal exempel-rss-2023": lambda: ASK.settle(
        NEW, 2023, on=a_day("2023-08-31"), journals=["exempel-rss-2023"]
    ),
    f"invoices {NEW} --year 2023 --every tertial --party Orsa --due afterwards --due-day 15": lambda: ASK.invoices(
        NEW, 2023, instalments=Instalments(every=Every.TERTIAL),
        question=InvoiceQuestion(due="afterwards", day=15, party=ORSA),
    ),
    f"brief {OLD} --year 2022 --basis {JUNE}": lambda: ASK.brief(OLD, 2022, basis=JUNE),
    f"settle {OLD} --year 2022 --actual 2451072 --basis {JUNE} --every tertial --on 2022-08-31": lambda: ASK.settle(
        OLD, 2022, actual=kronor(2_451_072), basis=JUNE, instalments=Instalments(every=Every.TERTIAL), on=a_day("2022-08-31")
    ),
    f"trace {GRANT} --on 2020-12-31 --journal exempel-gnv-2020 --party Mora": lambda: ASK.trace(
        GRANT, on=a_day("2020-12-31"), journals=["exempel-gnv-2020"], party="2062"
    ),
    f"trace {GRANT} --on 2020-12-31 --journal exempel-gnv-2020 --purpose c": lambda: ASK.trace(
        GRANT, on=a_day("2020-12-31"), journals=["exempel-gnv-2020"], purpose="c"
    ),
    f"report {GRANT} --on 2020-12-31 --journal exempel-gnv-2020": lambda: ASK.compiled(
        GRANT, on=a_day("2020-12-31"), journals=["exempel-gnv-2020"]
    ),
    f"report {GRANT} --year 2020 --on 2020-12-30 --journal exempel-gnv-2020": lambda: ASK.yearly(
        GRANT, year=2020, on=a_day("2020-12-30"), journals=["exempel-gnv-2020"]
    ),
    f"check {EXAMPLES / 'my-grant.toml'}": lambda: ASK.check(EXAMPLES / "my-grant.toml"),
    f"check {EXAMPLES / 'varmland.toml'} --county 17": lambda: ASK.check(EXAMPLES / "varmland.toml", choice=Choice(county="17")),
    f"deadlines {GRANT} --from 2021 --to 2021": lambda: ASK.deadlines(
        [GRANT], first_day=a_day("2021-01-01"), last_day=a_day("2021-12-31")
    ),
    SHARE: lambda: ASK.share(kronor(1001), WEIGHTS),
    "list --kind agreement --county 20 --party Orsa --on 2024-01-01": lambda: ASK.entries(
        Choice(kind="agreement", county="20", party="Orsa", on=dt.date(2024, 1, 1))
    ),
    "new agreement --county 17 --years 2025 --posts 4 --per-post 800000": lambda: ASK.begin(AgreementBeginning(counties=("17",), first_year=2025, last_year=2025, posts=4, per_post=kronor(800_000))),
    "new post --county 17 --years 2025 --yearly 1000": lambda: ASK.begin(PostBeginning(county="17", first_year=2025, last_year=2025, yearly=kronor(1_000))),
    "new grant --county 17 --years 2025 --amount 1000": lambda: ASK.begin(GrantBeginning(county="17", year=2025, amount=kronor(1_000))),
    "new statistics --county 17 --as-of 2024-12-31": lambda: ASK.begin(StatisticBeginning(county="17", on=dt.date(2024, 12, 31))),
    "schema facts": lambda: ASK.schema("facts"),
    "schema journal": lambda: ASK.schema("journal"),
    "new journal --of rss-dalarna-2023": lambda: ASK.begin(JournalBeginning(definition=embedded().agreement("rss-dalarna-2023"))),
    "new agreement --county 17 --years 2025-2026 --yearly 1000": lambda: ASK.begin(AgreementBeginning(counties=("17",), first_year=2025, last_year=2026, yearly=kronor(1_000))),
    "deadlines --kind grant": lambda: ASK.deadlines(choice=Choice(kind="grant")),
    "share --total 1000 --all municipalities --as-of 2023-12-31 --county 17": lambda: ASK.share(
        kronor(1_000), ASK.population("municipalities", dt.date(2023, 12, 31), ["Värmland"])
    ),
    f"{SHARE} --weights-column 1 --party-column party": lambda: ASK.share(
        kronor(1001), WEIGHTS, column="1", party_column="party"
    ),
    f"{SHARE} --column weight": lambda: ASK.share(kronor(1001), WEIGHTS),
    f"{SHARE} --every quarter --from 2024-04-01": lambda: ASK.share(
        kronor(1001), WEIGHTS,
        instalments=Instalments(**PAID, period=Period(first_day=a_day("2024-04-01"), last_day=a_day("2025-03-31"))),
    ),
    f"{SHARE} --every quarter --from 2024-01-01 --to 2024-08-15 --counted days": lambda: ASK.share(
        kronor(1001), WEIGHTS,
        instalments=Instalments(
            **PAID, counted=Counting.DAYS, period=Period(first_day=a_day("2024-01-01"), last_day=a_day("2024-08-15"))
        ),
    ),
    f"allocate {NEW} --year 2023 --as-printed": lambda: ASK.printed(NEW, 2023),
    f"allocate {NEW} --year 2024 --every quarter --counted days": lambda: ASK.allocate(
        NEW, 2024, instalments=Instalments(**PAID, counted=Counting.DAYS)
    ),
    f"allocate {GRANT} --pot kommunerna --figures {COUNTIES} --encoding utf-8-sig": lambda: ASK.allocate(
        GRANT, grant=GrantQuestion(pots=["kommunerna"], figures=COUNTIES, encoding="utf-8-sig")
    ),
    JOINT: joint,
    f"{JOINT} --joint-funds 5tkr": lambda: joint(funds=kronor(5_000)),
    f"{JOINT} --joint-use processledare --joint-parties Orsa,Mora": lambda: joint(
        use="processledare", together=["Orsa", "Mora"]
    ),
    f"allocate {GRANT} --joint-cost 2020=5tkr --joint-cost 2021=7tkr --joint-percent 100 --joint-funds 2020=1tkr": (
        lambda: ASK.allocate(
            GRANT,
            joint=JointWork(
                cost={2020: kronor(5_000), 2021: kronor(7_000)}, percent=100, funds={2020: kronor(1_000)}
            ),
        )
    ),
    f"{JOINT} --later-grant ja": lambda: joint(later_grant=True),
    f"{JOINT} --later-grant no": lambda: joint(later_grant=False),
    JOINT.replace("region", "municipalities"): lambda: joint(odd_unit_to="municipalities"),
    f"allocate {GRANT} --joint-cost 1mkr --joint-percent 12,5%": lambda: ASK.allocate(
        GRANT, joint=JointWork(cost=kronor(1_000_000), percent=Fraction(25, 2))
    ),
    f"explain {NEW} --year 2023 --party Orsa --basis {NOVEMBER}": lambda: ASK.explain(
        NEW, 2023, party=ORSA, basis=NOVEMBER
    ),
    f"{EXPLAIN} --method sainte-lague": lambda: rounded(method=Method.SAINTE_LAGUE),
    f"{EXPLAIN} --unit öre": lambda: rounded(unit=Amount(1)),
    f"{EXPLAIN} --method half-up-residual-to --residual-to largest": lambda: rounded(
        method=Method.HALF_UP_RESIDUAL_TO, residual_to=LARGEST
    ),
    f"{COMPARE} --as-printed": lambda: ASK.compare(
        OLD, NEW, years=(None, None), question=ComparisonQuestion(as_printed=True)
    ),
    f"{COMPARE} --printed-side before": lambda: compared(printed_side="before"),
    f"{COMPARE} --basis {JUNE} --population {NOVEMBER}": lambda: compared(basis=JUNE, population=NOVEMBER),
    f"compare {NEW}:2023 {NEW}:2025": lambda: ASK.compare(NEW, NEW, years=(2023, 2025)),
    f"compare {POST}:2023 {POST}:2024 --journal {JOURNAL} --on 2023-01-15": lambda: ASK.compare(
        POST, POST, years=(2023, 2024), journals=[JOURNAL], question=ComparisonQuestion(on=DAY)
    ),
    f"compare {NEW} --assume on-leaving=others-share --what-if without=Orsa,Mora": lambda: ASK.compare(
        NEW, assumptions=Assumptions(on_leaving=Leaving.OTHERS_SHARE), change=lambda old: old.without([ORSA, "2062"])
    ),
    STATUS: of_post,
    ASSUMABLE: lambda: ASK.status(
        POST, on=DAY,
        assumptions=Assumptions(
            cost=YearlyCost(amount=kronor(1_000_000)), notice=NoticePeriod(3), basis=embedded().statistic(JUNE),
            counted=Counting.MONTHS,
        ),
    ),
    f"{STATUS} --what-if cost=5tkr --what-if notice=1": lambda: of_post(
        change=lambda old: old.with_cost(kronor(5_000)).with_notice(NoticePeriod(1))
    ),
    f"{STATUS} --what-if basis={NOVEMBER}": lambda: of_post(
        change=lambda old: old.on_basis(embedded().statistic(NOVEMBER))
    ),
    f"{STATUS} --what-if no-grant=2025": lambda: of_post(change=lambda old: old.without_grant(2025)),
    f"{STATUS} --what-if grant=2025:12,5%": lambda: of_post(change=lambda old: old.with_grant(2025, Fraction(25, 2))),
    f"{STATUS} --what-if without=Orsa:falls-away": lambda: of_post(
        change=lambda old: old.without([ORSA], leaving=Leaving.FALLS_AWAY)
    ),
    f"status {NEW} --on 2022-06-10 --what-if posts=5": lambda: ASK.status(
        NEW, on=a_day("2022-06-10"), change=lambda old: old.with_posts(5)
    ),
    f"status {GRANT} --on 2020-10-01 --journal exempel-gnv-2020 --reading interim-report=removed": lambda: ASK.status(
        GRANT,
        on=a_day("2020-10-01"),
        journals=["exempel-gnv-2020"],
        assumptions=Assumptions(readings={"interim-report": "removed"}),
    ),
    f"status {GRANT} --on 2020-10-01 --journal exempel-gnv-2020 --binding together": lambda: ASK.status(
        GRANT, on=a_day("2020-10-01"), journals=["exempel-gnv-2020"], binding=Binding.TOGETHER
    ),
    f"explain {POST} --year 2024 --party {ORSA} --on 2023-06-01 --journal {JOURNAL}": lambda: ASK.explain(
        POST, 2024, party=ORSA, on=a_day("2023-06-01"), journals=[JOURNAL]
    ),
    f"explain {POST} --year 2024 --party {ORSA} --on 2023-06-01 --assume cost=950000 --assume basis={JUNE}": (
        lambda: ASK.explain(
            POST,
            2024,
            party=ORSA,
            on=a_day("2023-06-01"),
            assumptions=Assumptions(cost=YearlyCost(amount=kronor(950_000)), basis=ASK.facts.statistic(JUNE)),
        )
    ),
    f"explain {GRANT} --party {ORSA} --joint-cost 900001kr --joint-percent 50 --joint-odd-to region": lambda: (
        ASK.explain(GRANT, party=ORSA, joint=JointWork(cost=kronor(900_001), percent=50, odd_unit_to="region"))
    ),
    f"explain {NEW} --year 2023 --party {ORSA} --as-printed": lambda: ASK.explain_printed(NEW, 2023, party=ORSA),
    f"sums {GRANT} --on 2020-10-01 --journal exempel-gnv-2020 --party Mora": lambda: ASK.sums(
        [GRANT], on=a_day("2020-10-01"), journals=["exempel-gnv-2020"], party="Mora"
    ),
    AUDIT: audited,
    f"{AUDIT} --column 2 --rows-in kr": lambda: audited(column="2", unit="kr"),
    f"{AUDIT} --recover --sums 288381-288_383 --within 1kr": lambda: audited(
        search=True, sums=(288_381, 288_383), within=kronor(1)
    ),
    f"{AUDIT} --weights {WEIGHTS} --level municipalities": lambda: ASK.audit(
        SLIDE, AuditQuestion(total="2000000", weights=[WEIGHTS], weights_level=Principal.MUNICIPALITIES)
    ),
    f"{AUDIT} --weights {WEIGHTS}": lambda: ASK.audit(
        SLIDE, AuditQuestion(total="2000000", weights=[WEIGHTS])
    ),
}  # fmt: skip


def as_told(text: str) -> Any:
    """Give data without what it says can be done next, which is said in words of its own on the command line."""
    data = json.loads(text)
    data["findings"] = [each for each in data.get("findings", ()) if "sökas" not in each["message"]]
    return data


@pytest.mark.parametrize(("asked", "same"), ASKED.items(), ids=[each.replace(str(EXAMPLES), "") for each in ASKED])
def test_an_option_asks_what_its_typed_value_asks(run: Run, asked: str, same: Callable[[], Answer[Any]]) -> None:
    status, out, err = run(*asked.split(), "--format", "json")
    found = same()
    assert (status, err) == (0 if found.is_in_order else 1, "")
    told, expected = as_told(out), as_told(found.report().json())
    told["findings"] = [each for each in told["findings"] if "--recover" not in each["message"]]
    assert told == expected
    assert told["schema"] == f"nvf.{asked.split(maxsplit=1)[0]}/1"


TRIED_ELSEWHERE = {"--sheet", "--level", "--qualified", "--receipt", "--vat", "--before"}
"""A workbook, a pot for those who meet something, what is written besides, what no paper states, another grant: each by itself."""


def test_every_option_is_asked_with() -> None:
    commands = importlib.import_module("nara_vard_finans.cli.commands").COMMANDS
    make = importlib.import_module("nara_vard_finans.cli.parser").parser_of
    options = {name: {each for action in make(name, "sv").taken for each in action.option_strings} for name in commands}
    common = {"-h", "--help", "--lang", "--format", "--facts", "-o", "--output"}
    tried = {each for asked in ASKED for each in asked.split() if each.startswith("--")}
    assert {name for names in options.values() for name in names - common} == tried | TRIED_ELSEWHERE
    assert {asked.split()[0] for asked in ASKED} == {*options}
