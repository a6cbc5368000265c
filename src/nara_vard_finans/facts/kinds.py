"""What entries of the catalogue are called when one is not found, and the levels that figures are asked for by."""

from nara_vard_finans.core import Text

PAPER = Text("handlingen", "paper")
STATISTIC = Text("statistiken", "statistic")
INDEX = Text("indexet", "index")
AGREEMENT = Text("avtalet", "agreement")
GRANT = Text("bidraget", "grant")
POST = Text("tjänsten", "post")
WHAT = Text("avtalet, bidraget eller tjänsten", "the agreement, grant or post")
DEFINITION = Text("avtalet, bidraget eller tjänsten", "agreement, grant or post")
TABLE = Text("den tryckta tabellen", "printed table")
EXAMPLE = Text("exempeljournalen", "example journal")
COUNTY = Text("länet", "county")
LEVEL = Text("nivå", "level")
