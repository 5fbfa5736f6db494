"""Names as one word: a copy of a sentence in which each name is replaced by the surrogate of its kind.

Before digestgraph parses a sentence it puts one word in the place of each name it knows (`loaders/pipeline.py`). A
parser that has seen such sentences reads them better.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from digestgraph.loaders.pipeline import SURROGATES


@dataclass(frozen=True, slots=True)
class _Piece:
    """The tokens that become one word, the one among them that governs the others, and the kind of name, if any."""

    tokens: list[Token]
    top: Token
    kind: str


def joined(doc: Doc) -> Doc | None:
    """Return the sentence with its names joined; None when it has no longer name that is one branch of the tree."""
    pieces = _pieces(doc)
    if not any(piece.kind and len(piece.tokens) > 1 for piece in pieces):
        return None
    place = {token.i: number for number, piece in enumerate(pieces) for token in piece.tokens}
    return Doc(
        doc.vocab,
        words=[SURROGATES[piece.kind] if piece.kind else piece.top.text for piece in pieces],
        spaces=[bool(piece.tokens[-1].whitespace_) for piece in pieces],
        tags=["NNP" if piece.kind else piece.top.tag_ for piece in pieces],
        pos=["PROPN" if piece.kind else piece.top.pos_ for piece in pieces],
        morphs=["Number=Sing" if piece.kind else str(piece.top.morph) for piece in pieces],
        lemmas=[SURROGATES[piece.kind] if piece.kind else piece.top.lemma_ for piece in pieces],
        heads=[place[piece.top.head.i] for piece in pieces],
        deps=[piece.top.dep_ for piece in pieces],
        sent_starts=[number == 0 for number in range(len(pieces))],
        ents=[_entity(piece) for piece in pieces],
    )


def _entity(piece: _Piece) -> str:
    if piece.kind:
        return f"B-{piece.kind}"
    return f"{piece.top.ent_iob_}-{piece.top.ent_type_}" if piece.top.ent_type_ else "O"


def _pieces(doc: Doc) -> list[_Piece]:
    tops = {name.start: (name, top) for name in doc.ents if (top := _top(name))}
    pieces, at = [], 0
    while at < len(doc):
        name, top = tops.get(at, (doc[at : at + 1], None))
        pieces.append(_Piece(list(name), top or doc[at], name.label_ if top else ""))
        at = name.end
    return pieces


def _top(name: Span) -> Token | None:
    """Return the one word of the name that hangs on a word outside it, None if there are several."""
    tops = [token for token in name if token.head == token or not name.start <= token.head.i < name.end]
    is_name = len(tops) == 1 and tops[0].pos_ in {"PROPN", "NOUN"} and name.label_ in SURROGATES
    return tops[0] if is_name else None
