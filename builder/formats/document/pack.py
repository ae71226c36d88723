"""Archives packed again, so that the same content gives the same bytes whenever it is made."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that an archive can name
_CONTENTS = "[Content_Types].xml"  # some programs look for it at the very beginning


def repacked(data: bytes) -> bytes:
    """Pack an archive's files in order, with one date and nothing of the machine it is made on."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as given, ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name in sorted(given.namelist(), key=lambda each: (each != _CONTENTS, each)):
            told = ZipInfo(name, _FIRST_DAY)
            told.create_system, told.compress_type = 0, ZIP_DEFLATED
            made.writestr(told, given.read(name), compresslevel=9)
    return out.getvalue()
