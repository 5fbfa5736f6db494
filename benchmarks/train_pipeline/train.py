"""Train the English pipeline that digestgraph ships.

    python benchmarks/train_pipeline/train.py TREEBANKS_DIR --digests DIGESTS_DIR -o OUT

README.md says what the directories hold.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import tempfile
from concurrent.futures import ProcessPoolExecutor
from importlib import metadata
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the sum of a product depends on how it is divided

import spacy
from card import META, attribution
from clusters import DATA
from lemmas import add_lemmatizer
from prepare import prepare
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from thinc.api import set_current_ops
from treebanks import TRAINING, training_docs

from digestgraph.loaders.product import NumpyProduct

HERE = Path(__file__).parent
STAGES = ("syntax", "entities")


def main() -> None:
    """Read the command line; prepare, train both stages side by side, put the pipeline together."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        work = arguments.work or Path(folder)
        work.mkdir(parents=True, exist_ok=True)
        prepare(spacy.blank("en"), arguments.treebanks, arguments.digests, work)
        with ProcessPoolExecutor(len(STAGES), multiprocessing.get_context("spawn")) as pool:
            list(pool.map(_train_stage, STAGES, [work] * len(STAGES)))
        nlp = assemble(work, arguments.treebanks)
    nlp.to_disk(arguments.output)
    (arguments.output / "ATTRIBUTION.md").write_text(attribution(_notices()), encoding="utf-8")
    print(f"{arguments.output}: {', '.join(nlp.pipe_names)}")


def assemble(work: Path, treebanks: Path) -> Language:
    """Return the pipeline made of the two trained stages in `work` and the lemmatiser."""
    nlp = spacy.load(work / "syntax" / "model-last")
    docs = [doc for bank in TRAINING if bank.trees for doc in training_docs(nlp.vocab, treebanks, bank)]
    add_lemmatizer(nlp, docs)
    nlp.add_pipe("ner", source=spacy.load(work / "entities" / "model-last"))
    nlp.meta.update(META)
    nlp.meta["performance"] = {}
    return nlp


def _notices() -> str:
    """Return the licences of spacy-lookups-data and of WordNet."""
    package = metadata.distribution("spacy-lookups-data").read_text("LICENSE") or ""
    wordnet = (DATA / "en_license.txt").read_text(encoding="utf-8")
    return "\n".join(line.rstrip() for line in f"{package}\n{wordnet}".splitlines())


def _train_stage(stage: str, work: Path) -> None:
    set_current_ops(NumpyProduct())
    paths = {"train": f"{stage}.spacy", "dev": "dev.spacy", "vectors": "vectors"}
    overrides = {f"paths.{name}": str(work / file) for name, file in paths.items()}
    config = load_config(HERE / f"{stage}.cfg", overrides=overrides, interpolate=True)
    nlp = init_nlp(config)
    (work / stage).mkdir(exist_ok=True)
    train(nlp, work / stage)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebanks", type=Path, help="directory of the treebanks (*.spacy)")
    parser.add_argument("--digests", type=Path, help="directory of annotated digests (*.txt with *.json)")
    parser.add_argument("--work", type=Path, help="keep prepared data and stages here")
    parser.add_argument("-o", "--output", type=Path, required=True, help="directory of the finished pipeline")
    return parser.parse_args()


if __name__ == "__main__":
    main()
