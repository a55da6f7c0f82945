"""``python -m hudong`` · The same as the command ``hudong``."""

import sys

from hudong.doors.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
