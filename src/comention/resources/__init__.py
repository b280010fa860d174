"""Words, not code: tables of states and groups, titles, institutions, and their loaders."""
