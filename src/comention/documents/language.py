"""The language of a text, and languages' codes and names."""

from collections.abc import Collection
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 2000
# A text is in a language that is not read only where that is far likelier than any that is read: short
# headlines and lists of names look like some rare language to every detector. Measured: of 948 French
# headlines and 2,470 pieces of 40 characters of French and English text none is sent away; of German,
# Spanish, Italian, Arabic and Russian headlines all but the shortest are.
CERTAIN = 0.4
FAR_LIKELIER = 50


def detect_language(text: str, languages: Collection[str] = ("en", "fr")) -> str:
    """The ISO 639 code of the language that ``text`` is in, one of ``languages`` unless it clearly is not.

    >>> detect_language("Le président irakien a rencontré son homologue à Téhéran.")
    'fr'
    """
    ranked = _identifier().rank(text.strip()[:SAMPLE])
    best, chance = ranked[0]
    ours = next(((code, p) for code, p in ranked if code in languages), None)
    if ours is None or (chance >= CERTAIN and chance >= FAR_LIKELIER * ours[1]):
        return str(best)
    return str(ours[0])


@cache
def _identifier() -> "LanguageIdentifier":
    """The model, loaded once (a second) and only where a language has to be detected."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_code(value: str) -> str | None:
    """The ISO 639-1 code that "fr", "FR", "fra", "fr-FR" or "fr_FR" stand for; None for what is no language.

    >>> language_code("fre"), language_code("en_GB"), language_code("?")
    ('fr', 'en', None)
    """
    from babel.core import get_global

    code = value.strip().lower().replace("_", "-").partition("-")[0]
    short = get_global("language_aliases").get(code, code)
    return short if short in _names() and short not in {"und", "mul", "zxx"} else None


def language_name(code: str) -> str:
    """The English name of a language and its code: "German (de)"."""
    return f"{_names()[code]} ({code})" if code in _names() else code


@cache
def _names() -> dict[str, str]:
    from babel.core import Locale

    return dict(Locale("en").languages)
