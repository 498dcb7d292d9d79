"""``assess serve``: the same screens in a web page."""

from __future__ import annotations

import hashlib
import os
import secrets
import socket
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assess.cli.out import say, tell
from assess.cli.shell import Shell
from assess.errors import AssessError, ExitStatus, StoreError
from assess.language import gettext as _
from assess.web.guard import SHORTEST_CODE, Places, is_loopback, make_code

if TYPE_CHECKING:
    from assess.web.process import Started
    from assess.web.server import Wish

STORE_NAME = "assess.sqlite3"

_ALL = ("0.0.0.0", "::")  # noqa: S104 (names what the user may ask for)


class NotInstalled(AssessError):
    """A part that only ``serve`` needs is not there."""


@click.command("serve")
@click.argument("given", metavar="[ID]", default="")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="Where to listen. Any other than this machine's own needs a code, and makes one.",
)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option(
    "--code",
    is_flag=False,
    flag_value="-",
    default="",
    metavar="CODE",
    help="What each visitor has to enter; each then sees work of their own. Without CODE one is "
    "made.",
)
@click.option(
    "--public-url",
    default="",
    metavar="URL",
    help="The address that browsers use, where another program (a proxy) stands before this one.",
)
@click.pass_obj
def serve_command(
    shell: Shell, given: str, host: str, port: int, code: str, public_url: str
) -> int:
    """Show the screens in a web browser.

    Without a code only this machine is served, with your own assessments. With one, every visitor
    gets work of their own, kept in the folder "visitors" beside the store, by a personal key.
    """
    _require_parts()
    from assess.web.server import run  # noqa: PLC0415 (once the parts are known to be there)

    code = _code(code, host, public_url)
    if code:
        _make_private(_folder(shell))
    else:
        _check_store(shell)
    identity = _identity(shell, given, code)
    wish = _wish(shell, identity, host, port, code, public_url.rstrip("/"))

    def on_ready() -> None:
        _announce(wish, _folder(shell))

    run(wish, on_ready)
    tell(_("Stopped. Everything entered is saved."))
    return ExitStatus.OK


def _require_parts() -> None:
    missing = [name for name in ("aiohttp", "textual_serve") if find_spec(name) is None]
    if missing:
        raise NotInstalled(
            _("assess serve needs parts that are not installed: {names}.").format(
                names=", ".join(missing)
            ),
            _("Install them:  python -m pip install 'assess[serve]'"),
        )


def _code(code: str, host: str, public_url: str) -> str:
    """The code that visitors have to enter; "" where only this machine's user is served."""
    if public_url and not public_url.startswith(("http://", "https://")):
        raise click.UsageError(_("--public-url begins with http:// or https://."))
    if code == "-" or (not code and (public_url or not is_loopback(host))):
        return make_code()
    if code and len(code) < SHORTEST_CODE:
        raise click.UsageError(
            _("A code needs at least {n} letters or digits.").format(n=SHORTEST_CODE)
        )
    return code


def _identity(shell: Shell, given: str, code: str) -> str:
    if not given:
        return ""
    if code:
        raise click.UsageError(
            _("With a code every visitor has assessments of their own, so no ID can be opened.")
        )
    from assess.port import resolve_id  # noqa: PLC0415

    return resolve_id(shell.store, given)


def _folder(shell: Shell) -> Path:
    """Where the work of visitors is kept, a folder each."""
    from assess.store.place import store_path  # noqa: PLC0415

    return store_path(shell.store_path, os.environ).absolute().parent / "visitors"


def _check_store(shell: Shell) -> None:
    """Open the store once, which makes it where there is none. Raises StoreError."""
    shell.store.assessments()


def _make_private(folder: Path) -> None:
    """Make the folder; only its owner may look into it: the names in it are personal keys.

    Raises StoreError.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError as error:
        raise StoreError(
            _("The work of visitors cannot be kept in {folder}: {why}.").format(
                folder=folder, why=error.strerror or error
            ),
            _("Name a store in a folder that you may write to: assess --store PATH serve"),
        ) from error


def _wish(shell: Shell, identity: str, host: str, port: int, code: str, public: str) -> Wish:
    from assess.store.place import store_path  # noqa: PLC0415
    from assess.web.process import Started, language_environment  # noqa: PLC0415
    from assess.web.server import Wish  # noqa: PLC0415

    folder = _folder(shell)
    own = store_path(shell.store_path, os.environ).absolute()
    language = language_environment()
    if shell.own_folder.is_dir():
        language["ASSESS_CHECKLISTS"] = str(shell.own_folder)
    if shell.language:
        language["ASSESS_LANG"] = shell.language
    command = [sys.executable, "-m", "assess.cli.served"]

    def started(key: str) -> Started:
        if not key:
            named = {name: os.environ[name] for name in ("ASSESS_USER",) if name in os.environ}
            store = {**named, **language, "ASSESS_STORE": str(own)}
            return Started([*command, *([identity] if identity else [])], store, own.parent)
        who = f"visitor-{hashlib.sha256(key.encode()).hexdigest()[:4]}"
        place = folder / key
        store = {"ASSESS_USER": who, "ASSESS_STORE": str(place / STORE_NAME)}
        return Started(command, {**language, **store}, place)

    names = {"localhost", host.casefold(), socket.gethostname().casefold()}
    if not is_loopback(host):
        names.add(socket.getfqdn().casefold())
    else:
        names.add("127.0.0.1")
    return Wish(
        host=host,
        places=Places(port, frozenset(names), any_address=host in _ALL, public=public),
        started=started,
        exists=lambda key: (folder / key).is_dir(),
        code=code,
        link="" if code else secrets.token_urlsafe(24),
    )


def _announce(wish: Wish, folder: Path) -> None:
    """Say where the page is, and what is to be known of it. The address goes to stdout."""
    named = f"[{wish.host}]" if ":" in wish.host else wish.host
    if wish.host in _ALL:
        named = _own_address()
    base = wish.places.public or f"http://{named}:{wish.places.port}"
    if not wish.code:
        tell(_("Open this address in a browser on this machine. Ctrl+C stops it."))
        say(f"{base}/?key={wish.link}")
    else:
        tell(_("Visitors open this address and enter the code. Ctrl+C stops it."))
        say(base)
        tell(_("Code: {code}").format(code=wish.code))
        tell(_("Their work is kept in {folder}, one folder each.").format(folder=folder))
        if not wish.secure and not is_loopback(wish.host):
            tell(
                _(
                    "The connection is not encrypted: what visitors type can be read by others in "
                    "the same network. Use it in a network that you trust."
                )
            )
    sys.stdout.flush()


def _own_address() -> str:
    """The address of this machine in its network, or its name where it has none; asks nobody."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(("192.0.2.1", 9))  # an address for documents: it only picks the way out
            return str(asked.getsockname()[0])
        except OSError:
            return socket.gethostname()
