"""Documents: files, folders, globs and standard input become texts with their date, source and language."""

from comention.documents.draft import Draft, Member, Skipped
from comention.documents.read import log_skipped, read

__all__ = ["Draft", "Member", "Skipped", "log_skipped", "read"]
