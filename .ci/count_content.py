"""Compare the content of the installed package with that of the tree given as argument.

Run by the Python of a clean venv: the build skips a missing folder silently, so only counting
shows that checklists, cases, schema and sources ship.
"""

import sys
from importlib.resources import files
from pathlib import Path

KINDS = {"checklists": ("checklists", "*.toml"), "cases": ("checklists/cases", "*.toml")}
NAMED = ("checklists/sources.toml", "checklists/checklist.schema.json")


def main(tree: Path) -> None:
    shipped = Path(str(files("assess"))) / "_content"
    if shipped.is_relative_to(tree):
        sys.exit(f"assess is imported from the tree, not installed: {shipped}")
    for kind, (folder, pattern) in KINDS.items():
        want = sorted(path.name for path in (tree / folder).glob(pattern))
        have = sorted(path.name for path in (shipped / folder).glob(pattern))
        if not want or have != want:
            sys.exit(f"{kind}: {have} are installed, {want} are in the tree")
        print(f"{kind}: {len(have)} files installed")  # noqa: T201
    for name in NAMED:
        if not (shipped / name).is_file():
            sys.exit(f"{name} is not installed")
        print(f"{name}: installed")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
