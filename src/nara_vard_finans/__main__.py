"""``python -m nara_vard_finans`` is ``nvf``."""

import sys

from nara_vard_finans.cli import main

sys.exit(main())
