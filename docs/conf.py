"""Sphinx's configuration. The build reads nothing from the network."""

import sys
from importlib.metadata import version as installed_version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "nara_vard_finans"
author = "The authors of nara_vard_finans"
release = installed_version("nara-vard-finans")
version = ".".join(release.split(".")[:2])
language = "en"

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx.ext.doctest",
    "sphinx.ext.intersphinx",
    "nvf",  # _ext/nvf.py: runs the command line and shows what it says
    "doors",  # _ext/doors.py: what each package shows
    "fact_files",  # _ext/fact_files.py: what ships, as files beside the pages
    "facts",  # _ext/facts.py: pages made from the embedded facts and the records' docstrings
    "programmes",  # _ext/programmes.py: the page of a grant that ships
    "country",  # _ext/country.py: the country's parties and their population
    "rules",  # _ext/rules.py: what can be found, from the messages of the rules
    "audited",  # _ext/audited.py: every printed table of the papers, audited
    "clauses",  # _ext/clauses.py: every clause of the papers, what works by it, and what shows that
    "laws",  # _ext/laws.py: the table of laws and methods, and what strategies draw
]
exclude_patterns = ["_build", "examples"]
root_doc = "index"
nitpicky = True

myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_default_options = {"members": True, "show-inheritance": True}

napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_custom_sections = ["Swedish term", "Invariants", "Kept by", "Source"]

# The names of the standard library that the reference links to; plain text, so that a diff can be read.
intersphinx_mapping = {"python": ("https://docs.python.org/3", "_inventories/python.inv")}

nitpick_ignore = [
    # Hypothesis is an extra; the library's own documentation is the place to read of its strategies.
    ("py:class", "hypothesis.strategies.SearchStrategy"),
    # Numpy is an extra, and its names are read in its own documentation.
    ("py:class", "numpy.ndarray"),
    ("py:class", "numpy.dtype"),
    # Variables of types stand for whatever comes.
    ("py:class", "nara_vard_finans.testing.strategies.T"),
    ("py:class", "nara_vard_finans.core.statistics._Value"),
    ("py:class", "nara_vard_finans.core.records.Entry"),
    ("py:class", "nara_vard_finans.journals.journal.E"),
    ("py:class", "nara_vard_finans.journals.status.E"),
    ("py:class", "nara_vard_finans.sharing.frames.AnyFrame"),
    ("py:class", "nara_vard_finans.core.records.Named"),  # whatever has an id
    ("py:class", "nara_vard_finans.facts.figures.Facts"),  # what a catalogue has of them
    ("py:class", "nara_vard_finans.workspace.answers.Result_co"),
    ("py:class", "nara_vard_finans.reports.columns._Record"),
    ("py:obj", "nara_vard_finans.reports.columns._Record"),
    ("py:class", "nara_vard_finans.journals.status.D"),
    ("py:obj", "nara_vard_finans.journals.status.D"),
    ("py:obj", "nara_vard_finans.workspace.answers.Result_co"),
    ("py:class", "nara_vard_finans.sharing.by_year.Value"),
    ("py:obj", "nara_vard_finans.sharing.by_year.Value"),
    ("py:class", "os.PathLike"),  # the standard library documents it under another name
    ("py:class", "Attribute"),  # of attrs, whose own documentation is the place to read of it
]

doctest_test_doctest_blocks = "default"
doctest_global_setup = f"""
import os

os.chdir({str(Path(__file__).parent / "examples")!r})
"""

html_theme = "furo"
html_title = f"nara_vard_finans {release}"
html_static_path = ["_static"]
html_css_files = ["nvf.css"]
html_show_sphinx = False
html_show_copyright = False
html_copy_source = False
