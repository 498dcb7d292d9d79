"""The same screens in a web page: who may see them, and what each visitor sees."""
