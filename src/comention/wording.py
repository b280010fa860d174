"""Words for numbers."""


def counted(count: int, noun: str, plural: str = "") -> str:
    """How many there are of something.

    >>> counted(1, "mention"), counted(2000, "mention"), counted(2, "person", "people")
    ('1 mention', '2,000 mentions', '2 people')
    """
    return f"{count:,} {noun if count == 1 else plural or f'{noun}s'}"
