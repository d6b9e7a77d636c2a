"""What Craftify asks of the world: documented promises, kept by adapters."""
