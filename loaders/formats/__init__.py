"""One reader per file format; each turns a file into plain documents."""
