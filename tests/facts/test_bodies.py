"""The register of bodies, shipped and of one's own."""

from pathlib import Path

import pytest

from nara_vard_finans import embedded, read_facts
from nara_vard_finans.core import FactsError, Mandate

OWN = """
[parties]
municipalities = { "K1" = "Ettan", "K2" = "Tvåan" }
regions = { "99" = "Regionen" }
[[bodies]]
id = "radet"
name = "Rådet"
also = ["Länsrådet"]
mandate = ["recommends"]
[[agreements]]
id = "eget"
title = "Eget"
term = { first_day = 2029-01-01, last_day = 2029-12-31 }
cost = { yearly = 100 }
cost_key = { kind = "equal", parties = ["K1", "K2", "99"] }
adoption = { form = "joint", holds_if = "all-sign", prepared_by = "Länsrådet" }
"""


def own(tmp_path: Path, text: str = OWN) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_those_of_dalarna() -> None:
    """003, 004 and 000 tell who does what; each has a source."""
    found = {body.id: {each.value for each in body.mandate} for body in embedded().bodies}
    assert found == {
        "lanschefsnatverket": {"prepares", "decides"},
        "valfardsradet": {"recommends", "decides"},
        "socialchefsnatverket": {"decides"},
        "styrgruppen": {"proposes"},
        "forvaltningschef": {"signs"},
    }
    assert all(body.source is not None for body in embedded().bodies)
    assert all(agreement.bodies == embedded().bodies for agreement in embedded().agreements)
    assert all(post.bodies == embedded().bodies for post in embedded().posts)


def test_those_of_a_file_of_its_own(tmp_path: Path) -> None:
    facts = read_facts(own(tmp_path))
    (agreement,) = facts.agreements
    assert [(body.name, body.mandate) for body in agreement.bodies] == [("Rådet", (Mandate.RECOMMENDS,))]
    (found,) = facts.check()
    assert (found.rule, found.subject) == ("mandate", "eget/adoption")
    assert found.message.sv == "Avtalet anger Rådet för ett steg som organet inte har mandat för, att bereda."


def test_another_county_knows_nothing_of_ours(tmp_path: Path) -> None:
    """Välfärdsrådet of another county may prepare there."""
    text = OWN.replace("Länsrådet", "Välfärdsrådet").replace("[[bodies]]", "[[bodies]]\n#", 1)
    (agreement,) = read_facts(own(tmp_path, text)).agreements
    assert "valfardsradet" not in [body.id for body in agreement.bodies]


def test_parties_of_the_country_know_nothing_of_ours_either(tmp_path: Path) -> None:
    own_parties = (
        OWN[OWN.index("[[bodies]]") :].replace("Länsrådet", "Välfärdsrådet").replace("[[bodies]]", "[[agreements]]", 0)
    )
    text = own_parties[own_parties.index("[[agreements]]") :].replace(
        'cost_key = { kind = "equal", parties = ["K1", "K2", "99"] }',
        'parties = ["Gävle", "Ockelbo"]\ncost_key = { kind = "equal", parties = ["Gävle", "Ockelbo"] }',
    )
    (agreement,) = read_facts(own(tmp_path, text)).agreements
    assert agreement.bodies == ()


def test_a_mandate_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(FactsError, match="own.toml:9"):
        read_facts(own(tmp_path, OWN.replace('"recommends"', '"rules"')))
