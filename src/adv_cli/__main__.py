"""Where a run of adv begins and ends, as `adv` and as `python -m adv_cli`."""

import gc
import os
import sys
from _signal import (  # type: ignore[import-not-found]  # built in, as `signal` shows it; that takes a while to import
    SIGINT,
    default_int_handler,
    getsignal,
    signal,
)

INTERRUPTED = 130


def _leave(*_: object) -> None:
    os._exit(INTERRUPTED)


_may_interrupt = (
    getsignal(SIGINT) is default_int_handler
)  # else whoever started us wants it ignored
if _may_interrupt:
    signal(SIGINT, _leave)  # an import that is interrupted would show a traceback
gc.disable()  # before all other imports: looking for garbage among them takes a tenth of a run, and finds none

from adv_cli.cli.main import main as answer  # noqa: E402


def main() -> None:
    """The console script: run adv, and leave with its exit code."""
    try:
        if _may_interrupt:
            signal(SIGINT, default_int_handler)
        code = int(answer())
    except KeyboardInterrupt:
        code = INTERRUPTED
    if _may_interrupt:
        signal(SIGINT, _leave)
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            pass
    os._exit(code)  # nothing is left to tidy up, and tidying up takes longer than most answers


if __name__ == "__main__":
    main()
