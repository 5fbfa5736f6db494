"""The SPARQL packs and the code that lists, binds and runs them."""
