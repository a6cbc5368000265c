"""Facts files of someone's own: an association that says little, and a post."""

FORBUND = """
[parties.municipalities]
K1 = "Ekeby"
K2 = "Bokeby"
[[statistics]]
id = "folk"
title = "Folkmängd 2022"
counts = "population"
unit = "persons"
as_of = "2022"
figures = { K1 = 1, K2 = 2 }
[[agreements]]
id = "forbund"
title = "Förbundet"
term = "2024"
cost = { yearly = 100 }
cost_key = { kind = "proportional", statistic = "folk" }
"""


FACTS = """
[parties.municipalities]
K1 = "Ekeby"
K2 = "=1+1"
[parties.regions]
"99" = "Region <b>&$x$"
"""


OWN = (
    FACTS
    + """
[[papers]]
id = "pm"
title = "PM"
kind = "memorandum"
[[posts]]
id = "ledare"
title = { sv = "Ledare <b>&$x$", en = "Leader <b>&$x$" }
employer = "99"
term = { first_day = 2029-04-01, last_day = 2031-06-30 }
cost = { by_year = { 2029 = 275, 2030 = 365, 2031 = 181 } }
cost_key = { kind = "parts", shares = { K1 = 2, K2 = 1 } }
[[posts.grants]]
year = 2029
title = "Medel 2029"
"""
)
