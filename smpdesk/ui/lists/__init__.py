"""Lists of clients as tables: columns, order, files."""
