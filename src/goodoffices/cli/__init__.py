"""Floor 8: the command line, one file per verb, in the order of the way of the data.

Exit codes: 0 clean, 1 findings, 2 a request that cannot be carried out.
"""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line."""
    try:
        # Click is not loaded by whoever only imports the package.
        from goodoffices.cli.house import run

        run()
    except KeyboardInterrupt:  # before a verb had begun, or while it was ending
        sys.exit(130)
