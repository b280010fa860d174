"""The command line with a detector that costs nothing but time.

    python -m tests.cli.program SECONDS ARGUMENTS...

Each batch takes so many seconds, and says when it is begun; every word with a capital is a mention.
"""

import sys
import time
from collections.abc import Sequence

from tests.store import fake

from comention.cli import main, watch
from comention.config import Detect
from comention.domain import Document, Reference
from comention.mentions import detection
from comention.mentions.recogniser import Found


def answer(lang: str, texts: Sequence[str], config: Detect) -> list[Found]:
    """What is found in each text."""
    if seconds := float(sys.argv[1]):
        sys.stderr.write("begun\n")
        time.sleep(seconds)
    documents = [Document(reference=Reference(id="", lang=lang), text=text) for text in texts]
    return [Found(each.sentences, each.mentions) for each in fake.detect(documents)]


if __name__ == "__main__":
    detection.answer = answer
    watch.RETRY = 1
    main(sys.argv[2:])
