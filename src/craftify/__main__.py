"""`python -m craftify`: the command line without its script."""

import sys

from craftify.cli import main

sys.exit(main())
