"""MJML read: the tolerant parser, and elements as blocks, with a report of what was kept how."""
