"""SQLite keeps the item store and the catalog: two files, nothing to install, one library (apsw).

Nobody else may open these files from this process: a second SQLite library on the same file
destroys it, and closing any other handle to it drops SQLite's locks.
"""

from craftify.adapters.sqlite.catalog import SqliteCatalog
from craftify.adapters.sqlite.items import SqliteItems

__all__ = ["SqliteCatalog", "SqliteItems"]
