"""The vocabulary, the registry of actors and places, and the lexicon: data that everything else reads."""
