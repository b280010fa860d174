"""What may stand beside a text (a title, a source, an address), made safe to show."""

from urllib.parse import urlsplit


def words(value: object) -> str | None:
    r"""A string or number as one line of words; None for anything else and for blanks.

    >>> words("  Le Monde\n"), words(2022), words(None), words([])
    ('Le Monde', '2022', None, None)
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return " ".join(str(value).split()) or None


def web_address(value: object) -> str | None:
    """``value`` where it is an address of the web; any other scheme could run code when clicked.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    address = words(value) or ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and parts.netloc else None
