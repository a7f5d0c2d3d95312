"""Exports: coded reports and incidents in the formats that others read, one file a format.

In: what the desk or the coder gives. Out: text on an open stream. Nothing is looked up, changed or left out here: an
export says what the incident says, at its precision. ``EXPORTERS`` in registry.py lists the formats.
"""
