"""Rich text: a closed ProseMirror document, from HTML and to HTML."""
