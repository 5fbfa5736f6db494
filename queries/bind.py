"""Bind the parameters of a pack to values: each becomes an RDF term that is checked before it enters the query."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from digestgraph.ontology.errors import DigestgraphError
from digestgraph.ontology.spelling import did_you_mean, nearest
from digestgraph.queries.names import NAMED_KINDS, resolve
from digestgraph.queries.parameters import Parameter, simple_term
from digestgraph.queries.syntax import fill

if TYPE_CHECKING:
    from digestgraph.graph.store import Store
    from digestgraph.ontology.registry import Registry
    from digestgraph.queries.pack import Pack


def bind(pack: Pack, values: Mapping[str, object], registry: Registry, store: Store) -> str:
    """Return the SPARQL of a pack with its parameters bound.

    Args:
        pack: The pack.
        values: By the names of parameters; dates and numbers may be Python's own.  None or an empty text is no value:
            then the default holds, and without one the lines that name the parameter are left out.
        registry: Where the names of actors, places and topics are looked up.
        store: Where names are looked up that the registry does not know.

    Raises:
        DigestgraphError: A value is missing, of the wrong type, or for no parameter of the pack.
    """
    known = [parameter.name for parameter in pack.parameters]
    for name in values:
        if name not in known:
            remedy = f"it has {', '.join(known)}" if known else "it has none"
            near = did_you_mean(nearest(name, known))
            raise DigestgraphError(f"there is no parameter {name}{near}", file=pack.name, remedy=remedy)
    terms, unset = {}, []
    for parameter in pack.parameters:
        given = values.get(parameter.name)
        if text := ("" if given is None else str(given)) or parameter.default:
            terms[parameter.name] = _term(pack, parameter, text, registry, store)
        elif parameter.required:
            raise _fault(pack, parameter, "a value is needed")
        else:
            unset.append(parameter.name)
    return fill(pack.text, terms, unset)


def _term(pack: Pack, parameter: Parameter, value: str, registry: Registry, store: Store) -> str:
    import pyoxigraph as ox

    try:
        if parameter.type in NAMED_KINDS:
            return str(ox.NamedNode(resolve(parameter.type, value, registry, store)))
        return simple_term(parameter.type, value)
    except ValueError as error:
        raise _fault(pack, parameter, str(error)) from error


def _fault(pack: Pack, parameter: Parameter, message: str) -> DigestgraphError:
    remedy = "" if message.endswith("?") else f"{parameter.name} is {parameter.hint}"
    return DigestgraphError(message, file=pack.name, place=parameter.name, remedy=remedy)
