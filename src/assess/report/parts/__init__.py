"""The parts of the report; each module turns a view into blocks."""
