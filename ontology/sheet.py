"""What the registry knows of an actor, as lines to read."""

from __future__ import annotations

from collections.abc import Iterator

from digestgraph.ontology.errors import DigestgraphError
from digestgraph.ontology.registry import Actor, Post, Registry
from digestgraph.ontology.spelling import did_you_mean


def sheet(registry: Registry, name: str) -> Iterator[str]:
    """Yield the lines about every actor that `name` may mean.

    Raises:
        DigestgraphError: Nobody is known by that name.

    >>> from digestgraph.ontology.registry import registry
    >>> next(sheet(registry(), "UTC"))
    'United Transitional Cabinet (united-transitional-cabinet)'
    """
    found = registry.find(name)
    if not found:
        raise unknown_actor(registry, name)
    for actor in found:
        yield f"{actor.name} ({actor.id})"
        yield from _facts(actor, registry)


def unknown_actor(registry: Registry, name: str) -> DigestgraphError:
    """Return the error that names the actors which might have been meant."""
    near = did_you_mean(registry.suggest(name))
    return DigestgraphError(
        f'no actor is called "{name}"{near}', remedy="list the known ones with: digestgraph actors list"
    )


def _facts(actor: Actor, registry: Registry) -> Iterator[str]:
    names = ", ".join(other.text for other in actor.names)
    parent = registry.actors.get(actor.parent)
    told = {
        "type": actor.type,
        "names": names,
        "stands for": ", ".join(actor.metonyms),
        "part of": parent.name if parent else "",
        "country": actor.country,
        "note": actor.note,
    }
    yield from (f"  {label:10} {text}" for label, text in told.items() if text)
    for post in registry.posts:
        if post.actor == actor.id:
            yield f"  {post.relation:10} {_post(post, registry)}"


def _post(post: Post, registry: Registry) -> str:
    body = registry.actors.get(post.organisation)
    held = f"{post.since or '…'} – {post.until or 'now'}" if post.since or post.until else ""
    return ", ".join(part for part in (post.title, body.name if body else post.organisation, held) if part)
