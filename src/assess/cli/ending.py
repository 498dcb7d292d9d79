"""How the program ends: the one place that turns an error into a message and an exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from assess.cli.out import tell, utf8
from assess.errors import AssessError, ExitStatus
from assess.language import gettext as _


def ending(action: Callable[[], int]) -> int:
    """Run ``action`` and return its exit status, or that of the error that ended it.

    A mistake that the user can mend gives a message on stderr, never a traceback. Anything else
    is a fault of the program and passes through.
    """
    utf8(sys.stdout, sys.stderr)
    try:
        status = action()
        sys.stdout.flush()
    except AssessError as error:
        tell(f"assess: {error}")
        return error.status
    except KeyboardInterrupt:
        tell(_("assess: stopped. Everything entered before is saved."))
        return ExitStatus.CANCELLED
    except BrokenPipeError:
        # The reader (head, less) has seen enough; python must not complain when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitStatus.OK
    return status
