"""A domain of pages in modules, as small as the engine's tests allow; importable by workers."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.engine.digest import Sealed, content_digest, seal
from builder.engine.job import Batch, Copy, Job
from builder.engine.run import Report, run
from builder.engine.shelf import Shelf

SITE = seal(("Portalen", 1))


@dataclass(frozen=True, slots=True)
class Page:
    title: str
    body: str = "text"
    minutes: int = 15


class UnportableError(Exception):
    def __init__(self, *, reason: str) -> None:
        super().__init__(reason)


def write_page(_shelf: Shelf, page: Page, site: Sealed[tuple[str, int]]) -> bytes:
    return f"{site.value[0]}\n{page.title} ({page.minutes})\n{page.body}\n".encode()


def write_other(shelf: Shelf, page: Page, site: Sealed[tuple[str, int]]) -> bytes:
    return write_page(shelf, page, site)


def write_slowly(shelf: Shelf, page: Page, site: Sealed[tuple[str, int]]) -> bytes:
    time.sleep(0.02)
    return write_page(shelf, page, site)


def write_text(shelf: Shelf, digest: str) -> bytes:
    return shelf.text(digest).encode()


def copy_file(_shelf: Shelf, source: str, _content: str) -> Copy:
    return Copy(Path(source))


def fail(_shelf: Shelf, page: Page, _site: object) -> bytes:
    raise LookupError(page.title)


def fail_unportably(_shelf: Shelf, page: Page, _site: object) -> bytes:
    raise UnportableError(reason=page.title)


def return_text(_shelf: Shelf, page: Page, _site: object) -> str:
    return page.title


def die(_shelf: Shelf, _page: Page, _site: object) -> bytes:
    os._exit(3)


def stick(_shelf: Shelf, _page: Page, _site: object) -> bytes:
    """Keep the interpreter's lock for half a minute: no other thread of the process runs."""
    re.match("(a+)+$", "a" * 30 + "b")
    return b""


def double(number: int) -> int:
    return number * 2


def process(_number: int) -> int:
    return os.getpid()


MAKERS = {
    "page": write_page,
    "other": write_other,
    "slow": write_slowly,
    "fail": fail,
    "unportable": fail_unportably,
    "text": return_text,
    "die": die,
    "stick": stick,
}


def plan_pages(
    pages: tuple[tuple[str, Page], ...], site: Sealed[tuple[str, int]], maker: str
) -> Iterator[Job]:
    for path, page in pages:
        yield Job(path, MAKERS[maker], (page, site))  # type: ignore[arg-type]


def plan_texts(texts: tuple[tuple[str, str], ...]) -> Iterator[Job]:
    for path, digest in texts:
        yield Job(path, write_text, (digest,))


def plan_copy(source: str, content: str) -> Iterator[Job]:
    yield Job("copy.bin", copy_file, (source, content))


def never(*_args: object) -> Iterable[Job]:
    raise AssertionError("a fresh batch was planned")


def batch(
    name: str,
    *titles: str | Page,
    site: Sealed[tuple[str, int]] = SITE,
    maker: str = "page",
) -> Batch:
    """A module: a page per title at `name/title.html`."""
    pages = tuple(title if isinstance(title, Page) else Page(title) for title in titles)
    named = tuple((f"{name}/{page.title}.html", page) for page in pages)
    return Batch(name, plan_pages, (named, site, maker))


def at(name: str, *paths: str, body: str = "text") -> Batch:
    """A batch with these very paths."""
    pages = tuple((path, Page(path, body)) for path in paths)
    return Batch(name, plan_pages, (pages, SITE, "page"))


def copying(source: Path) -> Batch:
    return Batch("copy", plan_copy, (str(source), content_digest(source.read_bytes())))


def many(modules: int, pages: int, *, body: str = "text", maker: str = "page") -> tuple[Batch, ...]:
    return tuple(
        batch(f"m{number:03}", *(Page(f"p{page:02}", body) for page in range(pages)), maker=maker)
        for number in range(modules)
    )


@dataclass(frozen=True, slots=True)
class Bench:
    """An output and a cache folder below one root."""

    root: Path

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def cache(self) -> Path:
        return self.root / ".kollegium"

    def build(
        self, *batches: Batch, version: str = "1", jobs: int = 1, force: bool = False
    ) -> Report:
        return run(batches, self.site, self.cache, version=version, jobs=jobs, force=force)

    def build_tree(self, *batches: Batch) -> dict[str, bytes]:
        """What a clean build gives: everything below its output folder."""
        self.build(*batches)
        return self.tree()

    def tree(self) -> dict[str, bytes]:
        return tree(self.site)


def tree(root: Path) -> dict[str, bytes]:
    """Everything below a folder: files with their bytes, folders by `name/`."""
    return {
        path.relative_to(root).as_posix() + ("/" if path.is_dir() else ""): (
            b"" if path.is_dir() else path.read_bytes()
        )
        for path in sorted(root.rglob("*"))
    }


def reasons(report: Report) -> dict[str, str]:
    """By path: why it was made, with the names of changed arguments."""
    return {
        made.path: " ".join([made.reason.why.value, *made.reason.names]) for made in report.made
    }


def main(arguments: Sequence[str]) -> None:
    """Build in a process of its own: ROOT JOBS START-METHOD BODY FIRST. For tests that kill it."""
    root, jobs, method, body, first = arguments
    bench = Bench(Path(root))
    run(
        (
            batch("first", "a", maker=first),
            batch("second", "a", maker=first),
            *many(6, 20, body=body, maker="slow"),
        ),
        bench.site,
        bench.cache,
        version="1",
        jobs=int(jobs),
        start_method=method,
    )


if __name__ == "__main__":
    main(sys.argv[1:])
