"""The engine turns a document into an email and needs nobody."""
