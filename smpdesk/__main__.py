"""``python -m smpdesk`` is ``smpdesk``."""

import sys

from smpdesk.cli import main

sys.exit(main())
