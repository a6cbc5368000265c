"""What stands in a folder that a team shares: agreements of a county, and journals of theirs."""

AGREEMENT = """[[agreements]]
id = "{name}"
title = "Samverkan {name}"
term = "2025"
parties = {{ county = "{county}" }}
cost = {{ yearly = 1_000_000 }}
cost_key = {{ kind = "equal" }}
"""
SIGNED = 'of = "{of}"\n[[events]]\non = 2024-11-01\nkind = "signed"\nparty = "{party}"\n'
