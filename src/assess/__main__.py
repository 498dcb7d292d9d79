"""Entry: without an argument the screens open, without importing the command-line framework."""

from __future__ import annotations

import sys

from assess.cli.ending import ending


def main() -> int:
    """Run the program with the arguments of the process; return its exit status."""
    return ending(_commands if len(sys.argv) > 1 else _screens)


def _screens() -> int:
    from assess.cli.screens import open_screens  # noqa: PLC0415 (only what this start needs)

    return open_screens()


def _commands() -> int:
    from assess.cli.main import run  # noqa: PLC0415

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
