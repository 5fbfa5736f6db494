"""The IRI of a digest: its week and its section, so that the same digest always takes the same place in the store."""

from __future__ import annotations

from digestgraph.loaders.digest import Digest
from digestgraph.ontology.iris import mint
from digestgraph.ontology.text import slug


def digest_iri(digest: Digest) -> str:
    """Return `…/digest/WEEK/SECTION`.

    A digest without a section, or with several, is named by its headline, one without either by its identifier; one
    without a date by `undated`.  Two digests with the same IRI are editions of one; the later replaces the earlier.
    """
    names = list(dict.fromkeys(section.name for section in digest.sections if section.name))
    label = names[0] if len(names) == 1 else digest.headline or "; ".join(names)
    week = digest.start.isoformat() if digest.start else "undated"
    return mint("digest", f"{week}/{slug(label) if label else slug(digest.id) or 'digest'}")
