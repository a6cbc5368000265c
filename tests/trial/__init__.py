"""A trial: tables with known truth, dressed as people dress them, and what the library makes of them.

All but ``verdicts`` and ``run`` is written from papers and knows nothing of the library: who reads cannot set the test.
"""
