"""A draft becomes a document: its text looked at, its date understood, its language known, its id its own."""

import logging
from collections.abc import Sequence
from dataclasses import fields, replace

from comention.config import Read
from comention.documents.dates import opening_date, parse_date
from comention.documents.draft import Draft
from comention.documents.encoding import whole_characters
from comention.documents.language import detect_language, language_code, language_name
from comention.documents.limits import too_long
from comention.domain import Document, Reference
from comention.errors import ConfigError, DocumentError


class Ids:
    """The ids given so far, each with the digest of its text."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def own(self, id: str, digest: str) -> str:
        """``id``, with "#2" and so on behind it where another text has it.

        Args:
            id: The id that a document asks for.
            digest: That of its text.

        Raises:
            DocumentError: The same text was given the id before.
        """
        number, free = 1, id
        while (known := self._texts.get(free)) is not None:
            if known == digest:
                raise DocumentError("has the id and the text of an earlier document")
            number += 1
            free = f"{id}#{number}"
        self._texts[free] = digest
        return free


def known_languages(config: Read) -> tuple[str | None, tuple[str, ...]]:
    """The language set for all documents, and those that are read, as codes.

    Raises:
        ConfigError: The former is not among the latter: everything would be skipped.
    """
    languages = tuple(language_code(lang) or lang for lang in config.languages)
    lang = language_code(config.lang) if config.lang else None
    if config.lang and lang not in languages:
        raise ConfigError(
            f"The language is set to {config.lang}, which is not one that is read.",
            f"Languages that are read: {', '.join(languages)}.",
        )
    return lang, languages


def finish(draft: Draft, *, lang: str | None, languages: Sequence[str], limit: int) -> Document:
    """The document that a draft becomes, under the id that it asks for.

    Args:
        draft: What a reader found.
        lang: The language; None where the draft names it or its text shows it.
        languages: Those that are read.
        limit: The most characters of a text.

    Raises:
        DocumentError: The document is to be skipped; the message says why.
    """
    draft = _sound(draft)
    if not draft.text.strip():
        raise DocumentError("holds no text")
    if len(draft.text) > limit:
        raise DocumentError(too_long(limit))
    reference = Reference(
        lang=lang or _language(draft, languages),
        id=draft.id,
        title=draft.title,
        date=_date(draft),
        source=draft.source,
        url=draft.url,
        author=draft.author,
    )
    return Document(reference=reference, text=draft.text)


def _sound(draft: Draft) -> Draft:
    """``draft`` in characters that can be written to a file."""
    given = {each.name: getattr(draft, each.name) for each in fields(draft)}
    return replace(draft, **{name: whole_characters(value) for name, value in given.items() if value})


def _language(draft: Draft, languages: Sequence[str]) -> str:
    """The language that a draft names, or that its text is in."""
    code = (language_code(draft.lang) if draft.lang else None) or detect_language(draft.text, languages)
    if code not in languages:
        raise DocumentError(f"is in {language_name(code)}, not in {', '.join(languages)}")
    return code


def _date(draft: Draft) -> str | None:
    """The date that a draft names, or that its text opens with."""
    found = parse_date(draft.date) if draft.date else None
    if draft.date and not found:
        logging.getLogger("comention").warning("%r: no date in %r is understood", draft.id, draft.date[:80])
    return found or opening_date(draft.text)
