"""Documents: files, folders, globs and standard input become texts with their date, source and language."""

from comention.documents.apart import Apart
from comention.documents.arrivals import Arrivals
from comention.documents.draft import Draft, Member, Skipped
from comention.documents.finish import Ids, known_languages
from comention.documents.read import contents, log_skipped, read
from comention.documents.sources import Source, find, holds

__all__ = [
    "Apart",
    "Arrivals",
    "Draft",
    "Ids",
    "Member",
    "Skipped",
    "Source",
    "contents",
    "find",
    "holds",
    "known_languages",
    "log_skipped",
    "read",
]
