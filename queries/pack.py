"""Query packs: SPARQL files that tell what they answer, what they need and what they give.

A pack is a `.rq` file with a head of `#+` lines (see `header`).  It is valid SPARQL as it stands; `$name` marks a
parameter, `?name` an ordinary variable.  A line with an optional parameter is left out when it has no value.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from digestgraph.ontology.errors import DigestgraphError
from digestgraph.ontology.spelling import did_you_mean, nearest
from digestgraph.ontology.table import DATA
from digestgraph.queries.parameters import TYPES, Parameter

if TYPE_CHECKING:
    from yaml import Node

PACKS = DATA.parent / "queries"
VIEWS = ("table", "timeline", "network", "map")
# What grlc reads and we do not: let through, so that one file serves both.
_OF_GRLC = (
    "endpoint", "endpoint_in_url", "endpoint-method", "method", "pagination", "defaults", "enumerate", "transform",
)  # fmt: skip
_KEYS = ("summary", "description", "parameters", "tags", "columns", "view", *_OF_GRLC)
_PARAMETER_KEYS = ("type", "description", "default", "example", "required")


@dataclass(frozen=True, slots=True)
class Pack:
    """A query with what its head says of it; a query without a head has only a name and a text.

    `columns` maps each column of the answer to its meaning, `view` is what shows the answer best, `file` is named in
    errors.
    """

    name: str
    text: str
    file: str = ""
    summary: str = ""
    description: str = ""
    parameters: tuple[Parameter, ...] = ()
    tags: tuple[str, ...] = ()
    columns: dict[str, str] = field(default_factory=dict)
    view: str = "table"


def parse_pack(text: str, name: str, file: str = "") -> Pack:
    """Read a pack and check it: its head, and that it stays SPARQL with and without its optional parameters.

    Args:
        text: The whole file.
        name: What the pack is called (`demands/by-actor`).
        file: The file, for errors; the name if not given.

    Raises:
        DigestgraphError: With the file and the line.
    """
    from digestgraph.queries import check, header

    file = file or name
    found = header.entries(header.read_header(text, file), file, _KEYS)
    if "summary" not in found:
        raise header.fault("no summary", file, 1, "add: #+ summary: what the query answers")
    texts = {key: header.text_of(found[key], file) for key in ("summary", "description", "view") if key in found}
    if texts.get("view", "table") not in VIEWS:
        raise header.fault(f"no view {texts['view']}", file, header.line(found["view"]), f"it is {', '.join(VIEWS)}")
    lists = {key: header.entries(found[key], file) for key in ("parameters", "columns") if key in found}
    parameters = {_parameter(key, node, file): header.line(node) for key, node in lists.get("parameters", {}).items()}
    columns = {key: header.text_of(node, file) for key, node in lists.get("columns", {}).items()}
    check.check_query(text, file, parameters, list(columns))
    tags = header.texts_of(found["tags"], file) if "tags" in found else ()
    return Pack(name, text, file, parameters=tuple(parameters), tags=tags, columns=columns, **texts)


def pack_paths(folders: Iterable[Path] = ()) -> dict[str, Path]:
    """Return the files of the packs by name, sorted: the package's own, then those of `folders` over them."""
    found: dict[str, Path] = {}
    for folder in (PACKS, *folders):
        if not folder.is_dir():
            raise DigestgraphError("there is no such folder of packs", file=str(folder))
        found |= {path.relative_to(folder).with_suffix("").as_posix(): path for path in folder.rglob("*.rq")}
    return dict(sorted(found.items()))


def packs(folders: Iterable[Path] = ()) -> dict[str, Pack]:
    """Read all packs, the package's own and those of further folders; a name of a later folder replaces an earlier.

    Raises:
        DigestgraphError: A pack is faulty, with its file and line.
    """
    return {name: parse_pack(_read(path), name, str(path)) for name, path in pack_paths(folders).items()}


def find_pack(target: str, folders: Iterable[Path] = ()) -> Pack:
    """Return the pack of that name, or the query in the file of that name.

    Raises:
        DigestgraphError: There is neither, or it is faulty.
    """
    paths = pack_paths(folders)
    if target in paths:
        return parse_pack(_read(paths[target]), target, str(paths[target]))
    if target.endswith(".rq"):
        return read_query(_read(Path(target)), target)
    near = did_you_mean(nearest(target, paths))
    raise DigestgraphError(f'no query pack is called "{target}"{near}', remedy="list them with: digestgraph query list")


def read_query(text: str, name: str) -> Pack:
    """Return a query that a user wrote as a pack; it need not have a head."""
    from digestgraph.queries.header import has_header

    return parse_pack(text, name) if has_header(text) else Pack(name, text, name)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise DigestgraphError(f"the query cannot be read: {reason}", file=str(path)) from error


def _parameter(name: str, node: Node, file: str) -> Parameter:
    from digestgraph.queries import header

    found = {key: header.text_of(value, file) for key, value in header.entries(node, file, _PARAMETER_KEYS).items()}
    for key in ("type", "description"):
        if not found.get(key):
            raise header.fault(f"the parameter {name} has no {key}", file, header.line(node))
    if found["type"] not in TYPES:
        known = ", ".join(TYPES)
        raise header.fault(f"the parameter {name} is of no known type", file, header.line(node), f"types are {known}")
    required = found.pop("required", "false")
    if required not in {"true", "false"}:
        raise header.fault(f"required of {name} is {required}", file, header.line(node), "write true or false")
    return Parameter(name, required=required == "true", **found)
