"""The Oxigraph store: named graphs that are added, replaced and withdrawn whole, each in one transaction.

A store is a folder, or memory.  It carries the version of the shape of its graphs, so that a store of another version
is refused rather than misread.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, cast

import pyoxigraph as ox

from digestgraph.graph.folder import open_folder
from digestgraph.graph.schema import SCHEMA_VERSION, check_versions, schema_marker
from digestgraph.graph.stored_digest import DIGESTS, StoredDigest, stored_digests
from digestgraph.ontology.errors import DigestgraphError
from digestgraph.ontology.iris import DATASET, DATASET_GRAPH
from digestgraph.ontology.terms import node


class StoredQuad(Protocol):
    """A quad as stores hold it: of a named graph, without blank nodes."""

    @property
    def subject(self) -> ox.NamedNode: ...  # noqa: D102 - the parts of a quad
    @property
    def predicate(self) -> ox.NamedNode: ...  # noqa: D102
    @property
    def object(self) -> ox.NamedNode | ox.Literal: ...  # noqa: D102
    @property
    def graph_name(self) -> ox.NamedNode: ...  # noqa: D102


Result = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


def open_store(path: str | Path | None = None, *, read_only: bool = False) -> Store:
    """Open a store.

    Args:
        path: Its folder, made if absent; None opens an empty store in memory.
        read_only: Read what is stored now.  It may be opened while another process writes; later writes are not seen.

    Raises:
        DigestgraphError: The folder is in use, is no store, is of another version, or cannot be read or written.

    >>> with open_store() as store:
    ...     store.graphs() == [DATASET_GRAPH]
    True
    """
    folder = None if path is None else Path(path)
    store = Store(open_folder(folder, read_only=read_only), folder, read_only=read_only)
    store.check_schema()
    return store


class Store:
    """Named graphs in Oxigraph; made by `open_store`, to be used as a context manager or closed."""

    def __init__(self, database: ox.Store, path: Path | None, *, read_only: bool) -> None:
        """Wrap an open database."""
        self.path = path
        self.read_only = read_only
        self._database: ox.Store | None = database

    def __enter__(self) -> Self:
        """Return the store."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()

    def close(self) -> None:
        """Write everything to disk and let go of the folder; closing twice does no harm."""
        database, self._database = self._database, None
        if database is not None and not self.read_only:
            with self._writing():
                database.flush()

    @property
    def database(self) -> ox.Store:
        """The database itself, for views of other libraries."""
        return self._open

    def graphs(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted."""
        return sorted(graph.value for graph in self._open.named_graphs())

    def contains(self, graph: str) -> bool:
        """Tell whether there is a graph of that IRI."""
        return self._open.contains_named_graph(node(graph))

    def quads(self, graph: str | None = None, *, subject: str | None = None) -> list[ox.Quad]:
        """Return the quads of a graph, or of all, and of a subject, or of all, in the order of their N-Quads lines."""
        nodes = [None if iri is None else node(iri) for iri in (subject, graph)]
        return sorted(self._open.quads_for_pattern(nodes[0], None, None, nodes[1]), key=str)

    def match(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        value: ox.NamedNode | ox.Literal | None = None,
        *,
        graph: str | None = None,
    ) -> Iterator[StoredQuad]:
        """Yield the quads that have the given parts, by the store's indexes, in no order."""
        found = self._open.quads_for_pattern(subject, predicate, value, None if graph is None else node(graph))
        return cast("Iterator[StoredQuad]", found)

    def lines(self, graph: str) -> list[bytes]:
        """Return the triples of a graph as sorted N-Triples lines, each with its final ` .` and no line end."""
        dump = self._open.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=node(graph))
        return sorted((dump or b"").splitlines())

    def query(self, sparql: str, *, graphs: Iterable[str] | None = None) -> Result:
        """Answer a SPARQL query over the union of all graphs.

        Args:
            sparql: The query, with its own PREFIX lines.
            graphs: The graphs that `GRAPH ?g` may mean; all by default.

        Raises:
            SyntaxError: The query is not SPARQL.
        """
        named: list[ox.NamedNode | ox.BlankNode] | None
        named = None if graphs is None else [node(graph) for graph in graphs]
        return self._open.query(sparql, use_default_graph_as_union=True, named_graphs=named)

    def select(self, sparql: str, *, graphs: Iterable[str] | None = None) -> ox.QuerySolutions:
        """Answer a SELECT query as `query` does; raise TypeError for any other form."""
        result = self.query(sparql, graphs=graphs)
        if not isinstance(result, ox.QuerySolutions):
            raise TypeError("not a SELECT query")
        return result

    def digests(self) -> list[StoredDigest]:
        """Return the digests of the store by week and IRI."""
        return stored_digests(self.select(DIGESTS))

    def replace(self, graph: str, quads: Iterable[ox.Quad]) -> bool:
        """Make `quads` the whole content of a graph, in one transaction; no quads, no graph.

        `quads` is read to its end first: if it fails, nothing has changed.  A graph that has this content already is
        left alone.

        Returns:
            Whether the store changed.

        Raises:
            ValueError: A quad is of another graph, or has a blank node.
            DigestgraphError: The store is open for reading only, or cannot be written.
        """
        new = _as_stored(graph, quads)
        old = set(self._open.quads_for_pattern(None, None, None, node(graph)))
        if new == old:
            return False
        if not new:
            return self.withdraw(graph)
        with self._writing():
            if old <= new:
                self._open.extend(new - old)
            else:
                self._open.update(_data("DELETE", graph, old - new) + ";\n" + _data("INSERT", graph, new - old))
        return True

    def withdraw(self, graph: str) -> bool:
        """Remove a graph, in one transaction; tell whether there was one."""
        with self._writing():
            if not self.contains(graph):
                return False
            self._open.remove_graph(node(graph))
        return True

    def optimize(self) -> None:
        """Rewrite the folder for faster reading: worth its time (30 s for 10 million quads) after a big load."""
        with self._writing():
            self._open.optimize()

    def backup(self, folder: str | Path) -> None:
        """Copy the store into a new folder while it stays open: hard links where the disk is the same.

        Raises:
            DigestgraphError: The store is in memory, or the copy cannot be made.
        """
        if self.path is None:
            raise DigestgraphError("a store in memory has no backup", remedy="export it with `--format nquads`")
        try:
            self._open.backup(str(folder))
        except (OSError, RuntimeError) as error:
            raise DigestgraphError(
                f"the backup cannot be made ({error})", file=str(folder), remedy="name a folder that does not exist"
            ) from error

    def check_schema(self) -> None:
        """Write the version of the graphs' shape into a store that has none; close and refuse one of another version.

        Raises:
            DigestgraphError: The store is of another version, or cannot be written.
        """
        versions = {quad.object.value for quad in self.match(node(DATASET), SCHEMA_VERSION, graph=DATASET_GRAPH)}
        try:
            check_versions(versions, str(self.path or ""))
        except DigestgraphError:
            self._database = None
            raise
        if not versions and not self.read_only:
            with self._writing():
                self._open.add(schema_marker())

    @property
    def _open(self) -> ox.Store:
        if self._database is None:
            raise DigestgraphError("the store is closed", file=str(self.path or ""), remedy="open it again")
        return self._database

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Refuse to write to what is open for reading; tell what the disk refuses."""
        where = str(self.path or "")
        if self.read_only:
            raise DigestgraphError("the store is open for reading only", file=where, remedy="open it for writing")
        try:
            yield
        except (OSError, RuntimeError) as error:
            remedy = "check the space on the disk and the folder's permissions"
            raise DigestgraphError(f"the store cannot be written ({error})", file=where, remedy=remedy) from error


def _as_stored(graph: str, quads: Iterable[ox.Quad]) -> set[ox.Quad]:
    """Check the quads of a graph and return them as the database keeps them (`05` becomes `5`), to compare."""
    scratch = ox.Store()
    scratch.extend(quads)
    stored = set(scratch)
    for quad in stored:
        if quad.graph_name != node(graph) or ox.BlankNode in (type(quad.subject), type(quad.object)):
            raise ValueError(f"not a quad of <{graph}> without blank nodes: {quad}")
    return stored


def _data(verb: str, graph: str, quads: set[ox.Quad]) -> str:
    """Return the SPARQL update that deletes or inserts quads of a graph, in a stable order."""
    triples = sorted(f"{quad.subject} {quad.predicate} {quad.object} .\n" for quad in quads)
    return f"{verb} DATA {{ GRAPH <{graph}> {{\n{''.join(triples)}}} }}"
