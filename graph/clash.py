"""Two digests that claim the same place in the store: an edition of one, or another one?"""

from __future__ import annotations

from digestgraph.graph.store import Store
from digestgraph.ontology.iris import DCTERMS, DG
from digestgraph.ontology.terms import node


def clash(store: Store, iri: str, headline: str | None, file: str) -> str | None:
    """Return the headline of the digest that the store has at `iri`, if it is another digest than the given one.

    The same file, or the same headline, is taken as an edition of the same digest, which may replace the earlier one.
    """
    found = {quad.predicate.value: quad.object.value for quad in store.match(node(iri), graph=iri)}
    stored_headline, stored_file = found.get(DCTERMS + "title", ""), found.get(DG + "fileName", "")
    name = file.replace("\\", "/").rpartition("/")[2]
    same = not found or stored_file == name or stored_headline == (headline or "")
    return None if same else f"“{stored_headline or stored_file}”"
