"""Exports of press databases; the layouts are those that public parsers of them describe."""

from tests.documents.files import docx, rtf
from tests.documents.samples import FRENCH

EUROPRESSE = f"""<html><body><article><header>
<div class="rdp__DocPublicationName"><span class="DocPublicationName"> Le Monde, no. 23456 </span></div>
<div><span class="DocHeader">International, lundi 3 janvier 2022 1234 mots, p. 4</span></div>
<div class="titreArticle"><p class="sm-margin-TopNews titreArticleVisu rdp__articletitle">
Bagdad accuse <mark>Ankara</mark></p></div><p class="sm-margin-bottomNews">Jean Dupont</p></header>
<section><div class="DocText clearfix"><div class="docOcurrContainer"><p>{FRENCH}</p><p>Suite.</p></div></div>
</section><footer><small>© 2022</small></footer></article>
<article><header><span class="DocPublicationName">Libération (site web)</span>
<span class="DocHeader">January 5, 2022 - 345 words</span></header>
<section><div class="DocText"><p>Autre texte.</p>
<a href="https://example.org/b">Cet article est paru dans Libération</a></div></section></article></body>
</html>"""
FACTIVA = f"""<html><body><div class="article frArticle">
<div id="hd"><span class="frHeadline"><b>Bagdad accuse Ankara</b></span></div>
<div class="author">Jean Dupont</div><div>345 mots</div><div>3 janvier 2022</div><div>09:15</div>
<div>Le Monde</div><div>LEMOND</div><div>Copyright 2022</div>
<p class="articleParagraph frarticleParagraph">{FRENCH}</p>
<p class="articleParagraph frarticleParagraph">Suite.</p><p>Document LEMOND0020220103ei130001x</p></div>
<div class="article frArticle"><table><tr><td><b>HD</b></td><td>Un titre</td></tr>
<tr><td>BY</td><td>N. N.</td></tr><tr><td>PD</td><td>4 janvier 2022</td></tr>
<tr><td>SN</td><td>Le Figaro</td></tr><tr><td>LP</td><td><p>Chapeau.</p></td></tr>
<tr><td>TD</td><td><p>Un.</p><p>Deux.</p></td></tr></table></div></body></html>"""
CODED = f"""HD\tBagdad accuse Ankara
BY\tJean Dupont
PD\t3 janvier 2022
SN\tLe Monde
LP
{FRENCH}
TD
Suite.
CO\tabc
AN\tDocument LEMOND0020220103ei130001x

HD\tUn titre
BY\tN. N.
PD\t4 janvier 2022
SN\tLe Figaro
LP\tChapeau.
TD\tUn.
Deux.
AN\tDocument FIGARO0020220104ei130001x

Search Summary"""
UNCODED = f"""Bagdad accuse Ankara
345 words
3 January 2022
09:15
Le Monde
LEMOND
Copyright 2022 Le Monde
{FRENCH}
Suite.
Document LEMOND0020220103ei130001x"""
NEXIS = f"""Date and Time: Monday, January 10, 2022
Job Number: 1
Documents (2)
1. Bagdad accuse Ankara
Bagdad accuse Ankara
Le Monde
January 3, 2022 Monday
Copyright 2022 Le Monde All Rights Reserved
Section: MONDE; Pg. 3
Byline: Jean Dupont
Body
{FRENCH}
Suite.
Classification
Load-Date: January 4, 2022
End of Document
Un titre
Le Figaro
4 janvier 2022
Copyright 2022
Byline: N. N.
Body
Chapeau.
Un.
Deux.
End of Document"""


def facts(document):
    reference = document.reference
    return reference.title, reference.date, reference.source, reference.author, document.text


FIRST = ("Bagdad accuse Ankara", "2022-01-03", "Le Monde", "Jean Dupont", f"{FRENCH}\n\nSuite.")
SECOND = ("Un titre", "2022-01-04", "Le Figaro", "N. N.", "Chapeau.\n\nUn.\n\nDeux.")


def test_articles_of_europresse_are_documents(reading):
    found = reading("a.html", EUROPRESSE, lang="fr")
    assert found.ids == ["news/a.html#1", "news/a.html#2"]
    assert facts(found.documents[0]) == FIRST
    second = found.documents[1].reference
    assert (second.date, second.source, second.url) == (
        "2022-01-05",
        "Libération (site web)",
        "https://example.org/b",
    )


def test_an_export_may_be_longer_than_a_document(reading):
    found = reading("a.html", EUROPRESSE, lang="fr", max_characters=200)
    assert len(found.documents) == 2


def test_articles_of_factiva_are_documents_with_and_without_codes(reading):
    for name, content in (("a.html", FACTIVA), ("a.rtf", rtf(CODED)), ("a.docx", docx(*CODED.split("\n")))):
        found = reading(name, content, lang="fr")
        assert [facts(document) for document in found.documents] == [FIRST, SECOND]
    title, date, source, _, text = facts(reading("b.rtf", rtf(UNCODED), lang="fr").only)
    assert (title, date, source, text) == (*FIRST[:3], FIRST[4])


def test_articles_of_nexis_are_documents(reading):
    for name, content in (("a.rtf", rtf(NEXIS)), ("a.docx", docx(*NEXIS.split("\n")))):
        found = reading(name, content, lang="fr")
        assert [facts(document) for document in found.documents] == [FIRST, SECOND]
