"""Projects of older versions: what brings the tables of each to the next version; the views are made anew."""

STEPS = {
    # When documents came was not kept: they count as there before the first run.
    1: "ALTER TABLE contents ADD COLUMN run INTEGER; UPDATE contents SET run = 0",
}
