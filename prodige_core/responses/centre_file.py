"""Reads and writes the centre file. All problems are reported together; nothing is guessed.

The canonical form is UTF-8, keys in the schema's order, two spaces, a final newline; so
export → import → export is byte-identical.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from prodige_core.errors import CentreFileError, Problem
from prodige_core.i18n import N_
from prodige_core.responses.mending import STAND_IN, mended
from prodige_core.responses.model import FORMAT, VERSION, Answer, Assessment, CentreFile
from prodige_core.shapes import json_schema, shape_problems

MAX_BYTES = 5_000_000
MAX_DEPTH = 30
MAX_NODES = 200_000
"""Values in all: a hundred rounds of two long questionnaires, with notes, have half of them (worked out)."""
MAX_DIGITS = 1000
"""Far beyond every number of the format, and below where Python gives up on reading one (4,300)."""


LATER_PARTS = ("board", "own_actions", "mobilities", "indicators")
"""Written only when there is something in them (docs/centre-file.md)."""


def read_centre_file(path: Path) -> CentreFile:
    """Read a ``*.prodige.json``. Raises `CentreFileError` with every problem."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        what = N_("cannot be read: {reason}.")
        raise CentreFileError([Problem(path.name, "", what, values={"reason": error.strerror or str(error)})]) from None
    return parse_centre_file(raw, path.name)


def parse_centre_file(raw: bytes, name: str = "centre file") -> CentreFile:
    """Read a centre file from bytes. Raises `CentreFileError` with every problem of its shape."""
    file, problems = examine_centre_file(raw, name)
    if problems or file is None:
        raise CentreFileError(problems)
    return file


def examine_centre_file(raw: bytes, name: str = "centre file") -> tuple[CentreFile | None, list[Problem]]:
    """Read a centre file and say what is wrong with its shape, without giving up.

    With problems the file is a mended one, good for finding further problems only, or None when too little is left.
    Raises `CentreFileError` for what is no centre file of this version at all.
    """
    data, problems = _json(raw, name)
    _check_kind(data, name)
    if "version" not in data:
        problems.append(Problem(name, "version", N_("is missing."), N_("Add it.")))
    try:
        file: CentreFile | None = CentreFile.model_validate(data)
    except ValidationError as error:
        for place, what, remedy, values in shape_problems(error, CentreFile):
            problems.append(Problem(name, _pointer(place), what, remedy, None, values))
        file = mended(data, error)
    return file, [*problems, *_repeated_ids(file, name)]


def _check_kind(data: Any, name: str) -> None:
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        what = N_("is not a Prodige centre file.")
        raise CentreFileError(
            [Problem(name, "", what, N_("Choose a file that Prodige wrote (name.prodige.json, or a roadmap PDF)."))]
        )
    version = data.get("version")
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        what = N_("was written by a newer Prodige (file version {version}, this one reads {known}).")
        values = {"version": version, "known": VERSION}
        raise CentreFileError(
            [Problem(name, "version", what, N_("Update Prodige, then open the file again."), None, values)]
        )


def _repeated_ids(file: CentreFile | None, name: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, assessment in enumerate(file.assessments if file else ()):
        if assessment.id in seen and assessment.id != STAND_IN:
            yield Problem(
                name,
                f"assessments[{index + 1}].id",
                N_("repeats the assessment id {id}."),
                N_("Give each assessment its own id."),
                None,
                {"id": assessment.id},
            )
        seen.add(assessment.id)


def write_centre_file(file: CentreFile) -> bytes:
    """The canonical bytes of a centre file."""
    return (json.dumps(_plain(file), ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode("utf-8")


def centre_file_schema() -> dict[str, Any]:
    """The JSON Schema kept in ``docs/centre-file.schema.json``."""
    schema = json_schema(CentreFile, "Prodige centre file")
    schema["required"] = ["format", "version", *schema["required"]]  # defaults in code only
    return schema


def _plain(file: CentreFile) -> dict[str, Any]:
    unused = {name for name in LATER_PARTS if not getattr(file, name)}
    data = file.model_dump(mode="json", exclude=unused)
    if file.centre.calendar_id is None:
        del data["centre"]["calendar_id"]
    data["assessments"] = [_plain_assessment(assessment) for assessment in file.assessments]
    return data


def _plain_assessment(assessment: Assessment) -> dict[str, Any]:
    data = assessment.model_dump(mode="json", exclude={"answers", "targets"})
    data["answers"] = {item: _plain_answer(answer) for item, answer in assessment.answers.items()}
    if assessment.targets is not None:
        data["targets"] = dict(assessment.targets)
    return data


def _plain_answer(answer: Answer) -> dict[str, Any]:
    carried = {"carried": True} if answer.carried else {}
    if answer.level is not None:
        return {"level": answer.level, "note": answer.note, "evidence": answer.evidence, **carried}
    words = {name: text for name, text in (("note", answer.note), ("evidence", answer.evidence)) if text}
    return {"na" if answer.na else "unknown": True, **words, **carried}


def _json(raw: bytes, name: str) -> tuple[Any, list[Problem]]:
    """The data, with a problem for each field that is written twice (the later one is kept, for the other checks)."""
    if len(raw) > MAX_BYTES:
        raise CentreFileError(
            [
                Problem(
                    name,
                    "",
                    N_("is larger than {limit} bytes."),
                    N_("Choose a centre file."),
                    None,
                    {"limit": MAX_BYTES},
                )
            ]
        )
    doubles: list[Problem] = []

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key, value in found:
            if key in result:
                doubles.append(Problem(name, key, N_("is written twice in one group."), N_("Keep one of the two.")))
            result[key] = value
        return result

    def refuse(word: str) -> Any:
        raise ValueError(f"{word} is not a number")

    def whole(digits: str) -> int:
        if len(digits) > MAX_DIGITS:
            raise ValueError(f"it holds a number of more than {MAX_DIGITS} digits")
        return int(digits)

    try:
        data = json.loads(raw.decode("utf-8-sig"), object_pairs_hook=pairs, parse_constant=refuse, parse_int=whole)
        _bounded(data)
    except UnicodeDecodeError:
        raise CentreFileError([Problem(name, "", N_("is not UTF-8 text."), N_("Choose a centre file."))]) from None
    except RecursionError:
        raise CentreFileError([Problem(name, "", N_("is nested too deeply."), N_("Choose a centre file."))]) from None
    except json.JSONDecodeError as error:
        raise CentreFileError(
            [
                Problem(
                    name,
                    "",
                    N_("is not complete JSON: line {line} cannot be read."),
                    N_("Choose the file again; it may have been cut off."),
                    error.lineno,
                    {"line": error.lineno},
                )
            ]
        ) from None
    except ValueError as error:
        raise CentreFileError(
            [
                Problem(
                    name,
                    "",
                    N_("is not acceptable: {reason}."),
                    N_("Choose a centre file."),
                    None,
                    {"reason": str(error)},
                )
            ]
        ) from None
    return data, doubles


def _bounded(data: Any) -> None:
    layer, nodes = [data], 0
    for _ in range(MAX_DEPTH):
        nodes += len(layer)
        if nodes > MAX_NODES:
            raise ValueError(f"it holds more than {MAX_NODES} values")
        layer = [
            child
            for node in layer
            if isinstance(node, (dict, list))
            for child in (node.values() if isinstance(node, dict) else node)
        ]
        if not layer:
            return
    raise RecursionError


def _pointer(place: tuple[str | int, ...]) -> str:
    text = ""
    for part in place:
        text += f"[{part + 1}]" if isinstance(part, int) else ("." if text else "") + part
    return text
