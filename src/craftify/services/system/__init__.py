"""What operators can see of a running server: how it does, and how well it is guarded."""
