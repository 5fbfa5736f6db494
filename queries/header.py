"""The head of a pack: `#+` lines that hold YAML, read with the line of every fault.

The lines follow grlc's convention, so that a grlc server can read a pack's summary, description and tags, too.
Values are taken as they are written: `2022-11-28` or `no` stay text.
"""

from __future__ import annotations

from collections.abc import Collection

from yaml import MappingNode, MarkedYAMLError, Node, ScalarNode, SequenceNode, YAMLError, compose

from digestgraph.ontology.errors import DigestgraphError

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # a PyYAML that was built without libyaml: slower, the same result
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

MARK = "#+"


def has_header(text: str) -> bool:
    """Tell whether a query has `#+` lines."""
    return any(line.startswith(MARK) for line in text.splitlines())


def read_header(text: str, file: str) -> Node:
    """Return the YAML of the `#+` lines of a query; every other line counts as empty, so that lines keep their number.

    Raises:
        DigestgraphError: A tab, or no YAML; with the line.
    """
    lines = [line.removeprefix(MARK) if line.startswith(MARK) else "" for line in text.split("\n")]
    for number, content in enumerate(lines, start=1):
        if "\t" in content:
            raise fault("a tab in the header", file, number, "write spaces")
    try:
        node = compose("\n".join(lines), Loader=Loader)
    except MarkedYAMLError as error:
        raise fault(f"the header is not YAML: {error.problem}", file, _line_of(error, lines)) from error
    except YAMLError as error:
        raise fault(f"the header is not YAML: {error}", file, 1) from error
    if node is None:
        raise fault("no header", file, 1, "begin with: #+ summary: what the query answers")
    return node


def _line_of(error: MarkedYAMLError, lines: list[str]) -> int:
    """Return the line of a fault: where it was found, or, if that is after the header, where its context began."""
    marks = [mark.line for mark in (error.problem_mark, error.context_mark) if mark and any(lines[mark.line :])]
    return marks[0] + 1 if marks else 1


def entries(node: Node, file: str, known: Collection[str] = ()) -> dict[str, Node]:
    """Return the keys and values of a mapping, whose keys must be unique and, if `known` is given, among those."""
    if not isinstance(node, MappingNode):
        raise fault("here must be keys with values", file, line(node), "write `key: value` on a line of its own")
    found: dict[str, Node] = {}
    for key_node, value in node.value:
        key = text_of(key_node, file)
        if known and key not in known:
            raise fault(f"unknown key {key}", file, line(key_node), f"the keys are {', '.join(sorted(known))}")
        if key in found:
            raise fault(f"{key} is there twice", file, line(key_node))
        found[key] = value
    return found


def text_of(node: Node, file: str) -> str:
    """Return a single value as it is written, without the white space around it."""
    if not isinstance(node, ScalarNode):
        raise fault("here must be a single value", file, line(node))
    return str(node.value).strip()


def texts_of(node: Node, file: str) -> tuple[str, ...]:
    """Return the values of a list."""
    if not isinstance(node, SequenceNode):
        raise fault("here must be a list", file, line(node), "write [one, two]")
    return tuple(text_of(item, file) for item in node.value)


def line(node: Node) -> int:
    """Return the number of the line on which a value begins."""
    return int(node.start_mark.line) + 1


def fault(message: str, file: str, number: int, remedy: str = "") -> DigestgraphError:
    """Return an error that names a line of the pack."""
    return DigestgraphError(message, file=file, place=f"line {number}", remedy=remedy)
