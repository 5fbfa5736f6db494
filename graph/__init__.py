"""The Oxigraph store, networks, maps and exports."""
