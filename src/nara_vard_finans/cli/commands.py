"""The commands: what each answers, examples of it, and the module that knows its arguments."""

from typing import NamedTuple

from nara_vard_finans.cli.language import Both


class Command(NamedTuple):
    """
    One command.

    Attributes:
        room: The module that knows its arguments, which is loaded for that command alone.
        answers: What it answers.
        examples: Two lines that can be typed.
        forms: The forms of its answer besides those that all have.
    """

    room: str
    answers: Both
    examples: tuple[str, str]
    forms: tuple[str, ...] = ()


PURPOSE: Both = (
    "Fördelar kostnader och statsbidrag mellan kommuner och regioner, till kronan.",
    "Share costs and state grants between municipalities and regions, to the krona.",
)

COMMANDS = {
    "list": Command(
        "files", ("vad som finns att fråga om", "what the catalogue holds"), ("nvf list", "nvf list --format csv")
    ),
    "share": Command(
        "costs",
        (
            "valfri summa efter valfri tabell med kolumnerna party och weight",
            "any total over any table with the columns party and weight",
        ),
        (
            "nvf share --total 15711504 --weights percent.csv",
            'nvf share --total "2,6 mkr" --weights percent.csv --unit tkr',
        ),
    ),
    "allocate": Command(
        "costs",
        (
            "vad varje part betalar enligt ett avtal, eller får av ett bidrag",
            "what each party pays under an agreement, or gets of a grant",
        ),
        (
            "nvf allocate rss-dalarna-2023 --year 2023",
            'nvf allocate ok-gnv-2020 --joint-cost "900 000 kr" --joint-percent 50',
        ),
    ),
    "explain": Command(
        "costs",
        (
            "hur ett belopp kom till, steg för steg, med källor",
            "how one amount came about, step by step, with sources",
        ),
        ("nvf explain rss-dalarna-2023 --year 2023 --party Orsa", "nvf explain ok-gnv-2020 --party Falun"),
    ),
    "outcome": Command(
        "settling",
        (
            "budget, bokfört utfall, det som är kvar och prognos för ett års kostnad, rad för rad",
            "budget, what is booked, what is left and what is forecast of a year's cost, line by line",
        ),
        (
            "nvf outcome rss-dalarna-2023 --year 2023 --on 2023-09-15 --journal exempel-rss-2023",
            "nvf outcome rss-dalarna-2023 --year 2023 --on 2023-04-30 --journal exempel-rss-2023 --format csv",
        ),
    ),
    "settle": Command(
        "settling",
        (
            "vad ett års kostnad blev mot vad som debiterats, och vad var och en ska betala till eller få tillbaka",
            "what a year cost against what was charged, and what each is to pay besides or to get back",
        ),
        (
            "nvf settle rss-dalarna-2023 --year 2023 --actual '3 812 406 kr'",
            "nvf settle rss-dalarna-2023 --year 2023 --journal exempel-rss-2023 --on 2023-08-31 --every tertial",
        ),
    ),
    "invoices": Command(
        "settling",
        (
            "årets fakturor: belopp, period och förfallodag, av planen och avräkningen",
            "the invoices of a year: amount, period and due day, of the plan and the settlement",
        ),
        (
            "nvf invoices rss-dalarna-2023 --year 2023 --every tertial --party Orsa",
            "nvf invoices rss-dalarna-2023 --year 2023 --every quarter --format ics",
        ),
        ("ics",),
    ),
    "brief": Command(
        "settling",
        (
            "utkast till tjänsteskrivelse om ett års kostnad, att ändra och underteckna",
            "a draft of the text of a decision on a year's cost, to edit and to sign",
        ),
        (
            "nvf brief rss-dalarna-2023 --year 2023 --format md",
            "nvf brief rss-dalarna-2023 --year 2023 --lang en",
        ),
    ),
    "compare": Command(
        "comparing",
        (
            "två avtal, bidrag, tjänster eller år, part för part",
            "two agreements, grants, posts or years, party by party",
        ),
        (
            "nvf compare rss-dalarna-2018:2022 rss-dalarna-2023:2023 --as-printed",
            "nvf compare rss-dalarna-2023 --what-if posts=5",
        ),
    ),
    "status": Command(
        "days",
        (
            "läget för ett avtal, ett bidrag eller en tjänst en viss dag, eller för alla: vad som gäller och saknas",
            "how an agreement, a grant or a post stands on a day, or all: what is in force, missing, due, uncovered",
        ),
        (
            "nvf status rss-dalarna-2023 --on 2022-06-10",
            "nvf status ok-gnv-2020 --on 2020-10-01 --journal exempel-gnv-2020",
        ),
        ("svg",),
    ),
    "deadlines": Command(
        "days",
        ("dagar att hålla, för avtal, bidrag och tjänster", "the days to keep, across grants and agreements"),
        ("nvf deadlines --from 2020", "nvf deadlines rss-dalarna-2023 --format ics"),
        ("ics",),
    ),
    "trace": Command(
        "tracing",
        (
            "vilken väg ett bidrags medel har gått: in, ut, till vad, och vad som finns var en viss dag",
            "which way the money of a grant has gone, step by step, and what stands where on a day",
        ),
        (
            "nvf trace ok-gnv-2020 --on 2020-12-31 --journal exempel-gnv-2020 --party Mora",
            "nvf trace ok-gnv-2020 --on 2020-12-31 --journal exempel-gnv-2020 --purpose b",
        ),
        ("svg",),
    ),
    "report": Command(
        "tracing",
        (
            "ett bidrags sammanställda redovisning: mottaget, använt efter ändamål, kvar, och vad som saknas från vem",
            "the compiled report of a grant: received, used by purpose, left, and what is missing from whom",
        ),
        (
            "nvf report ok-gnv-2020 --on 2021-03-31 --journal exempel-gnv-2020",
            "nvf report ok-gnv-2020 --year 2020 --journal exempel-gnv-2020",
        ),
    ),
    "sums": Command(
        "days",
        (
            "vad bidrag ger och tjänster kostar, summerat per part och år",
            "what grants come to and posts cost, summed by party and year",
        ),
        (
            "nvf sums ok-gnv-2020 rss-gnv-post-2023 --on 2023-06-01 --journal exempel-gnv-post-2023 --party Orsa",
            "nvf sums ok-gnv-2020 --on 2020-12-31 --journal exempel-gnv-2020",
        ),
    ),
    "audit": Command(
        "auditing",
        (
            "vilken regel och vilket underlag som ger en tryckt tabell, och vad som avviker",
            "which rule and basis reproduce a printed table, and what deviates from it",
        ),
        (
            "nvf audit medel-per-kommun-2020",
            "nvf audit pm-2022-06-09.txt --total 2000000",
        ),
    ),
    "check": Command(
        "files",
        (
            "om en faktafil eller en journal är giltig, eller alla fel i den",
            "a facts file or a journal: valid, or all its faults",
        ),
        ("nvf check my-agreement.toml", "nvf check my-grant.toml my-grant-journal.toml"),
    ),
    "verify": Command(
        "files",
        ("om ett kvitto stämmer, räknat på nytt", "whether a receipt agrees, reckoned anew"),
        ("nvf verify kvitto.json", "nvf verify kvitto-andrat.json"),
    ),
    "new": Command(
        "beginnings",
        (
            "en fil att börja med: ett avtal, ett bidrag, en tjänst, en journal eller en statistik",
            "a file to begin with: an agreement, a grant, a post, a journal or a statistic",
        ),
        (
            'nvf new agreement --county 17 --posts 4 --per-post "800 tkr" --years 2025-2027',
            "nvf new journal --of rss-dalarna-2023",
        ),
        ("toml",),
    ),
    "schema": Command(
        "beginnings",
        (
            "JSON-schemat för faktafiler eller journaler, som en editor kontrollerar och kompletterar efter",
            "the JSON Schema of facts files or journals, by which an editor checks and completes",
        ),
        ("nvf schema facts", "nvf schema journal --format json"),
    ),
}

FIRST: tuple[tuple[str, Both], ...] = (
    ("nvf list", ("vad som finns", "what there is")),
    (
        "nvf allocate rss-dalarna-2023 --year 2023",
        ("vad varje part betalar enligt ett avtal ett år", "what each party pays under an agreement in a year"),
    ),
    (
        "nvf explain rss-dalarna-2023 --year 2023 --party Orsa",
        ("hur ett av beloppen kom till", "how one of the amounts came about"),
    ),
)
"""Three commands to begin with."""
