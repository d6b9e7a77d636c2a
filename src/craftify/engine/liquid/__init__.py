"""The template language: Liquid, restricted, analysed before it runs and escaped by context."""
