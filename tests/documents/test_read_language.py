import pytest

from comention.documents.language import detect_language, language_code, language_name

FRENCH = """Macron reçoit Zelensky à l'Élysée
Attaque à Valence (Drôme)
France : décès d'un chanteur populaire
Poutine à Pékin
L'OTAN condamne Moscou
Turquie: Erdogan réélu
Sommet UE-Chine à Bruxelles
RDC: combats à Goma entre le M23 et l'armée
Paris, Londres, Berlin : trois capitales, une réponse
Qassem Soleimani, Abou Mahdi al-Mouhandes
Syrie, Irak, Iran, Liban
LE PREMIER MINISTRE IRAKIEN À TÉHÉRAN
Le Premier ministre irakien a rencontré hier le président iranien à Téhéran."""
ENGLISH = """Biden meets Zelensky
Hamas accepts Gaza ceasefire
Putin in Beijing
US strikes Houthi targets
Khamenei: no talks
Iraqi PM Sudani visits Tehran
Kurdish PKK disarms
UN envoy in Sanaa for talks
THE IRAQI PRIME MINISTER IN TEHRAN
The Iraqi prime minister met the Iranian president in Tehran on Monday."""
OTHERS = {
    "de": """Bundeskanzler Scholz reist nach China
Der Bundestag hat am Donnerstag einem neuen Gesetz zugestimmt.""",
    "es": """El Gobierno de Colombia firmó un acuerdo con la guerrilla.
El presidente se reunió el lunes con los ministros de Asuntos Exteriores de la región.""",
    "it": """Il presidente Mattarella incontra Macron
Il governo italiano ha approvato una nuova legge sulle pensioni.""",
    "ar": """الرئيس العراقي يزور طهران
اجتمع رئيس الوزراء العراقي مع الرئيس الإيراني في طهران يوم الاثنين.""",
    "ru": """Путин прибыл в Пекин
Президент России Владимир Путин прибыл во вторник с визитом в Пекин.""",
    "nl": "Minister-president Rutte bezoekt dinsdag de Europese top in Brussel.",
    "ca": "El Govern de la Generalitat ha aprovat avui els pressupostos per a l'any vinent.",
}


@pytest.mark.parametrize("text", FRENCH.splitlines())
def test_french_headlines_and_sentences(text):
    assert detect_language(text) == "fr" or len(text.split()) < 5  # names alone may be either
    assert detect_language(text) in {"en", "fr"}


@pytest.mark.parametrize("text", ENGLISH.splitlines())
def test_english_headlines_and_sentences(text):
    assert detect_language(text) == "en"


@pytest.mark.parametrize(
    ("lang", "text"), [(lang, text) for lang, texts in OTHERS.items() for text in texts.splitlines()]
)
def test_other_languages_are_not_taken_for_french_or_english(lang, text):
    assert detect_language(text) == lang
    assert detect_language(text, [lang, "en"]) == lang


@pytest.mark.parametrize("text", ["", "ONU", "12 34", "?!", "\x00", "\ud800", "Mali"])
def test_a_text_that_could_be_anything_is_in_a_language_that_is_read(text):
    assert detect_language(text) in {"en", "fr"}
    assert detect_language(text, ["fr"]) == "fr"


def test_a_language_that_the_model_does_not_know_is_read_only_where_it_is_named():
    assert detect_language("Le président irakien est arrivé hier à Téhéran.", ["tlh"]) == "fr"


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("fr", "fr"),
        (" FR ", "fr"),
        ("fra", "fr"),
        ("fre", "fr"),
        ("fr-FR", "fr"),
        ("fr_CA", "fr"),
        ("eng", "en"),
        ("zh-Hans-CN", "zh"),
        ("yue", "yue"),
        ("", None),
        ("x", None),
        ("klingon", None),
        ("und", None),
        ("mul", None),
    ],
)
def test_codes(value, code):
    assert language_code(value) == code


def test_names():
    assert language_name("de") == "German (de)"
    assert language_name("qqq") == "qqq"
