"""The technologies that keep the promises of the ports, one folder each."""
