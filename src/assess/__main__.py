"""Entry: without an argument the screens open, without importing the command-line framework."""

from __future__ import annotations

import gc
import os
import sys

from assess.cli.ending import ending


def main() -> int:
    """Run the program with the arguments of the process; return its exit status."""
    # What a start makes stays. To look through all of it for garbage, again and again as it
    # grows, would take a fifth of the start, and later some keys three times as long as others.
    gc.set_threshold(50_000, 20, 50)
    # To look for plugins pydantic would read the name of every installed package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    return ending(_commands if len(sys.argv) > 1 else _screens)


def _screens() -> int:
    from assess.cli.screens import open_screens  # noqa: PLC0415 (only what this start needs)

    return open_screens()


def _commands() -> int:
    from assess.cli.main import run  # noqa: PLC0415

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
