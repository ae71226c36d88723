r"""A case for every code of `builder/problems/`: what an author wrote, and what is said of it.

The case of the code `unknown-key` is the file `unknown-key.txt` beside this one. To add a case:

1. Write the file with what the author wrote, in the form of a story (`tests/stories/story.py`):

       An optional word on what the case shows.

       -- given: modul --             the files of tests/stories/given/modul.txt (portal.txt always)
       -- content/pages/om.md --      a file, as it stands
       -- content/x.md (escaped) --   a file with \xff (a byte), \u202e (a character), \n, \t, \\
                                      and «20×ord» (the same twenty times; № in it is the number)
       -- gone: content/pages --      a file or folder taken away
       -- refused: content/x.md --    a file that the computer does not hand out
       -- link: content/pages/media --  a symbolic link; the text is what it leads to
       -- late --                     time is up at once for what is read apart
       -- beside: missing-key --      codes that must come along; rather write a case without
       -- run --                      a command line, if it is not just `kollegium check`

2. `pytest --accept tests/codes -k unknown-key` writes the sections `sv` and `en`: the exact console
   text of this code's diagnostics in both languages. Read them.

The suite fails for a code without a case, for a case without a code, for a diagnostic of another
code that is not said to come along (so nothing cascades), and for a hint that no case shows.
"""
