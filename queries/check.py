"""What must hold of a pack beyond its head: its parameters, its columns, and that every way to fill it is SPARQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyoxigraph as ox

from digestgraph.ontology.errors import DigestgraphError
from digestgraph.queries.parameters import TYPES, Parameter
from digestgraph.queries.syntax import check_reading, fill, parameters_used, selected_parameters, syntax_fault


def check_query(text: str, file: str, parameters: Mapping[Parameter, int], columns: Sequence[str]) -> None:
    """Refuse the query of a pack that would fail later.

    Args:
        text: The pack.
        file: Its file, for errors.
        parameters: What its head declares, each with its line.
        columns: The columns that its head describes, if any.

    Raises:
        DigestgraphError: With the file and the line.
    """
    check_reading(text, file)
    _check_parameters(text, file, {parameter.name: line for parameter, line in parameters.items()})
    samples = {parameter.name: TYPES[parameter.type].sample for parameter in parameters}
    optional = [parameter.name for parameter in parameters if not parameter.required and not parameter.default]
    variables = _parse(text, file)
    _parse(fill(text, samples), file)
    for name in optional:
        try:
            _parse(fill(text, samples, [name]), file)
        except DigestgraphError as error:
            remedy = f"put the whole pattern with ${name} on one line: the line is left out when {name} has no value"
            message = f"without ${name} this is no longer SPARQL"
            raise DigestgraphError(message, file=file, place=error.place, remedy=remedy) from error
    if columns and list(columns) != variables:
        raise DigestgraphError(
            f"the columns are {', '.join(columns)}, but the query selects {', '.join(variables) or 'none'}",
            file=file,
            remedy="name the same in the same order",
        )


def _check_parameters(text: str, file: str, lines: Mapping[str, int]) -> None:
    used, selected = parameters_used(text), selected_parameters(text)
    for name, line in selected.items():
        raise _fault(file, f"${name} stands in the SELECT list, where no value can stand", line, "write a ?variable")
    for name, line in used.items():
        if name not in lines:
            raise _fault(file, f"${name} is not declared", line, "add it to parameters, or write ?" + name)
    for name, line in lines.items():
        if name not in used:
            raise _fault(file, f"the parameter {name} is not used", line, f"use ${name} or remove it")


def _parse(text: str, file: str) -> list[str]:
    """Parse a query against an empty store and return its columns."""
    try:
        result = ox.Store().query(text)
    except SyntaxError as error:
        raise syntax_fault(text, error, file) from error
    return [variable.value for variable in result.variables] if isinstance(result, ox.QuerySolutions) else []


def _fault(file: str, message: str, line: int, remedy: str) -> DigestgraphError:
    return DigestgraphError(message, file=file, place=f"line {line}", remedy=remedy)
