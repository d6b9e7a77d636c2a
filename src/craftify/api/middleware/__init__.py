"""Pure ASGI layers around the routes, each with one task; docs/security.md says their order."""
