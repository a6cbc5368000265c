"""The employer's exposure as a picture."""

import datetime as dt
import re
import xml.etree.ElementTree as ET

import pytest
from attrs import evolve

import post_cases as pc
from nara_vard_finans import Journal, example_journal, status
from nara_vard_finans.core import Language, Text, UnreadableFileError
from nara_vard_finans.facts import Catalogue as Facts
from nara_vard_finans.journals import Event
from nara_vard_finans.posts import PostStatus
from nara_vard_finans.reports import curve_svg

SVG = "{http://www.w3.org/2000/svg}"
EVENTS: tuple[Event, ...] = (pc.intended(pc.on(2028, 10, 1)), pc.began(pc.on(2029, 1, 1)))


DAY = pc.on(2029, 6, 15)


def standing(*events: Event, day: dt.date = DAY, **changes: object) -> PostStatus:
    return status(pc.made_up(**changes), pc.journal(*(events or EVENTS)), on=day)


def drawn(found: PostStatus, language: Language = Language.SV) -> ET.Element:
    return ET.fromstring(curve_svg(found, language))  # noqa: S314 - what we have written ourselves


def texts(root: ET.Element) -> list[str]:
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


def test_the_same_status_gives_the_same_picture() -> None:
    assert curve_svg(standing()) == curve_svg(standing())


def test_another_day_or_language_gives_another() -> None:
    pictures = {
        curve_svg(standing()),
        curve_svg(standing(), Language.EN),
        curve_svg(standing(day=pc.on(2029, 6, 16))),
    }
    assert len(pictures) == 3


def test_nothing_of_it_is_fetched_or_run() -> None:
    text = curve_svg(standing())
    assert {element.tag.removeprefix(SVG) for element in ET.fromstring(text).iter()} == {  # noqa: S314 - our own
        "svg", "title", "desc", "style", "rect", "path", "text",
    }  # fmt: skip
    assert text.count("http") == 1  # the name of SVG itself
    assert "url(" not in text


def test_who_cannot_see_it_is_told() -> None:
    """657 000 kr are risked in the end: by hand, three months' notice and nobody who has decided anything."""
    root = drawn(standing())
    assert root.attrib["role"] == "img"
    title, description = root.attrib["aria-labelledby"].split()
    by_id = {element.attrib["id"]: "".join(element.itertext()) for element in root.iter() if "id" in element.attrib}
    assert by_id[title] == "Risken för Region Dalarna som arbetsgivare – Påhittad tjänst"
    assert by_id[description].startswith("Arbetsgivarens risk från 2028-10-01 till ")
    assert "Den 2029-06-15 är den " in by_id[description]


def test_it_is_svg_that_marks_the_day_and_names_its_curves() -> None:
    root = drawn(standing())
    assert root.tag == f"{SVG}svg"
    told = texts(root)
    assert told.count("2029-06-15") == 1
    assert {"Risken för Region Dalarna som arbetsgivare", "Påhittad tjänst", "kronor"} <= {*told}
    assert "Utan ytterligare beslut" in told
    assert "Om inriktningsbeslutet fullföljs" in told


def test_in_english() -> None:
    told = texts(drawn(standing(), Language.EN))
    assert {"The exposure of Region Dalarna as employer", "Worst case", "Expected case"} <= {*told}


def test_its_amounts_are_grouped_by_thousands() -> None:
    """In the worst case the employer risks all of 657 000 kr at the end."""
    told = [text.replace("\u202f", " ").replace("\xa0", " ") for text in texts(drawn(standing()))]
    assert "600 000" in told


def test_the_two_curves_part_where_an_intention_counts() -> None:
    """Where nobody intends anything they are one, and where all do they are not."""

    def paths(found: PostStatus) -> list[str]:
        curves = {path.attrib["class"]: path.attrib["d"] for path in drawn(found).iter(f"{SVG}path")}
        return [curves["nvf-curve-0"], curves["nvf-curve-1"]]  # the last of each class: the curve, after its name

    worst, expected = paths(standing())
    assert worst != expected
    worst, expected = paths(standing(pc.began(pc.on(2029, 1, 1))))
    assert worst == expected


@pytest.mark.parametrize(
    ("language", "mark"), [(Language.SV, "(fiktivt exempel)"), (Language.EN, "(a made-up example)")]
)
def test_a_made_up_example_is_marked(language: Language, mark: str) -> None:
    plain = pc.journal(*EVENTS)
    for journal, marked in ((plain, False), (evolve(plain, example=True), True)):
        found = status(pc.POST, journal, on=pc.on(2029, 6, 15))
        assert any(mark in text for text in texts(drawn(found, language))) is marked


@pytest.mark.parametrize("title", ["<b>&$x$", "$x$", r"\$x_1$", "$", "a $x^2$ b $y", "=1+1", "]]>", '"', "å & ä"])
def test_no_name_is_markup_or_mathematics(title: str) -> None:
    told = texts(drawn(standing(title=Text(title))))
    assert title in told


def test_the_example_that_ships(facts: Facts) -> None:
    post, journal = facts.post("rss-gnv-post-2023"), example_journal("exempel-gnv-post-2023")
    told = texts(drawn(status(post, journal, on=dt.date(2024, 2, 15))))
    assert "2024-02-15" in told
    assert any("(fiktivt exempel)" in text for text in told)


def test_a_period_of_notice_that_is_unknown() -> None:
    """It is said of the post, in either language."""
    with pytest.raises(UnreadableFileError, match="the period of notice is unknown") as raised:
        curve_svg(standing(pc.began(pc.on(2029, 1, 1)), notice=None))
    assert raised.value.in_(Language.SV).startswith(f"{pc.POST.id}: uppsägningstiden är okänd")


def test_a_period_of_notice_that_is_unknown_after_something_happened() -> None:
    with pytest.raises(UnreadableFileError, match="the period of notice is unknown"):
        curve_svg(standing(notice=None))


def test_no_two_amounts_of_the_axis_are_called_the_same() -> None:
    """Nobody is employed, and nothing is risked: the axis goes from zero to what fits."""
    found = status(pc.POST, pc.journal(), on=pc.on(2029, 6, 15))
    told = [text for text in texts(drawn(found)) if re.fullmatch("[0-9\u00a0]+", text)]
    assert told == ["0", "200", "400", "600", "800", "1\u00a0000"]


def test_letters_of_any_script_are_written_without_a_warning() -> None:
    assert "漢字" in texts(drawn(standing(title=Text("漢字"))))


def test_one_day_is_a_picture_too() -> None:
    day = pc.on(2029, 1, 1)
    ended = status(pc.POST, Journal(of=pc.POST.id, events=(pc.began(day, until=day), pc.ended(day))), on=day)
    assert "2029-01-01" in texts(drawn(ended))
