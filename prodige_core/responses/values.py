"""What every value of the centre file is made from."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

MAX_HOURS_PER_TERM = 100_000
MAX_BUDGET_EUR = 100_000_000
MAX_TERMS = 30
"""Ten school years; a roadmap further out would be fiction (editorial limit)."""
MAX_PEOPLE = 1_000_000
MAX_IDS = 5000
"""Of questions, practices or actions in one group; the catalogue has a few hundred (editorial limit)."""


def true(value: Any) -> Any:
    """In JSON 1 is not true, though Python finds them equal."""
    if value is not True:
        raise ValueError("write true, or leave the field out")
    return value


def not_blank(text: str) -> str:
    """The text itself; refused when nothing can be read in it."""
    if not text.strip():
        raise PydanticCustomError("string_too_short", "must not be empty")
    return text


Yes = Annotated[Literal[True], BeforeValidator(true)]
Month = Annotated[str, StringConstraints(pattern=r"^(?:19|20|21)[0-9]{2}-(?:0[1-9]|1[0-2])$")]
Hours = Annotated[int, Field(ge=0, le=MAX_HOURS_PER_TERM)]
Euros = Annotated[int, Field(ge=0, le=MAX_BUDGET_EUR)]


class Value(BaseModel):
    """A frozen value; unknown fields are refused, ``"2"`` is not 2 and ``2.0`` is not either."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
