"""The faults of a registry, each with its file and line: what `digestgraph actors check` prints."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise
from operator import attrgetter
from pathlib import Path

from digestgraph.ontology.errors import DigestgraphError
from digestgraph.ontology.period import first_day, is_partial_date, last_day
from digestgraph.ontology.registry import ACTOR_COLUMNS, PLACE_COLUMNS, POST_COLUMNS, TOPIC_COLUMNS, Name
from digestgraph.ontology.table import Row, read_table
from digestgraph.ontology.tenure import has_one_holder, overlaps
from digestgraph.ontology.text import fold, slug
from digestgraph.ontology.types import actor_types

TABLES = {
    "actors": ("actors/*.tsv", ACTOR_COLUMNS),
    "places": ("places.tsv", PLACE_COLUMNS),
    "posts": ("posts/*.tsv", POST_COLUMNS),
    "topics": ("topics.tsv", TOPIC_COLUMNS),
}
POST_RELATIONS = ("heads", "holdsPost", "kinOf", "memberOf")

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{3}")
_KEYWORDS = re.compile(r"[^\W_]+(?: [^\W_]+)*")
Table = list[Row]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A fault of one line: what is wrong, what to do, and whether it is only worth a look (`warning`)."""

    file: str
    line: int
    message: str
    remedy: str
    level: str = "error"

    def __str__(self) -> str:
        """Return the one line that the command prints."""
        mark = "" if self.level == "error" else f"{self.level}: "
        return f"{self.file}: line {self.line}: {mark}{self.message}; {self.remedy}"


def check(folders: Sequence[Path]) -> list[Problem]:
    """Return the faults of the registry that `folders` make up, a later folder over an earlier one.

    What one row says of another is looked at only if every file could be read.
    """
    found: list[Problem] = []
    tables: dict[str, Table] = {kind: [] for kind in TABLES}
    unreadable = False
    for folder, kind in ((folder, kind) for folder in folders for kind in TABLES):
        table, faults = _read(folder, kind)
        unreadable |= bool(faults)
        found += [*faults, *_form(kind, table)]
        tables[kind] = _over(tables[kind], table)
    return sorted({*found, *(() if unreadable else _sense(tables))})


def _read(folder: Path, kind: str) -> tuple[Table, list[Problem]]:
    pattern, columns = TABLES[kind]
    table: Table = []
    faults: list[Problem] = []
    for path in sorted(folder.glob(pattern)):
        try:
            table += read_table(path, columns)
        except DigestgraphError as error:
            line = int(error.place.removeprefix("line ") or 1)
            faults.append(Problem(error.file, line, error.message, error.remedy or "mend the file"))
    return table, faults


def _over(below: Table, above: Table) -> Table:
    """Lay one table over another: a row with the id of a lower one replaces it; posts only add up."""
    replaced = {row["id"] for row in above if row["id"]}
    return [*(row for row in below if row["id"] not in replaced), *above]


def _form(kind: str, table: Table) -> Iterator[Problem]:
    """Yield what is wrong with single rows, and with their order in one folder."""
    return chain(
        chain.from_iterable(map(_CHECKS[kind], table)), _cells(kind, table), _order(kind, table), _twice(table)
    )


def _sense(tables: dict[str, Table]) -> Iterator[Problem]:
    """Yield what is wrong between rows."""
    actors, places, posts, topics = (tables[kind] for kind in TABLES)
    return chain(
        _links(actors, "parent", actors), _links(places, "within", places), _links(topics, "broader", topics),
        _links(posts, "actor", actors), _links(posts, "organisation", actors),
        _circles(actors, "parent"), _circles(places, "within"), _circles(topics, "broader"),
        _namesakes(actors), _held_twice(posts), _two_holders(posts), _unfindable(topics),
    )  # fmt: skip


def _problem(row: Row, message: str, remedy: str, level: str = "error") -> Problem:
    return Problem(row.file, row.line, message, remedy, level)


# Single rows


def _actor(row: Row) -> Iterator[Problem]:
    yield from _identified(row, "name")
    if row["type"] not in actor_types():
        yield _problem(row, f"unknown type '{row['type']}'", f"use one of {', '.join(actor_types())}")
    yield from chain(_names(row), _country(row), _dates(row))


def _place(row: Row) -> Iterator[Problem]:
    return chain(_identified(row, "name"), _names(row), _country(row))


def _topic(row: Row) -> Iterator[Problem]:
    yield from _identified(row, "label")
    for group in row["keywords"].split(";") if row["keywords"] else ():
        if not _KEYWORDS.fullmatch(group.strip()) or group != group.lower():
            message = f"malformed keywords '{group.strip()}'"
            yield _problem(row, message, "write beginnings of words in small letters, groups separated by '; '")


def _post(row: Row) -> Iterator[Problem]:
    needed = "title" if row["relation"] == "holdsPost" else "organisation"
    if not row["actor"]:
        yield _problem(row, "no actor", "give the id of an actor")
    if row["relation"] not in POST_RELATIONS:
        yield _problem(row, f"unknown relation '{row['relation']}'", f"use one of {', '.join(POST_RELATIONS)}")
    elif not row[needed]:
        yield _problem(row, f"{row['relation']} without {needed}", f"fill the column {needed}")
    yield from _dates(row)


_CHECKS: dict[str, Callable[[Row], Iterator[Problem]]] = {
    "actors": _actor, "places": _place, "posts": _post, "topics": _topic,
}  # fmt: skip


def _identified(row: Row, name: str) -> Iterator[Problem]:
    if not row["id"] or slug(row["id"], 200) != row["id"]:
        yield _problem(row, f"malformed id '{row['id']}'", "write small letters, digits and single hyphens")
    if not row[name]:
        yield _problem(row, f"no {name}", f"fill the column {name}")


def _names(row: Row) -> Iterator[Problem]:
    for part in row.parts("names"):
        name = Name.parse(part)
        if not name.text or ("@" in part and not _LANGUAGE.fullmatch(name.language)):
            yield _problem(row, f"malformed name '{part}'", "write 'name' or 'name@language', such as 'Мінск@be'")


def _country(row: Row) -> Iterator[Problem]:
    if row["country"] and not _COUNTRY.fullmatch(row["country"]):
        yield _problem(
            row, f"malformed country '{row['country']}'", "write three capitals (ISO 3166-1 alpha-3), such as BLR"
        )


def _dates(row: Row) -> Iterator[Problem]:
    wrong = [column for column in ("from", "until") if row[column] and not is_partial_date(row[column])]
    for column in wrong:
        yield _problem(row, f"malformed date '{row[column]}' in {column}", "write YYYY, YYYY-MM or YYYY-MM-DD")
    if not wrong and row["from"] and row["until"] and first_day(row["from"]) > last_day(row["until"]):
        yield _problem(row, f"from {row['from']} is after until {row['until']}", "put the dates right")


# The rows of one folder


def _cells(kind: str, table: Table) -> Iterator[Problem]:
    for row in table:
        if missing := [column for column in TABLES[kind][1] if column not in row.cells]:
            yield _problem(row, f"no cell for {', '.join(missing)}", "every row has as many tabs as the header line")


def _order(kind: str, table: Table) -> Iterator[Problem]:
    key = "actor" if kind == "posts" else "id"
    for _, rows in groupby(table, attrgetter("file")):
        unsorted = ((before, row) for before, row in pairwise(rows) if before[key] > row[key])
        for before, row in list(unsorted)[:1]:
            yield _problem(row, f"{row[key]} stands after {before[key]}", f"sort the rows by {key}")


def _twice(table: Table) -> Iterator[Problem]:
    first: dict[str, Row] = {}
    for row in table:
        if row["id"] and first.setdefault(row["id"], row) is not row:
            yield _problem(
                row, f"{row['id']} is there already ({_place_of(first[row['id']])})", "keep one of the two rows"
            )


# What rows say of other rows


def _links(table: Table, column: str, targets: Table) -> Iterator[Problem]:
    known = {row["id"] for row in targets}
    for row in table:
        if row[column] and row[column] not in known:
            yield _problem(row, f"{column} '{row[column]}' does not exist", "add a row with that id or correct it")


def _circles(table: Table, column: str) -> Iterator[Problem]:
    above = {row["id"]: row[column] for row in table}
    for row in table:
        seen = [row["id"]]
        while (step := above.get(seen[-1], "")) and step not in seen:
            seen.append(step)
        if step == row["id"]:
            yield _problem(row, f"{row['id']} is its own {column} ({' > '.join([*seen, step])})", "break the circle")


def _namesakes(actors: Table) -> Iterator[Problem]:
    first: dict[str, Row] = {}
    for row in actors:
        spellings = (row["name"], *(Name.parse(part).text for part in row.parts("names")))
        for name, text in {fold(text): text for text in reversed(spellings) if text}.items():
            if first.setdefault(name, row)["id"] != row["id"]:
                other = f"{first[name]['id']} ({_place_of(first[name])})"
                yield _problem(row, f"'{text}' is a name of {other}, too", "leave the name to one of the two")


def _unfindable(topics: Table) -> Iterator[Problem]:
    broader = {row["broader"] for row in topics}
    for row in topics:
        if not row["keywords"] and row["id"] not in broader:
            yield _problem(row, "no keywords, so no demand can have the topic", "add keywords or a narrower topic")


def _held_twice(posts: Table) -> Iterator[Problem]:
    for earlier, later in overlaps(_dated(posts), "actor", "relation", "organisation", "title"):
        message = f"{later['actor']} holds this at the same time by {_place_of(earlier)}"
        yield _problem(later, message, "join the two rows or put the dates right")


def _two_holders(posts: Table) -> Iterator[Problem]:
    single = [row for row in _dated(posts) if row["from"] and row["organisation"] and has_one_holder(row["title"])]
    for earlier, later in overlaps(single, "organisation", "title"):
        if earlier["actor"] != later["actor"]:
            message = f"{earlier['actor']} is {later['title']} at the same time ({_place_of(earlier)})"
            yield _problem(later, message, "put the dates right, unless two hold the post together", "warning")


def _dated(posts: Table) -> Table:
    return [row for row in posts if not any(_dates(row))]


def _place_of(row: Row) -> str:
    return f"{Path(row.file).name}, line {row.line}"
