"""Questions across agreements, grants and posts: status, last days, comparison, scenarios, explanation."""

from typing import TYPE_CHECKING

from nara_vard_finans._doors import open_door

# fmt: off
if TYPE_CHECKING:
    from nara_vard_finans.analysis.award_explanation import award_sources, bounds_text, explain_award, joint_texts
    from nara_vard_finans.analysis.award_explanation import name_of, reckoned_text
    from nara_vard_finans.analysis.brief import Brief
    from nara_vard_finans.analysis.comparison import ComparedRow, ComparedSum, Comparison, Side, awarded, carried
    from nara_vard_finans.analysis.comparison import compare, left_to_pay, population_of, printed, reckoned
    from nara_vard_finans.analysis.explanation import assumed_remarks, basis_remarks, explain, explain_stage
    from nara_vard_finans.analysis.explanation import rounding_remarks, sharing_sources
    from nara_vard_finans.analysis.joint_explanation import explain_contribution
    from nara_vard_finans.analysis.last_days import Deadline, deadlines, each_once
    from nara_vard_finans.analysis.post_explanation import assumed_of_post, explain_post
    from nara_vard_finans.analysis.printed_explanation import explain_printed
    from nara_vard_finans.analysis.scenarios import Scenario
    from nara_vard_finans.analysis.standings import Standing, Standings
    from nara_vard_finans.analysis.statuses import Definition, Status, status, status_type
    from nara_vard_finans.analysis.steps import Explanation, Step, StepKind
    from nara_vard_finans.analysis.sums import PartSum, Sums, by_party_and_year, sum_of_parts
    from nara_vard_finans.analysis.yearly_reports import PotGrowth, YearlyReport, YearlyRow

__all__ = [
    "Brief", "ComparedRow", "ComparedSum", "Comparison", "Deadline", "Definition", "Explanation", "PartSum",
    "PotGrowth", "Scenario", "Side", "Standing", "Standings", "Status", "Step", "StepKind", "Sums", "YearlyReport",
    "YearlyRow", "assumed_of_post", "assumed_remarks", "award_sources", "awarded", "basis_remarks", "bounds_text",
    "by_party_and_year", "carried", "compare", "deadlines", "each_once", "explain", "explain_award",
    "explain_contribution", "explain_post", "explain_printed", "explain_stage", "joint_texts", "left_to_pay",
    "name_of", "population_of", "printed", "reckoned", "reckoned_text", "rounding_remarks", "sharing_sources",
    "status", "status_type", "sum_of_parts",
]
_ROOMS = {
    "award_explanation": "award_sources bounds_text explain_award joint_texts name_of reckoned_text",
    "brief": "Brief",
    "comparison": "ComparedRow ComparedSum Comparison Side awarded carried compare left_to_pay "
        "population_of printed reckoned",
    "explanation": "assumed_remarks basis_remarks explain explain_stage rounding_remarks sharing_sources",
    "joint_explanation": "explain_contribution",
    "last_days": "Deadline deadlines each_once",
    "post_explanation": "assumed_of_post explain_post",
    "printed_explanation": "explain_printed",
    "scenarios": "Scenario",
    "standings": "Standing Standings",
    "statuses": "Definition Status status status_type",
    "steps": "Explanation Step StepKind",
    "sums": "PartSum Sums by_party_and_year sum_of_parts",
    "yearly_reports": "PotGrowth YearlyReport YearlyRow",
}
# fmt: on
__getattr__, __dir__ = open_door(__name__, _ROOMS)
