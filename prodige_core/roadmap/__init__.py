"""The roadmap: from a `Plan` to dated, explained actions (`build_roadmap`), for screens, charts and reports alike."""

from prodige_core.roadmap.build import build_roadmap
from prodige_core.roadmap.changes import PlanChanges, changes_in_short, changes_sentences, plan_changes
from prodige_core.roadmap.model import (
    ActionRef,
    AnswerBehind,
    ClosedStep,
    LevelMark,
    Milestone,
    PlannedAction,
    PracticeCourse,
    Roadmap,
    RoadmapTerm,
    RoleHours,
    RoleTotal,
    UnreachedTarget,
    YearBudget,
)
from prodige_core.roadmap.sentences import Room, needs_sentence, reason_sentence, reason_sentences
from prodige_core.roadmap.words import (
    level_mark,
    month_span,
    owner_name,
    role_name,
    short_role_name,
    status_name,
    term_label,
)

__all__ = [
    "ActionRef",
    "AnswerBehind",
    "ClosedStep",
    "LevelMark",
    "Milestone",
    "PlanChanges",
    "PlannedAction",
    "PracticeCourse",
    "Roadmap",
    "RoadmapTerm",
    "RoleHours",
    "RoleTotal",
    "Room",
    "UnreachedTarget",
    "YearBudget",
    "build_roadmap",
    "changes_in_short",
    "changes_sentences",
    "level_mark",
    "month_span",
    "needs_sentence",
    "owner_name",
    "plan_changes",
    "reason_sentence",
    "reason_sentences",
    "role_name",
    "short_role_name",
    "status_name",
    "term_label",
]
