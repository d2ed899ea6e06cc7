"""Schools with two rounds: a year's work, a tiny one, and one in which nearly everything changed."""

from __future__ import annotations

from prodige_core.progress.carrying import next_round
from prodige_core.responses import Answer, BoardEntry, CentreFile, IndicatorSeries, Measured, OwnAction
from tests.samples import MADE_ON, catalogue, centre

LATER = MADE_ON.replace(year=MADE_ON.year + 1)


def two_rounds(every: int = 5, *, confirmed: bool = True, **kwargs: object) -> CentreFile:
    """A centre whose second round differs in every so-many-th answer, mostly upwards; the others are as they were."""
    file = centre(**kwargs)  # type: ignore[arg-type]
    rounds = list(file.assessments)
    for own in file.assessments:
        framework = catalogue().frameworks[own.framework]
        fresh = next_round(own, framework, f"{own.id}-2", LATER)
        answers = dict(fresh.answers)
        for place, (item, answer) in enumerate(fresh.answers.items()):
            if place % every == 0 and answer.level is not None:
                step = -1 if place % (3 * every) == 2 * every else 1
                answers[item] = Answer(level=max(0, min(framework.top, answer.level + step)))
            elif confirmed:
                answers[item] = answer.model_copy(update={"carried": None})
        rounds.append(fresh.model_copy(update={"answers": answers}))
    return file.model_copy(update={"assessments": tuple(rounds)})


def with_a_year(file: CentreFile, done: int = 8) -> CentreFile:
    """The same with a board after a year: most of the first actions done, one dropped, one declined, some under way."""
    ids = [own for own in catalogue().actions if own not in file.decisions.excluded]
    board = {
        own: BoardEntry(
            status="done", ended="" if place == 3 else f"2027-{place % 9 + 1:02d}", evidence="Minutes, signed"
        )
        for place, own in enumerate(ids[:done])
    }
    board[ids[done]] = BoardEntry(status="dropped", reason="The partner school withdrew.")
    board[ids[done + 1]] = BoardEntry(status="declined", reason="Not in our school plan for this year.")
    board[ids[done + 2]] = BoardEntry(status="started", started="2027-09", owner="Ana, coordinator")
    board[ids[done + 3]] = BoardEntry(status="accepted", due="2028-01", owner="digital_lead")
    board["own.open-day"] = BoardEntry(status="done", ended="2027-05")
    own_action = OwnAction(id="own.open-day", title="International open day", lead="teacher")
    series = IndicatorSeries(
        values={"2026": Measured(numerator=48, denominator=1600), "2027": Measured(numerator=72, denominator=1600)},
        target=6,
        target_year="2029",
        target_source="Head teacher",
    )
    return file.model_copy(
        update={
            "board": board,
            "own_actions": (own_action,),
            "indicators": {"K1": series, "K2": IndicatorSeries(values={"2026": Measured(numerator=0, denominator=0)})},
        }
    )
