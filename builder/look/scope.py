"""What a package holds of the site, and so where the links of its pages lead.

A page of a package is made from the same views, prose and templates as that of the site. It is
rendered with a hole in place of every address, and only these are filled otherwise: what is in the
package is linked to, what is not leads to where the portal is published, and says so. Where that is
not known, such a link has no address, and is its text alone.
"""

import re
from collections.abc import Callable
from hashlib import blake2b
from urllib.parse import unquote

from markupsafe import escape

from builder import addresses
from builder.read.holes import SEP
from builder.read.slug import slug
from builder.value import value

LONGEST = 120  # characters of a path, so that the folder it is unpacked in has sixty
_SHORT = 24  # of a name in a longer one
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*")
_LINK, _PICTURE = ' href="', ' src="'


@value
class Scope:
    """A package's own addresses in the site, and the portal's published one, which may be empty.

    `mark` says of a link that it leads out of the package. `base` ends with a slash.
    """

    inside: frozenset[str]
    base: str
    mark: str

    def fill(self, html: str, here: str) -> str:
        """Fill in the addresses of a page that was rendered with holes for them."""

        def inside(address: str, anchor: str) -> str:
            if address not in self.inside:
                return ""
            return f"{addresses.relative(packed(here), packed(address))}{anchor}"

        return fill(html, inside, self.base, self.mark)


def fill(html: str, inside: Callable[[str, str], str], base: str, mark: str) -> str:
    """Fill the holes of a page: with what `inside` gives for an address and an anchor, `#` and all.

    What it gives nothing for leads out. A link is `href="` and a hole. A page may not load what its
    package does not have, so a picture of another module's is what it is said to show. Data
    about a page, which nobody follows, has the published address.
    """
    first, *rest = html.split(SEP)
    written = [first]
    for path, then in zip(rest[::2], rest[1::2], strict=True):
        anchor = then.partition('"')[0] if then.startswith("#") else ""
        after = then[len(anchor) :]
        there = inside(unquote(path), anchor)
        if there:
            written += (there, after)
            continue
        before = written.pop()
        if before.endswith(_LINK):
            way = f'{_LINK}{escape(base)}{path}{anchor}" data-out="{escape(mark)}"'
            written += (before.removesuffix(_LINK), way if base else "", after[1:])
        elif before.endswith(_PICTURE):
            written += (before.removesuffix(_PICTURE), after[1:])
        else:
            written += (before, f"{escape(base)}{path}{anchor}", after)
    return "".join(written)


def packed(address: str) -> str:
    """Get the path of an address in a package: ASCII, and at most `LONGEST` characters.

    It differs from the address only where that has other letters or is longer; two addresses do
    not share one.
    """
    if _PLAIN.fullmatch(address) and len(address) <= LONGEST:
        return address
    path = "/".join(map(_name, address.split("/")))
    return path if len(path) <= LONGEST else f"filer/{_name(address.rpartition('/')[2], address)}"


def _name(name: str, whole: str = "") -> str:
    """Shorten a name to plain letters, with its ending and a sum of what it was."""
    if not whole and _PLAIN.fullmatch(name) and len(name) <= _SHORT:
        return name
    stem, dot, ending = name.rpartition(".")
    ending = slug(ending)[:8] if dot else ""
    number = blake2b((whole or name).encode(), digest_size=6).hexdigest()
    short = slug(stem if dot else name)[:_SHORT].strip("-")
    return f"{short or 'fil'}-{number}{'.' if ending else ''}{ending}"
