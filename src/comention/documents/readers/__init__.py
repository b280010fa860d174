"""A reader for each format: an open file becomes drafts of documents, or the files that it holds."""
