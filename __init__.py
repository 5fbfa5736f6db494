"""Weekly political digests as a knowledge graph: who does what to whom, with the sentence that says so.

>>> import digestgraph
>>> with digestgraph.open(None) as graph:  # in memory; a folder's name keeps the graph
...     summary = graph.load(digestgraph.samples())
...     rows = graph.query("demands/by-actor", actor="UTC").to_dicts()
>>> summary.digests, summary.faults
(15, [])
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Self

if TYPE_CHECKING:
    from types import TracebackType

    from rdflib import Dataset

    from digestgraph.graph.selection import Selection
    from digestgraph.graph.store import Store
    from digestgraph.loaders.evaluation.run import Run
    from digestgraph.loaders.loading import Loaded, Summary
    from digestgraph.loaders.records import Extraction
    from digestgraph.ontology.errors import DigestgraphError
    from digestgraph.queries.answer import Answer

__version__ = "0.1.0"
__all__ = ["Graph", "evaluate", "extract", "open", "samples"]


def open(  # noqa: A001 - the verb that a reader of a file or a database expects
    store: str | Path | None = "kg", *, registry: Path | None = None, read_only: bool = False
) -> Graph:
    """Open a graph, made if absent; None is a new graph in memory.

    Args:
        store: The folder of the store.
        registry: A folder with actors, posts, places or topics of your own, read over the package's.
        read_only: Only read; allowed while another process writes.

    Raises:
        DigestgraphError: The folder is no store, is in use, or cannot be read.
    """
    from digestgraph.graph.store import open_store

    return Graph(open_store(store, read_only=read_only), registry)


def samples() -> list[str]:
    """Return the paths of the sample digests that come with the package."""
    from importlib.resources import files

    folder = Path(str(files("digestgraph.loaders"))) / "samples"
    return sorted(str(path) for path in folder.glob("20*.*"))


def extract(
    paths: Sequence[str], *, registry: Path | None = None, model: str | None = None, jobs: int = 1
) -> Generator[Extraction | DigestgraphError, None, None]:
    """Read digests and yield what is extracted from each, and a fault for what cannot be read.

    Args:
        paths: Files, folders, globs, or `-` for standard input.
        registry: A folder with actors of your own.
        model: An installed spaCy pipeline to parse with, in place of the one that ships.
        jobs: How many processes extract; several need a main module that is guarded (`if __name__ == "__main__"`).
    """
    from digestgraph.loaders.reader import read_digests
    from digestgraph.loaders.workers import extract_each

    return extract_each(read_digests(paths), registry=registry, model=model, jobs=jobs)


def evaluate(folder: str | Path, *, registry: Path | None = None, model: str | None = None) -> Run:
    """Extract the annotated digests of a folder (NAME.txt beside NAME.json) and compare; see `extract` for the rest.

    Raises:
        DigestgraphError: The folder has no annotated digests, or one of them is malformed.
    """
    from digestgraph.loaders.evaluation.run import evaluate
    from digestgraph.loaders.workers import make_extractor

    return evaluate(Path(folder), make_extractor(registry, model))


class Graph:
    """A knowledge graph of digests: load, query, map, export."""

    def __init__(self, store: Store, registry: Path | None = None) -> None:
        """Wrap an open store; `digestgraph.open` is the usual way."""
        self.store = store
        self._registry = registry

    def __enter__(self) -> Self:
        """Return the graph."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.store.close()

    def load(self, paths: Sequence[str], *, replace: bool = False, model: str | None = None, jobs: int = 1) -> Summary:
        """Load digests from files, folders and globs; return what was read, extracted and not understood."""
        from digestgraph.loaders.loading import Summary

        summary = Summary()
        for outcome in self.load_each(paths, replace=replace, model=model, jobs=jobs):
            summary.add(outcome)
        return summary

    def load_each(
        self, paths: Sequence[str], *, replace: bool = False, model: str | None = None, jobs: int = 1
    ) -> Iterator[Loaded | DigestgraphError]:
        """Load digests one by one, each in a transaction of its own, and yield what became of each.

        Args:
            paths: Files, folders, globs, or `-` for standard input.
            replace: Let a digest take the place of another one with the same week and section.
            model: An installed spaCy pipeline to parse with; see `extract`.
            jobs: How many processes extract; see `extract`.
        """
        from digestgraph.ontology.errors import DigestgraphError

        self.load_background()
        with closing(extract(paths, registry=self._registry, model=model, jobs=jobs)) as outcomes:
            for found in outcomes:
                yield found if isinstance(found, DigestgraphError) else self._store(found, replace=replace)
        self._describe()

    def _store(self, found: Extraction, *, replace: bool) -> Loaded | DigestgraphError:
        """Put what was extracted from a digest in the place of what the store has of it."""
        from digestgraph.graph.clash import clash
        from digestgraph.loaders.express import quads
        from digestgraph.loaders.loading import Loaded
        from digestgraph.ontology.errors import DigestgraphError

        other = None if replace else clash(self.store, found.iri, found.digest.headline, found.digest.file)
        if other:
            return DigestgraphError(
                f"the store has another digest of this week and section: {other}",
                file=found.digest.file,
                remedy="load it with --replace to put this one in its place, or give it another section",
            )
        return Loaded(found, changed=self.store.replace(found.iri, quads(found)))

    def load_background(self) -> None:
        """Put the vocabulary and the registry into the store, if they are not there as they are now."""
        from digestgraph.ontology.express import registry_quads, vocabulary_quads
        from digestgraph.ontology.iris import REGISTRY_GRAPH, VOCABULARY_GRAPH
        from digestgraph.ontology.registry import registry

        self.store.replace(VOCABULARY_GRAPH, vocabulary_quads())
        self.store.replace(REGISTRY_GRAPH, registry_quads(registry(self._registry)))

    def query(self, query: str, *, packs: Sequence[Path] = (), **parameters: object) -> Answer:
        """Run a query pack by its name, or a SPARQL query, with parameters; return the answer.

        Raises:
            DigestgraphError: There is no such pack, a parameter is wrong or missing, or the query is no SPARQL.
        """
        from digestgraph.ontology.registry import registry
        from digestgraph.queries.bind import bind
        from digestgraph.queries.pack import find_pack, read_query
        from digestgraph.queries.run import run

        is_sparql = "{" in query
        pack = read_query(query, "query") if is_sparql else find_pack(query, packs)
        return run(self.store, bind(pack, parameters, registry(self._registry), self.store), pack.file)

    def actor(self, name: str) -> str:
        """Return the IRI of the actor that a name means, in the registry or among the actors of the digests.

        Raises:
            DigestgraphError: The name means nobody, or several.
        """
        from digestgraph.ontology.errors import DigestgraphError
        from digestgraph.ontology.registry import registry
        from digestgraph.queries.names import resolve

        try:
            return resolve("actor", name, registry(self._registry), self.store)
        except ValueError as error:
            raise DigestgraphError(str(error)) from error

    def map(self, selection: Selection | None = None, *, title: str = "") -> str:
        """Return the interactive map of a selection as one HTML page that needs no network."""
        from digestgraph.graph.map import map_html
        from digestgraph.graph.network import network
        from digestgraph.graph.selection import Selection

        return map_html(network(self.store, selection or Selection()), title or "Actors and relations")

    def rdflib(self) -> Dataset:
        """Return an rdflib `Dataset` over the same store, for those who think in rdflib; nothing is copied."""
        from oxrdflib import OxigraphStore
        from rdflib import Dataset

        return Dataset(store=OxigraphStore(store=self.store.database), default_union=True)

    def export(self, form: str, out: BinaryIO, selection: Selection | None = None, **options: Any) -> None:
        """Write the graph in one of the formats of `digestgraph.graph.export` to a binary stream."""
        from digestgraph.graph.export import export
        from digestgraph.graph.selection import Selection

        export(self.store, form, out, selection or Selection(), **options)

    def withdraw(self, digest: str) -> bool:
        """Remove a digest by its IRI; tell whether the store had it."""
        had = self.store.withdraw(digest)
        self._describe()
        return had

    def _describe(self) -> None:
        """Renew the description of the dataset: what the store holds, in VoID and DCAT."""
        from digestgraph.graph.dataset import dataset_quads
        from digestgraph.ontology.iris import DATASET_GRAPH

        self.store.replace(DATASET_GRAPH, dataset_quads(self.store))
