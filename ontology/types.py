"""The types of actors, from `types.tsv`: each with its broader type, up to `Actor`."""

from __future__ import annotations

from functools import cache

from digestgraph.ontology.table import DATA, read_table

ROOT = "Actor"


@cache
def actor_types() -> dict[str, tuple[str, ...]]:
    """Return each type with the path from itself to `Actor`.

    >>> actor_types()["StateBody"]
    ('StateBody', 'Organization', 'Actor')
    """
    broader = {row["type"]: row["broader"] for row in read_table(DATA / "types.tsv", ("type", "broader"))}
    return {name: tuple(_ascend(name, broader)) for name in broader}


def _ascend(name: str, broader: dict[str, str]) -> list[str]:
    path = [name]
    while broader[path[-1]]:
        path.append(broader[path[-1]])
    return path


def coarse_type(name: str) -> str:
    """Return the type just below `Actor` that annotations use.

    >>> coarse_type("Company"), coarse_type("Person")
    ('Organization', 'Person')
    """
    path = actor_types()[name]
    return path[-2] if len(path) > 1 else path[0]
