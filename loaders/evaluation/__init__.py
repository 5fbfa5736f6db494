"""How good the reading is: extractions beside digests that people annotated."""
