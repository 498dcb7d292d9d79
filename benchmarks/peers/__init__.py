"""The report's content set by others, for comparison; used in development only.

Each module has ``render(content) -> bytes``, the content being that of
:func:`benchmarks.content.plain`: headings, paragraphs, labelled paragraphs and tables.
"""
