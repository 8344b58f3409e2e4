"""Where a run of adv begins and ends, as `adv` and as `python -m adv_cli`.

Only here are signals, the garbage collector and `os._exit` dealt with as a process needs them.
"""

import gc
import os
import sys

# `signal` shows this module, which is built in, and takes a while to import
from _signal import (  # type: ignore[import-not-found]
    SIGINT,
    default_int_handler,
    getsignal,
    signal,
)

INTERRUPTED = 130


def _leave(*_: object) -> None:
    os._exit(INTERRUPTED)


# otherwise whoever started us wants interrupts ignored
_may_interrupt = getsignal(SIGINT) is default_int_handler
if _may_interrupt:
    signal(SIGINT, _leave)  # an import that is interrupted would show a traceback

# before all other imports: looking for garbage among them takes a tenth of a run, and finds none;
# `MUCH_READING` in cli.main names the commands that need it again
gc.disable()

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
