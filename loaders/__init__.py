"""From a digest file to RDF quads: read, segment, recognise, extract, express."""
