"""adv check: is the data sound, and does it agree with the report."""

from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from adv_cli.audit.explanations import ExplainedDifference
from adv_cli.audit.inspection import Inspection
from adv_cli.audit.published_counts import ComparedCount
from adv_cli.audit.record_audit import COMPARED
from adv_cli.audit.runner import check
from adv_cli.catalogue.cache import directory_of
from adv_cli.cli.context import Output, Session
from adv_cli.cli.localization import App
from adv_cli.cli.options import output_group, report_option, report_path, with_options
from adv_cli.cli.parameters import FilePath
from adv_cli.dutch.display import visible
from adv_cli.dutch.phrasing import plural
from adv_cli.errors import Fault, FaultsFoundError
from adv_cli.output.screen import Screen
from adv_cli.report.report import read_report

app = App()

FIELDS = ("soort", *Fault._fields)

_MAP = typer.Argument(
    metavar="MAP",
    click_type=FilePath(),
    help="De gegevens; zonder MAP die van --data, of die bij adv.",
)
_BRON = report_option("Leg elk record naast het rapport zelf.")
_STRENG = typer.Option(
    "--streng", help="Tel waarschuwingen als fouten; wat verklaard is, telt niet mee."
)


@app.command(
    "check",
    epilog="""adv check
    adv check mijn-gegevens --streng
    adv check --bron rapport.txt
    adv check --json | jq '.fouten[].melding'""",
)
@with_options(output_group("json"))
def check_data(
    session: Session,
    output: Output,
    map: Annotated[Path | None, _MAP] = None,
    bron: Annotated[str | None, _BRON] = None,
    streng: Annotated[bool, _STRENG] = False,
) -> None:
    """Of de gegevens gaaf zijn: elk record, de codes, de aantallen van het rapport en de taal.

    Met --bron ook of zij kloppen met het rapport: elk punt, cijfer, naam en adres van elk
    factsheet, de zoekmodellen en de bladzijden. Een verschil dat bij afwijkingen in het record
    staat, geldt als verklaard; een afwijking zonder verschil is een fout. Exit 1 als er fouten
    zijn.

    In een pipe regels met tabs ertussen: soort (fout, waarschuwing of verklaard), bestand, regel,
    veld en melding. --json geeft van elk verschil ook soort en wat, om bij afwijkingen over te
    nemen.
    """
    directory = directory_of(map or session.data)
    path = report_path(session, bron, unasked=True)
    report = read_report(path) if path is not None else None
    found = check(directory, report, partial(session.terminal.progress, task="Nakijken"))

    def view(screen: Screen) -> str:
        from adv_cli.output.terminal.inspection import inspection_text

        return inspection_text(found, screen)

    output.write(session, _rows(found), FIELDS, view, whole=lambda: _as_json(found))
    counted = len(found.fouten) + (len(found.waarschuwingen) if streng else 0)
    if counted:
        raise FaultsFoundError(f"{plural(counted, 'fout', 'fouten')} in {directory}.")
    if not session.terminal.is_terminal:
        records = plural(found.projecten, "record", "records")
        session.terminal.remark(f"{records} nagekeken: {_well(found)}.")


def _well(found: Inspection) -> str:
    """How a check ended that found no faults."""
    if not found.verklaard:
        return "geen fouten"
    explained = plural(len(found.verklaard), "verklaard verschil", "verklaarde verschillen")
    return f"geen fouten, {explained}"


def _rows(found: Inspection) -> list[dict[str, Any]]:
    explained = [told.fault for told in found.verklaard]
    kinds = (
        ("fout", found.fouten),
        ("waarschuwing", found.waarschuwingen),
        ("verklaard", explained),
    )
    return [{"soort": kind, **fault._asdict()} for kind, faults in kinds for fault in faults]


def _as_json(found: Inspection) -> dict[str, Any]:
    return {
        "map": visible(str(found.map)),
        "projecten": found.projecten,
        "fouten": [fault._asdict() for fault in found.fouten],
        "waarschuwingen": [fault._asdict() for fault in found.waarschuwingen],
        "verklaard": [told._asdict() for told in found.verklaard],
        "tellingen": [
            {
                "dimensie": count.dimensie,
                "code": count.code,
                "hoofdstuk": count.hoofdstuk,
                "bijlage": count.bijlage,
                "aantal": count.aantal,
                "verschil": count.aantal - count.hoofdstuk,
                "oordeel": str(count.oordeel),
                "projecten": count.projecten,
                "projecten_bijlage": _in_appendix(found, count),
            }
            for count in found.tellingen
        ],
        "bron": _provenance_as_json(found),
    }


def _in_appendix(found: Inspection, count: ComparedCount) -> list[str] | None:
    """The projects that the appendix itself lists below a code; None where none was read."""
    codes = found.bron.codes.get(count.dimensie) if found.bron else None
    return sorted(id for id, code in codes.items() if code == count.code) if codes else None


def _provenance_as_json(found: Inspection) -> dict[str, Any] | None:
    if found.bron is None:
        return None
    return {
        "bestand": found.bron.bestand,
        "vergeleken": found.bron.compared,
        "verklaard": [told._asdict() for told in found.bron.verklaard],
        "projecten": [
            {
                "id": audited.id,
                "titel": audited.titel,
                "bladzijde": audited.bladzijde,
                **{name: audited.compared[name] for name in COMPARED},
                "secties": {
                    name: {"record": ours, "rapport": theirs}
                    for name, (ours, theirs) in audited.secties.items()
                },
                "verschillen": len(audited.verschillen),
                "afwijkingen": [_deviation(told) for told in found.bron.verschillen[audited.id]],
            }
            for audited in found.bron.record_audits
        ],
    }


def _deviation(told: ExplainedDifference) -> dict[str, Any]:
    """A difference as a record lists it; `waarom` is null where nobody explained it."""
    names = ("veld", "soort", "wat", "waarom", "regel", "melding")
    return {name: getattr(told, name) for name in names}
