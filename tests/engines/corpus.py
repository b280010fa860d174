"""A small corpus of many formats in two languages, with what is not read, and twins."""

import json
import shutil
from pathlib import Path

from comention import config as settings
from comention import pipeline
from comention.config import Config, Detect, Run
from comention.documents import Skipped
from comention.engines import engine
from comention.graph.storage import dumps
from comention.listeners import Listeners
from tests.documents.files import good
from tests.documents.samples import GERMAN

EXAMPLES = Path(__file__).parents[2] / "examples"
FAST = Detect(models={"fr": "fast", "en": "fast"})
SPARK = Run("spark")
NAMES = ("Soleimani", "Qaani")


def written(folder: Path) -> Path:
    """The folder with the corpus in it; names of its files are meant to be hard to handle."""
    shutil.copytree(EXAMPLES, folder)
    for suffix, content in good().items():
        (folder / f"un fichier [1] 100% #é{suffix}").write_bytes(content)
    below = folder / "a" / "b"
    below.mkdir(parents=True)
    (below / "empty.txt").touch()
    (below / ".hidden.txt").write_text("Paris et Londres.", encoding="utf-8")
    (below / "broken.pdf").write_bytes(b"%PDF-1.4\nno more")
    (below / "picture.png").write_bytes(b"\x89PNG")
    (below / "allemand.txt").write_text(GERMAN, encoding="utf-8")
    texts = ("L’Irak et l’Iran négocient.", "L’Iran et la Chine négocient.", "L’Irak et l’Iran négocient.")
    rows = [json.dumps({"id": "twin", "text": text}) for text in texts]
    (below / "twins.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return folder


def judgements(folder: Path) -> str:
    """A file of judgements, one of which is about nobody."""
    path = folder / "j.toml"
    path.write_text(
        '[[rename]]\nname = "Iran"\nto = "La Perse"\n\n[[same]]\nnames = ["Personne", "Nobody"]\n', "utf-8"
    )
    return str(path)


def made(*sources: object, project: Path | None = None, **stages: object) -> tuple[str, bytes, set[Skipped]]:
    """graph.json and graph.html of some sources, and what was not read of them."""
    skipped: list[Skipped] = []
    config = Config(**{"detect": FAST, "render": settings.Render(seed=2), **stages})  # type: ignore[arg-type]
    listeners = Listeners(on_skip=skipped.append, on_change=lambda change: None)
    with engine(config.run) as works:
        found = pipeline.sought(works, sources, project)  # type: ignore[arg-type]
        with pipeline.updated(found, works, config=config, path=project, listeners=listeners) as done:
            return dumps(done.graph), done.page(config.render), set(skipped)
