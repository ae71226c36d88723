"""A page's content as a document: what a page shows as HTML, for word processors and as PDF.

Nothing here knows what a page is about. What is left out is said in the HTML itself (`content.py`),
what the rest looks like in Word by a sheet of styles (`sheet.py`).
"""
