"""Questionnaires and action catalogues as data: `load_catalogue` reads and checks the framework folders."""

from prodige_core.frameworks.loader import framework_folders, load_catalogue, read_folder
from prodige_core.frameworks.model import (
    ROLES,
    Action,
    Area,
    Catalogue,
    Framework,
    Item,
    Level,
    Practice,
    Raise,
    Role,
)

__all__ = [
    "ROLES",
    "Action",
    "Area",
    "Catalogue",
    "Framework",
    "Item",
    "Level",
    "Practice",
    "Raise",
    "Role",
    "framework_folders",
    "load_catalogue",
    "read_folder",
]
