"""What was read and found, kept between runs in one file, which is a DuckDB database.

A stage asks what is there, and gives what is new; what a stage is, the project does not know.
"""

from comention.store.database import is_database
from comention.store.history import Arrival, History, State
from comention.store.intake import Intake, Origin, Refused
from comention.store.packing import pack, unpack
from comention.store.project import Project, project, saved_graph
from comention.store.results import GRAPH, PAGE, Run

__all__ = [
    "GRAPH",
    "PAGE",
    "Arrival",
    "History",
    "Intake",
    "Origin",
    "Project",
    "Refused",
    "Run",
    "State",
    "is_database",
    "pack",
    "project",
    "saved_graph",
    "unpack",
]
