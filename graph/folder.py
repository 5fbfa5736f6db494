"""The folder of a store on disk: opened for writing or reading, with what can go wrong told in one line."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from digestgraph.ontology.errors import DigestgraphError

_SIGN = "CURRENT"  # the file that every RocksDB database has
_TRIES = 50  # a store under constant writing took five at most
_LOCKED = ("lock hold by current process", "while lock file")


def open_folder(path: Path | None, *, read_only: bool) -> ox.Store:
    """Open the database in `path`, made if absent and not `read_only`; None opens an empty one in memory.

    Raises:
        DigestgraphError: The folder is in use, holds something else, is absent, damaged, or cannot be read or written.
    """
    if path is None:
        return ox.Store()
    _check(path)
    if read_only and not (path / _SIGN).exists():
        raise DigestgraphError("there is no store", file=str(path), remedy="make one with `digestgraph load`")
    try:
        if read_only:
            return _read(path)
        path.mkdir(parents=True, exist_ok=True)
        return ox.Store(str(path))
    except (OSError, RuntimeError) as error:
        raise _fault(error, path) from error


def _read(path: Path) -> ox.Store:
    """Open for reading: again where a writer beside us has just replaced the files that the database was to read."""
    for _ in range(_TRIES):
        try:
            return ox.Store.read_only(str(path))
        except (OSError, RuntimeError):
            continue
    return ox.Store.read_only(str(path))


def _check(path: Path) -> None:
    """Refuse what is no store, before the database's own files are written into it."""
    try:
        if path.exists() and not path.is_dir():
            raise DigestgraphError("is a file, a store is a folder", file=str(path), remedy="name another folder")
        if path.is_dir() and any(path.iterdir()) and not (path / _SIGN).exists():
            raise DigestgraphError("holds other files, no store", file=str(path), remedy="name a new or empty folder")
    except OSError as error:
        raise _fault(error, path) from error


def _fault(error: Exception, path: Path) -> DigestgraphError:
    """Say what a message of the database or the file system means to the user."""
    text = str(error)
    if any(sign in text.lower() for sign in _LOCKED):
        return DigestgraphError(
            "the store is in use by another command or program",
            file=str(path),
            remedy="wait until it has ended, or open the store for reading only",
        )
    if "corruption" in text.lower():
        remedy = "load the digests into a new store, or restore a backup"
        return DigestgraphError(f"the store is damaged ({text})", file=str(path), remedy=remedy)
    remedy = "check the path, its permissions and the space on the disk"
    return DigestgraphError(f"the store cannot be opened ({text})", file=str(path), remedy=remedy)
