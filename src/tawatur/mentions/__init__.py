"""Mentions: the spans of a text that name an actor, a place, a time, a count, a means or an event.

In: a ``Document``. Out: mentions with what they resolve to, their offsets those of the normal form. A mention says only
what its own words and the report around it say; who did what to whom is for ``events`` to find.
"""
