"""SPARQL seen as tokens: enough to bind parameters, to refuse what does more than read, and to tell where a fault is.

The method is one regular expression that steps over strings, IRIs and comments, so that `$name` inside them is text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from digestgraph.ontology.errors import DigestgraphError
from digestgraph.ontology.iris import BASE, PREFIXES

PROLOGUE = f"BASE <{BASE}> " + "".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in PREFIXES.items())
"""What `run` sets before every query, on its first line: lines keep their numbers, and prefixes need no declaration."""

_TOKEN = re.compile(
    r"""
    (?P<skip> "{3}(?:[^"\\]|\\.|"(?!""))*"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
            | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'
            | <[^<>"{}|^`\\\x00-\x20]*> | \#[^\n]* | @[A-Za-z-]+ | \?\w+ )
  | \$(?P<parameter>\w+)
  | (?P<prefix>[^\W\d_][\w.-]*|):(?:[\w.:%-]|\\.)*
  | (?P<word>[A-Za-z_]\w*)
  | (?P<brace>\{)
    """,
    re.VERBOSE | re.DOTALL,
)
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"})
_GAP = r"(?:\s|#[^\r\n]*(?:[\r\n]|\Z))*+"
_TARGET = r"""(?:<[^>\s]*>|[^\s{}<>"#?$:]*+[?$:](?:[^\s{}<>"#\\]|\\.)*+)"""
# A line that cannot be but a comment: with triple quotes in it, it may be the end of a long string and code after it.
_COMMENT_LINE = re.compile(r"""^[ \t]*#(?:(?!"{3}|'{3})[^\r\n])*(?=[\r\n]|\Z)""", re.MULTILINE)
# The head of a SERVICE clause, wherever it stands but in a comment of its own line.  A `<` may be an operator or begin
# an IRI, and only a full parser can tell which; so this one check looks into strings and IRIs, too, rather than let
# a clause hide behind one.  Text that merely has the word in it has no target and brace after it.
_SERVICE = re.compile(
    rf"(?<![:?$A-Za-z_-])SERVICE{_GAP}(?:SILENT)?{_GAP}{_TARGET}{_GAP}\{{",
    re.IGNORECASE,
)
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


def parameters_used(text: str) -> dict[str, int]:
    """Return the names of the `$name` tokens of a query, each with the line of its first use.

    >>> parameters_used('SELECT ?a { ?a ?b $c # $d' + chr(10) + 'FILTER(?a != "$e" && $f) }')
    {'c': 1, 'f': 2}
    """
    uses: dict[str, int] = {}
    for match in _matches(text, "parameter"):
        uses.setdefault(match["parameter"], line_of(text, match.start()))
    return uses


def fill(text: str, terms: Mapping[str, str], unset: Collection[str] = ()) -> str:
    """Put terms in the place of `$name` tokens, and leave out (as empty lines) the lines with a name of `unset`.

    `terms` are SPARQL terms in the form of N-Triples, or bare integers, so that they can change nothing else.

    >>> fill("?a ?b $c . # $c", {"c": '"$d"'})
    '?a ?b "$d" . # $c'
    >>> fill("?a ?b $c ." + chr(10) + "?a ?d ?e", {}, {"c"}).splitlines()
    ['', '?a ?d ?e']
    """
    dropped = {line_of(text, match.start()) for match in _matches(text, "parameter") if match["parameter"] in unset}
    filled = _TOKEN.sub(lambda match: terms.get(match["parameter"] or "", match[0]), text)
    return "\n".join("" if number in dropped else line for number, line in enumerate(filled.split("\n"), start=1))


def form(text: str) -> str:
    """Return the keyword that tells what a query does (`SELECT`, `INSERT` …), or the empty string.

    >>> form("PREFIX select: <urn:insert> # LOAD" + chr(10) + "ask { ?a select:b ?c }")
    'ASK'
    """
    words = (match["word"].upper() for match in _matches(text, "word"))
    return next((word for word in words if word not in {"PREFIX", "BASE", "VERSION"}), "")


def check_reading(text: str, file: str = "") -> None:
    """Refuse what does more than read the store: updates, and SERVICE clauses, which call other machines.

    Raises:
        DigestgraphError: With the line.
    """
    if form(text) in _UPDATES:
        raise DigestgraphError(
            f"{form(text)} would change the graph, and queries only read", file=file, remedy="use load or withdraw"
        )
    blanked = _COMMENT_LINE.sub(lambda match: " " * len(match[0]), text)
    if match := _SERVICE.search(blanked):
        raise DigestgraphError(
            "SERVICE would call another machine, and queries only read this store",
            file=file,
            place=f"line {line_of(text, match.start())}",
            remedy="ask the other endpoint by itself",
        )


def selected_parameters(text: str) -> dict[str, int]:
    """Return the `$name` tokens that stand in a SELECT list, where a value cannot stand, with their lines.

    >>> selected_parameters("SELECT ?a (STR($b) AS ?c) WHERE { ?a ?d $e }")
    {'b': 1}
    """
    found: dict[str, int] = {}
    in_list = False
    for match in _TOKEN.finditer(text):
        if word := match["word"]:
            in_list = word.upper() == "SELECT" or (in_list and word.upper() not in {"WHERE", "FROM"})
        elif match["brace"]:
            in_list = False
        elif match["parameter"] and in_list:
            found.setdefault(match["parameter"], line_of(text, match.start()))
    return found


def star_columns(text: str) -> list[str]:
    """Return the variables in the order in which they first occur if the query is a `SELECT *`, else nothing.

    >>> star_columns("SELECT DISTINCT * { ?zz ?b $a . ?b ?c ?zz }")
    ['zz', 'b', 'a', 'c']
    """
    if not re.search(r"\bSELECT\s+(?:DISTINCT\s+|REDUCED\s+)?\*", text, re.IGNORECASE):
        return []
    return list(dict.fromkeys(match[0][1:] for match in _TOKEN.finditer(text) if match[0][0] in "?$"))


def syntax_fault(text: str, error: SyntaxError, file: str = "") -> DigestgraphError:
    """Return the error of the parser as one line, with the line of the query where it gave up."""
    if unknown := _undeclared_prefix(text):
        prefix, line = unknown
        return DigestgraphError(
            f"the prefix {prefix}: is not declared", file=file, place=f"line {line}", remedy=f"add PREFIX {prefix}: <…>"
        )
    match = _PLACE.match(str(error))
    if not match:
        return DigestgraphError(f"this is not SPARQL ({error})", file=file)
    lines = text.split("\n")
    number = min(int(match[1]), len(lines))
    expected = match[3] if len(match[3]) <= 60 else ""
    near = lines[number - 1].removeprefix(PROLOGUE).strip()
    message = f"this is not SPARQL: {near[:80]}" if near else "this is not SPARQL: it ends too early"
    return DigestgraphError(message, file=file, place=f"line {number}", remedy=expected)


def line_of(text: str, offset: int) -> int:
    """Return the number of the line, from 1, in which an offset lies."""
    return text.count("\n", 0, offset) + 1


def _matches(text: str, group: str) -> Iterator[re.Match[str]]:
    return (match for match in _TOKEN.finditer(text) if match[group])


def _undeclared_prefix(text: str) -> tuple[str, int] | None:
    declared = set(re.findall(r"\bPREFIX\s+([\w.-]*):", text, re.IGNORECASE)) | {"_"}
    for match in _TOKEN.finditer(text):
        if (prefix := match["prefix"]) is not None and prefix not in declared:
            return prefix, line_of(text, match.start())
    return None
