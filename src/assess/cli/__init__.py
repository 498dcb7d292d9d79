"""The command line, and the composition root: arguments → store → session → screens or report.

Importing this package imports nothing else, so that opening the screens does not wait for the
command-line framework, nor a command for the screens.
"""
