"""The block tree: model, specification, codec, walking, rich text, raw HTML import."""
