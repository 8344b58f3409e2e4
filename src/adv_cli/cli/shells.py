"""Completion as each shell wants it: what it must run, and how it asks and reads answers.

Values and explanations come from data that others made. No shell evaluates them: bash reads lines
into an array, zsh and fish quote what they insert themselves, and for bash and PowerShell the
values are quoted here.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from adv_cli.dutch.display import one_line, visible

WORDS = "_ADV_WORDS"
"""The environment variable with the words, a line each, where not all can be arguments."""

Completions = Iterable[tuple[str, str]]
"""Values that the word being typed may become, each with its explanation or nothing."""


class Typed(NamedTuple):
    """What was typed so far: the words before the one being typed, and that one up to the cursor.

    Of that word the shell leaves the first `kept` characters as they are; `quote` is the quote that
    is still open.
    """

    before: list[str]
    word: str
    kept: int = 0
    quote: str = ""


_BASH = r"""
_adv_completion() {
    local answer
    COMPREPLY=()
    while IFS= read -r answer; do
        COMPREPLY+=("$answer")
    done < <(_ADV_COMPLETE=bash "$1" "${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null)
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]]; then
        compopt -o nospace 2>/dev/null
    fi
}
complete -o default -F _adv_completion adv
"""

_ZSH = r"""
#compdef adv
_adv_completion() {
    local -a answers ending
    answers=("${(@f)$(_ADV_COMPLETE=zsh adv "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
    if [[ -z "$answers" ]]; then
        _files
        return
    fi
    [[ ${#answers} -eq 1 && ${answers[1]%%:*} == *= ]] && ending=(-S '')
    _describe adv answers "${ending[@]}"
}
compdef _adv_completion adv
"""  # noqa: E501 - its lines are the user's

_FISH = r"""
function _adv_completion
    set -l word (commandline -ct)
    set -l plain (string unescape -- $word); or set plain (string trim -l -c '"\'' -- $word)
    set -l words (commandline -opc) $plain
    test -n "$word"; or set words $words ''
    set -l answers (env _ADV_COMPLETE=fish adv $words[2..-1] 2>/dev/null)
    if test -n "$answers"
        printf '%s\n' $answers
    else
        __fish_complete_path $plain
    end
end
complete --command adv --no-files --arguments '(_adv_completion)'
"""

_POWERSHELL = r"""
Import-Module PSReadLine
Set-PSReadLineKeyHandler -Chord Tab -Function MenuComplete
Register-ArgumentCompleter -Native -CommandName adv -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object { if ($_.Value -is [string]) { $_.Value } else { $_.Extent.Text } })
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [Text.Encoding]::UTF8
        $Env:_ADV_COMPLETE = 'powershell'
        $Env:_ADV_WORDS = ($words + ([string]$wordToComplete).Trim([char[]]"`"'")) -join "`n"
        adv 2>$null | ForEach-Object {
            $inserted, $shown, $explained = $_ -split "`t"
            [System.Management.Automation.CompletionResult]::new($inserted, $shown, 'ParameterValue', $explained)
        }
    } finally {
        [Console]::OutputEncoding = $encoding
        Remove-Item Env:_ADV_COMPLETE, Env:_ADV_WORDS
    }
}
"""  # noqa: E501

SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH, "powershell": _POWERSHELL}
"""What each shell must run to complete `adv`."""


def typed(shell: str, arguments: Sequence[str], environ: Mapping[str, str]) -> Typed:
    """What was typed, as the script of `shell` tells it."""
    if shell == "bash":
        line, text = arguments
        return _typed_in_bash(line, text)
    words = environ.get(WORDS, "").split("\n") if shell == "powershell" else list(arguments)
    return Typed(words[:-1], words[-1])


def answer(shell: str, typed: Typed, completions: Completions) -> str:
    """Completions as the script of `shell` reads them: one a line, all their characters visible."""
    lines = []
    for value, help in completions:
        if value and one_line(value) == value:
            lines.append(_LINES[shell](typed, value, " ".join(visible(help).split())))
    return "".join(f"{line}\n" for line in lines)


def _bash_line(typed: Typed, value: str, help: str) -> str:
    return _QUOTED[typed.quote](value[typed.kept :])


def _zsh_line(typed: Typed, value: str, help: str) -> str:
    plain = value.replace("\\", "\\\\").replace(":", "\\:")
    explanation = help.replace("\\", "\\\\")
    return f"{plain}:{explanation}" if help else plain


def _fish_line(typed: Typed, value: str, help: str) -> str:
    return f"{value}\t{help}"


def _powershell_line(typed: Typed, value: str, help: str) -> str:
    plain = re.fullmatch(r"[\w./=-]+", value) is not None
    # PowerShell takes curly quotes for straight ones
    inserted = value if plain else "'" + re.sub("['‘’‚‛]", r"\g<0>\g<0>", value) + "'"
    return f"{inserted}\t{value}\t{help or value}"


_LINES = {"bash": _bash_line, "zsh": _zsh_line, "fish": _fish_line, "powershell": _powershell_line}


def _typed_in_bash(line: str, text: str) -> Typed:
    """The words of `line`, which ends at the cursor.

    Bash replaces `text`, the end of the last word, by what we answer.
    """
    words, raw, quote = _split(line)
    word = words[-1]
    replaced = text if raw.endswith(text) else raw
    kept, _, _ = _split(raw[: len(raw) - len(replaced)])
    return Typed(words[1:-1], word, len(kept[-1]), quote)


def _split(line: str) -> tuple[list[str], str, str]:
    """The words of a line of bash without their quotes, the last of which may be empty.

    And that last word as it was typed, and the quote that is still open in it.
    """
    words, start, quote = [""], 0, ""
    escaped = False
    for place, letter in enumerate(line):
        if escaped:
            kept = "" if quote != '"' or letter in '"\\$`' else "\\"
            words[-1] += kept + letter
            escaped = False
        elif letter == "\\" and quote != "'":
            escaped = True
        elif letter in ("'", '"') and quote in ("", letter):
            quote = "" if quote else letter
        elif letter.isspace() and not quote:
            words.append("")
            start = place + 1
        else:
            words[-1] += letter
    return [word for word in words[:-1] if word] + words[-1:], line[start:], quote


def _bare(value: str) -> str:
    """A value outside quotes: a backslash before each character that could mean something."""
    return "".join(
        letter if letter.isalnum() or letter in "-_./,=:+@%" else f"\\{letter}" for letter in value
    )


def _in_double_quotes(value: str) -> str:
    # between double quotes history takes ! whatever stands before it, so it leaves them for a
    # moment
    return re.sub(r'["$`\\]', r"\\\g<0>", value).replace("!", "\"'!'\"")


def _in_single_quotes(value: str) -> str:
    return value.replace("'", "'\\''")


_QUOTED = {"": _bare, '"': _in_double_quotes, "'": _in_single_quotes}
