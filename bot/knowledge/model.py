"""What all knowledge models share: strictness, and for statements their sources and dates."""

from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.knowledge.fields import AsOf, Day, Prose, Url

REVIEW_DAYS = {"volatile": 90, "stable": 365}
"""Days until a fact has to be compared with its source again."""


class Model(BaseModel):
    """Base of all knowledge models: immutable, and an unknown key is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Dated(Model):
    """A statement with its sources and the day it was last compared with them."""

    as_of: AsOf = Field(
        description="When it was true: 2025, 2025-04 or 2025-04-01; undated if the page does not say."
    )
    sources: Annotated[
        list[Url], Field(min_length=1, description="Pages that say so, the official ones first.")
    ]
    checked: Day = Field(description="The day somebody last compared it with its source.")
    review: Literal["volatile", "stable"] = Field(
        description="volatile: look again after 90 days (fees, dates, pay); stable: after a year."
    )
    confidence: Literal["high", "medium", "low"] = Field(
        description="high: the official or employer's page says so; medium: several other pages "
        "agree; low: one weak page."
    )
    note: Prose | None = Field(default=None, description="What a reader should bear in mind.")

    def review_by(self) -> date:
        """The day by which it has to be compared with its source again."""
        return self.checked + timedelta(days=REVIEW_DAYS[self.review])
