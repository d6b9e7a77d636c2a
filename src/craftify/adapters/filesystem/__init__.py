"""The filesystem keeps the blobs."""

from craftify.adapters.filesystem.blobs import FileBlobs

__all__ = ["FileBlobs"]
