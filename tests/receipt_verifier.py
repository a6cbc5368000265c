"""The reference verifier of receipts, which ships beside the docs: plain Python, without the library."""

import importlib.util
from pathlib import Path
from typing import Any

PATH = Path(__file__).parents[1] / "docs" / "receipts" / "verify_receipt.py"
_SPEC = importlib.util.spec_from_file_location("verify_receipt", PATH)
assert _SPEC is not None
assert _SPEC.loader is not None
verifier: Any = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(verifier)
