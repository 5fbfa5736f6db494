"""The registry of actors, posts, places and topics: files that a researcher edits, read into one object.

The format of the files is described in `registry/README.md`.  A further folder of the same layout may stand beside
the registry that ships with the package; its rows are added, and a row with the id of an earlier one replaces it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from digestgraph.ontology.spelling import nearest
from digestgraph.ontology.table import DATA, Row, read_table
from digestgraph.ontology.text import fold

ACTOR_COLUMNS = (
    "id", "name", "type", "names", "metonyms", "descriptions", "adjective", "parent", "country", "from", "until",
    "note",
)  # fmt: skip
POST_COLUMNS = ("actor", "relation", "organisation", "title", "from", "until")
PLACE_COLUMNS = ("id", "name", "kind", "names", "within", "country", "note")
TOPIC_COLUMNS = ("id", "label", "broader", "keywords", "definition")


@dataclass(frozen=True, slots=True)
class Name:
    """A spelling and its language tag (empty where none is given)."""

    text: str
    language: str = ""

    @classmethod
    def parse(cls, cell: str) -> Name:
        """Read `text` or `text@tag`.

        >>> Name.parse("Лукашенко@ru")
        Name(text='Лукашенко', language='ru')
        """
        text, _, language = cell.partition("@")
        return cls(text.strip(), language.strip())


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor of the registry, as one row tells of it."""

    id: str
    name: str
    type: str
    names: tuple[Name, ...] = ()
    metonyms: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    parent: str = ""
    country: str = ""
    since: str = ""
    until: str = ""
    note: str = ""

    @classmethod
    def of(cls, row: Row) -> Actor:
        """Read a row of `actors/*.tsv`."""
        names = tuple(Name.parse(part) for part in row.parts("names"))
        return cls(
            row["id"], row["name"], row["type"], names, row.parts("metonyms"), row.parts("descriptions"),
            row.parts("adjective"), row["parent"], row["country"], row["from"], row["until"], row["note"],
        )  # fmt: skip

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every name that may stand for the actor without more ado, the canonical one first."""
        return (self.name, *(name.text for name in self.names))


@dataclass(frozen=True, slots=True)
class Post:
    """A post, a membership or a family tie, with the time it is held."""

    actor: str
    relation: str
    organisation: str
    title: str
    since: str
    until: str

    @classmethod
    def of(cls, row: Row) -> Post:
        """Read a row of `posts/*.tsv`."""
        return cls(*(row[column] for column in POST_COLUMNS))


@dataclass(frozen=True, slots=True)
class Place:
    """A country, town, building or other place."""

    id: str
    name: str
    kind: str
    names: tuple[Name, ...] = ()
    within: str = ""
    country: str = ""

    @classmethod
    def of(cls, row: Row) -> Place:
        """Read a row of `places.tsv`."""
        names = tuple(Name.parse(part) for part in row.parts("names"))
        return cls(row["id"], row["name"], row["kind"], names, row["within"], row["country"])

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every name of the place, the canonical one first."""
        return (self.name, *(name.text for name in self.names))


@dataclass(frozen=True, slots=True)
class Topic:
    """What demands are about; every keyword group is a set of word beginnings that must all occur."""

    id: str
    label: str
    broader: str
    keywords: tuple[tuple[str, ...], ...]
    definition: str

    @classmethod
    def of(cls, row: Row) -> Topic:
        """Read a row of `topics.tsv`."""
        keywords = tuple(tuple(fold(group).split()) for group in row.parts("keywords"))
        return cls(row["id"], row["label"], row["broader"], keywords, row["definition"])


@dataclass(frozen=True)
class Registry:
    """All that is known before a digest is read."""

    actors: dict[str, Actor]
    posts: tuple[Post, ...]
    places: dict[str, Place]
    topics: dict[str, Topic]

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        """The ids of the actors by every folded name."""
        found: dict[str, list[str]] = {}
        for actor in self.actors.values():
            for name in dict.fromkeys((*actor.spellings, *actor.metonyms, actor.id)):
                found.setdefault(fold(name), []).append(actor.id)
        return found

    def find(self, name: str) -> list[Actor]:
        """Return the actors that `name` (any spelling, metonym or id; case and accents do not count) may mean.

        >>> [actor.id for actor in registry().find("utc")]
        ['united-transitional-cabinet']
        """
        return [self.actors[key] for key in dict.fromkeys(self._by_name.get(fold(name.strip()), ()))]

    def suggest(self, name: str) -> list[str]:
        """Return the actors one of whose names is spelt much like `name`, the nearest first."""
        found = (self.actors[self._by_name[key][0]].name for key in nearest(name, self._by_name))
        return list(dict.fromkeys(found))


def folders(extra: Path | None = None) -> list[Path]:
    """Return the folders that make up the registry: the package's, then the user's."""
    return [DATA / "registry", *([extra] if extra else [])]


def rows(folder: Path, pattern: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """Yield the rows of the files of `folder` that match `pattern`, in the order of their names."""
    for path in sorted(folder.glob(pattern)):
        yield from read_table(path, columns)


@cache
def registry(extra: Path | None = None) -> Registry:
    """Read the package's registry, and the folder `extra` over it; raise as `read_registry` does."""
    return read_registry(*folders(extra))


def read_registry(*sources: Path) -> Registry:
    """Read the folders of a registry, each over those before it.

    Raises:
        DigestgraphError: A file of the registry has the wrong form; the file and the line are named.
    """
    actors: dict[str, Actor] = {}
    places: dict[str, Place] = {}
    topics: dict[str, Topic] = {}
    posts: list[Post] = []
    for folder in sources:
        actors |= {row["id"]: Actor.of(row) for row in rows(folder, "actors/*.tsv", ACTOR_COLUMNS)}
        posts += [Post.of(row) for row in rows(folder, "posts/*.tsv", POST_COLUMNS)]
        places |= {row["id"]: Place.of(row) for row in rows(folder, "places.tsv", PLACE_COLUMNS)}
        topics |= {row["id"]: Topic.of(row) for row in rows(folder, "topics.tsv", TOPIC_COLUMNS)}
    return Registry(actors, tuple(posts), places, topics)
