"""What a page leaves around an article gives no actors, and hides none of the article's."""

import pytest


@pytest.mark.parametrize(
    "line",
    [
        "Lire aussi : Irak, les États-Unis frappent à Bagdad",
        "À lire aussi Emmanuel Macron reçoit l’ONU",
        "Crédit photo : Ali Hassan / Reuters",
        "© AFP 2022",
        "Partager sur Facebook",
        "Read more: Iraq and the United Nations",
        "Suivez @OTAN et #Iran sur https://iran.example/irak",
        "<a href='Iran'>",
    ],
)
def test_debris_gives_no_actors(found, line):
    assert found(line) == {}
    assert found(f"L’Irak proteste.\n{line}\nL’Iran se tait.") == {"Irak": "state:IQ", "Iran": "state:IR"}


@pytest.mark.parametrize(
    "prose",
    [
        "Lire Ali Hassan en Irak est permis.",
        "À voir la réaction de Moscou, l'Irak ne signera pas. Emmanuel Macron a réagi.",
        "À lire les communiqués de l'Otan, l'Irak ne signera pas.",
        "Photo : AFP. Le président a reçu les délégués de l’Irak",
        "Copyright law in Irak: Beijing accused everybody",
    ],
)
def test_prose_that_begins_alike_is_read(found, prose):
    assert found(prose).get("Irak") == "state:IQ"
