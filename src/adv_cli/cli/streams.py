"""What systems do otherwise with terminals, pipes and programs; `files.system` is so for files.

Nothing else here asks which system this is (docs/besluiten/0011-other-systems.md).
"""

import errno
import sys
from typing import TextIO

WINDOWS = sys.platform == "win32"

PAGER = "" if WINDOWS else "less -FIRX"
"""The pager of who chose none. Windows has only `more`, which knows neither colours nor UTF-8."""


def reader_left(error: OSError) -> bool:
    """Whether writing failed because nobody reads any more; Windows may call that EINVAL."""
    return isinstance(error, BrokenPipeError) or (WINDOWS and error.errno == errno.EINVAL)


def command_words(command: str) -> list[str]:
    r"""A command as a shell splits it; raises ValueError for a quote that is not closed.

    On Windows \ stands between folders, and means nothing else.
    """
    import shlex

    if not WINDOWS:
        return shlex.split(command)
    words = shlex.shlex(command, posix=True, punctuation_chars=False)
    words.whitespace_split, words.escape, words.commenters = True, "", ""
    return [*words]


if sys.platform == "win32":
    _OBEY_ESCAPES = 0x0004

    def obeys_escapes(terminal: TextIO) -> bool:
        """Whether a terminal obeys codes for colour: a console of Windows must be asked to."""
        import ctypes
        import msvcrt

        kernel = ctypes.WinDLL("kernel32")
        mode = ctypes.c_ulong()
        try:
            console = ctypes.c_void_p(msvcrt.get_osfhandle(terminal.fileno()))
        except (OSError, ValueError):
            return False
        found = kernel.GetConsoleMode(console, ctypes.byref(mode))
        return bool(found and kernel.SetConsoleMode(console, mode.value | _OBEY_ESCAPES))

else:

    def obeys_escapes(terminal: TextIO) -> bool:
        """Whether a terminal obeys codes for colour: every one does, but on Windows."""
        return True
