"""Where the store's file is, who may read it, and whether its folder is on a network."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from assess.errors import StoreError
from assess.language import gettext as _
from assess.language import noop as N_

FILE_NAME = "assess.sqlite3"
ELSEWHERE = N_("choose another place with --store PATH or ASSESS_STORE")

_MOUNTS = Path("/proc/self/mounts")
_NETWORK = frozenset(
    {"9p", "afs", "ceph", "cifs", "davfs", "fuse.davfs", "fuse.davfs2", "fuse.glusterfs"}
    | {"fuse.rclone", "fuse.sshfs", "fuse.vmhgfs-fuse", "glusterfs", "ncpfs", "nfs", "nfs4"}
    | {"prl_fs", "smb3", "smbfs", "vboxsf"}
)


def store_path(path: Path | None, environ: Mapping[str, str]) -> Path:
    """Return the full path of the store's file, links followed."""
    named = environ.get("ASSESS_STORE", "")
    if path is None and named:
        path = _from_home(named)
    if path is None:
        from platformdirs import user_data_path  # noqa: PLC0415 - only the usual place needs it

        path = user_data_path("assess", appauthor=False) / FILE_NAME
    return Path(os.path.realpath(path))


def _from_home(named: str) -> Path:
    try:
        return Path(named).expanduser()
    except RuntimeError as error:
        raise StoreError(
            _("ASSESS_STORE names “{named}”, but there is no such home folder.").format(
                named=named
            ),
            _("Write the whole path in ASSESS_STORE."),
        ) from error


def prepare(path: Path) -> None:
    """Make the file and its folder, for their owner alone, where they are missing.

    An existing file is not opened here: closing it would drop the locks that SQLite holds on it.
    Raises StoreError when file or folder cannot be made or written.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        _refuse_unwritable(path)
    except OSError as error:
        raise StoreError(
            _("The store {path} cannot be made: {why}.").format(path=path, why=error.strerror),
            _("Allow writing to the folder, or {elsewhere}.").format(elsewhere=_(ELSEWHERE)),
        ) from error


def _refuse_unwritable(path: Path) -> None:
    if not path.parent.is_dir():
        raise StoreError(
            _("The store {path} cannot be made: {folder} is not a folder.").format(
                path=path, folder=path.parent
            ),
            _("Remove the file of that name, or {elsewhere}.").format(elsewhere=_(ELSEWHERE)),
        )
    if path.is_dir():
        raise StoreError(
            _("The store {path} is a folder, not a file.").format(path=path),
            _("Name a file in it, such as --store {path}").format(path=path / FILE_NAME),
        )
    effective = os.access in os.supports_effective_ids
    for place in (path, path.parent):
        if not os.access(place, os.R_OK | os.W_OK, effective_ids=effective):
            file = _("The store {path} cannot be used: the file {place} may not be written.")
            folder = _("The store {path} cannot be used: the folder {place} may not be written.")
            raise StoreError(
                (file if place == path else folder).format(path=path, place=place),
                _("Allow writing to it, or {elsewhere}.").format(elsewhere=_(ELSEWHERE)),
            )


def side_files(path: Path) -> list[Path]:
    """The files that SQLite keeps beside the store while it is open."""
    return [path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal")]


def keep_private(path: Path) -> str:
    """Close the store and its side files to others, where the system knows owners.

    Return what the user should know when that cannot be done, else nothing.
    """
    if os.name != "posix":
        return ""
    for file in (path, *side_files(path)):
        try:
            if file.stat().st_mode & 0o077:
                file.chmod(0o600)
        except FileNotFoundError:
            continue
        except OSError as error:
            return _(
                "Other users of this computer may be able to read {file}: its "
                "permissions cannot be changed ({why})."
            ).format(file=file, why=error.strerror)
    return ""


def on_network(path: Path, mounts: str | None = None) -> bool:
    """Whether ``path`` is known to be in a folder of another computer.

    Knows Linux's mounts (``mounts``: the text of /proc/self/mounts) and Windows' shares.
    """
    if path.drive.startswith("\\\\"):
        return True
    if mounts is None:
        mounts = _MOUNTS.read_text(errors="replace") if _MOUNTS.exists() else ""
    nearest, kind = "", ""
    for line in mounts.splitlines():
        _, point, its_kind, *_ = line.split(" ")
        point = point.replace("\\040", " ")
        if path.is_relative_to(point) and len(point) >= len(nearest):
            nearest, kind = point, its_kind
    return kind in _NETWORK
