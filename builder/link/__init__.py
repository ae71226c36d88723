"""Stage 3: all together. Parts get their order, moments their place, references their goal.

Pure, and a module at a time: a module's own files are linked where they lie (`module.py`), with
answers about the rest of the portal (`places.py`), which is known by outlines (`outline.py`).
"""
