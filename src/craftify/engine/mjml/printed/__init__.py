"""MJML that says all of a document, for people to edit: written, and read back as the very same.

What MJML has no words for stands in attributes that begin with `c-`, in further elements with the
words of a locale, and in a few elements of the head. The twin is web/src/editor/compiling/printed.
"""
