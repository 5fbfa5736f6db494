"""The parameters of a pack: their types, and the values that need no more than their own text to be understood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from digestgraph.ontology.iris import DG, XSD
from digestgraph.ontology.period import first_day, is_partial_date, last_day

IRI_SAMPLE = "<urn:x>"
_ESCAPE = re.compile(r"\\\\([uU])?|\\.")  # a backslash of the text with its `u`, or another escape, one after the other
_DATE_SAMPLE = f'"2000-01-01"^^<{XSD}date>'


@dataclass(frozen=True, slots=True)
class ParameterType:
    """What values a parameter takes, and a term of the type, with which a pack can be tried."""

    meaning: str
    sample: str = IRI_SAMPLE


CHOICES = {
    "status": ("asserted", "planned", "possible", "negated", "demanded"),
    "demand-status": ("made", "endorsed", "rejected"),
    "sanction-status": ("in force", "planned", "called for", "lifted", "unlikely"),
    "assessment": ("improved", "worsened", "unchanged"),
}
"""The types that are closed lists of the vocabulary; `in-force` and `inForce` do for `in force`."""

TYPES = {
    "actor": ParameterType("a name, abbreviation, metonym, id or IRI of an actor; case and accents do not count"),
    "place": ParameterType("a name, id or IRI of a place"),
    "topic": ParameterType("a label, id or IRI of a topic of demands"),
    "section": ParameterType("a name, id or IRI of a section of the digests"),
    "event-type": ParameterType("a label, id or IRI of a kind of event"),
    "digest": ParameterType("an identifier, headline or IRI of a digest"),
    "relation": ParameterType("a relation of the vocabulary, such as `demands` or `cooperatesWith`"),
    **{name: ParameterType("one of: " + ", ".join(values)) for name, values in CHOICES.items()},
    "date": ParameterType("a day, `YYYY-MM-DD`", _DATE_SAMPLE),
    "since": ParameterType("a day, or a month or year, which begins with its first day", _DATE_SAMPLE),
    "until": ParameterType("a day, or a month or year, which ends with its last day", _DATE_SAMPLE),
    "integer": ParameterType("a whole number", "1"),
    "text": ParameterType("any text", '""'),
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter as the head of the pack describes it; `default` and `example` are empty where not given."""

    name: str
    type: str
    description: str
    required: bool = False
    default: str = ""
    example: str = ""

    @property
    def hint(self) -> str:
        """Say what to write: the description and an example.

        >>> Parameter("actor", "actor", "who demands", example="the Cabinet").hint
        'who demands (for example -p actor="the Cabinet")'
        """
        example = f'"{self.example}"' if " " in self.example else self.example
        return self.description + (f" (for example -p {self.name}={example})" if example else "")


def literal(text: str, datatype: str = "") -> str:
    r"""Return a literal as a SPARQL term that means the same in every engine.

    Engines may resolve `\u0022` before they parse, as SPARQL 1.1 has it, so a backslash before a `u` of the text is
    followed by a code point for that `u`.

    >>> print(literal('say "no"'), literal(chr(92) + "u0022"))
    "say \"no\"" "\\\U000000750022"
    """
    import pyoxigraph as ox

    node = ox.NamedNode(XSD + datatype) if datatype else None
    return _ESCAPE.sub(
        lambda match: rf"\\\U{ord(match[1]):08x}" if match[1] else match[0], str(ox.Literal(text, datatype=node))
    )


def simple_term(kind: str, value: str) -> str:
    """Return the SPARQL term of a value that is not the name of something.

    Raises:
        ValueError: The value is not of the type; the message says so without a full stop.

    >>> simple_term("integer", "12"), simple_term("until", "2022-11").partition("^")[0]
    ('12', '"2022-11-30"')
    >>> simple_term("sanction-status", "called for").rpartition("#")[2]
    'calledFor>'
    """
    if kind in CHOICES:
        return _choice(CHOICES[kind], value)
    if kind == "integer":
        if not re.fullmatch(r"[+-]?[0-9]{1,18}", value):
            raise ValueError(f'"{value}" is no whole number')
        return str(int(value))
    if kind in {"date", "since", "until"}:
        return literal(_day(kind, value).isoformat(), "date")
    return literal(value)


def _choice(choices: tuple[str, ...], value: str) -> str:
    wanted = re.sub(r"[\W_]", "", value.removeprefix(DG)).casefold()
    for choice in choices:
        if choice.replace(" ", "").casefold() == wanted:
            first, *others = choice.split()
            return f"<{DG}{first}{''.join(word.title() for word in others)}>"
    raise ValueError(f'"{value}" is none of {", ".join(choices)}')


def _day(kind: str, value: str) -> date:
    if not is_partial_date(value) or (kind == "date" and len(value) < 10):
        forms = "YYYY-MM-DD" if kind == "date" else "YYYY-MM-DD, YYYY-MM or YYYY"
        raise ValueError(f'"{value}" is no date ({forms})')
    return last_day(value) if kind == "until" else first_day(value)
