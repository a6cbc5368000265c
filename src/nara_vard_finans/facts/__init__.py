"""Facts and journals in: TOML files, and those that ship."""

from typing import TYPE_CHECKING

from nara_vard_finans._doors import open_door

# fmt: off
if TYPE_CHECKING:
    from nara_vard_finans.facts._faults import MOST_FAULTS, MisfitError, faults_of
    from nara_vard_finans.facts._journal_messages import OfAnother
    from nara_vard_finans.facts._toml import TomlFile, parse_toml, read_toml
    from nara_vard_finans.facts._toml_lines import lines_of
    from nara_vard_finans.facts.approximate import Approximate
    from nara_vard_finans.facts.beginnings import AgreementBeginning, Beginning, GrantBeginning, JournalBeginning
    from nara_vard_finans.facts.beginnings import PostBeginning, StatisticBeginning
    from nara_vard_finans.facts.catalogue import Catalogue, Listed
    from nara_vard_finans.facts.country import all_but, county_code, county_parties, register
    from nara_vard_finans.facts.figures import Against, Figure, Quantity
    from nara_vard_finans.facts.journals import LARGEST_JOURNAL, example_journal, example_names, is_journal
    from nara_vard_finans.facts.journals import journal_from, listed_examples, read_either, read_journal, subject_of
    from nara_vard_finans.facts.official_figures import NoOfficialFiguresError, official_days, official_figures_of
    from nara_vard_finans.facts.official_figures import official_for, official_population, official_statistic
    from nara_vard_finans.facts.reading import embedded, facts_from, read_facts, read_in_part
    from nara_vard_finans.facts.schema import facts_schema, journal_schema
    from nara_vard_finans.facts.sections import DEFINITIONS, SECTIONS, definition_ids, replacing, shipped_ids
    from nara_vard_finans.facts.writing import facts_text, journal_text, write_facts, write_journal

__all__ = [
    "DEFINITIONS", "LARGEST_JOURNAL", "MOST_FAULTS", "SECTIONS", "Against", "AgreementBeginning", "Approximate",
    "Beginning", "Catalogue", "Figure", "GrantBeginning", "JournalBeginning", "Listed", "MisfitError",
    "NoOfficialFiguresError", "OfAnother", "PostBeginning", "Quantity", "StatisticBeginning", "TomlFile", "all_but",
    "county_code", "county_parties", "definition_ids", "embedded", "example_journal", "example_names", "facts_from",
    "facts_schema", "facts_text", "faults_of", "is_journal", "journal_from", "journal_schema", "journal_text",
    "lines_of", "listed_examples", "official_days", "official_figures_of", "official_for", "official_population",
    "official_statistic", "parse_toml", "read_either", "read_facts", "read_in_part", "read_journal", "read_toml",
    "register", "replacing", "shipped_ids", "subject_of", "write_facts", "write_journal",
]
_ROOMS = {
    "_faults": "MOST_FAULTS MisfitError faults_of",
    "_journal_messages": "OfAnother",
    "_toml": "TomlFile parse_toml read_toml",
    "_toml_lines": "lines_of",
    "approximate": "Approximate",
    "beginnings": "AgreementBeginning Beginning GrantBeginning JournalBeginning PostBeginning "
        "StatisticBeginning",
    "catalogue": "Catalogue Listed",
    "country": "all_but county_code county_parties register",
    "figures": "Against Figure Quantity",
    "journals": "LARGEST_JOURNAL example_journal example_names is_journal journal_from listed_examples "
        "read_either read_journal subject_of",
    "official_figures": "NoOfficialFiguresError official_days official_figures_of official_for "
        "official_population official_statistic",
    "reading": "embedded facts_from read_facts read_in_part",
    "schema": "facts_schema journal_schema",
    "sections": "DEFINITIONS SECTIONS definition_ids replacing shipped_ids",
    "writing": "facts_text journal_text write_facts write_journal",
}
# fmt: on
__getattr__, __dir__ = open_door(__name__, _ROOMS)
