"""Line mode: the program as typed lines, for screen readers, dumb terminals and slow links.

No alternate screen, no cursor addressing, no escape sequence, one question at a time; the same
session, the same store and the same result as the screens.
"""
