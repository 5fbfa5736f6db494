"""Run a query on a store: read-only, with every fault told in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digestgraph.queries.answer import Answer
from digestgraph.queries.syntax import PROLOGUE, check_reading, star_columns, syntax_fault

if TYPE_CHECKING:
    from digestgraph.graph.store import Store


def run(store: Store, sparql: str, file: str = "") -> Answer:
    """Answer a SELECT, ASK, CONSTRUCT or DESCRIBE query over the union of all graphs.

    The prefixes of `ontology.iris.PREFIXES` and the base of the data need no declaration.

    Args:
        store: The store to ask.
        sparql: The query, its parameters bound.
        file: What is named in errors.

    Raises:
        DigestgraphError: The query is not SPARQL, would change the store, or would call another machine.
    """
    check_reading(sparql, file)
    try:
        result = store.query(PROLOGUE + sparql)
    except SyntaxError as error:
        raise syntax_fault(PROLOGUE + sparql, error, file) from error
    return Answer.of(result, star_columns(sparql))
