"""Pictures as they are published: sized, stripped of what they tell besides, or refused."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from tests.site import tree
from tests.stories.stage import Stage

PLACE = b"57.7089N 11.9746E"
FOLDER = "content/pages/media"


@pytest.fixture
def stage(stage: Stage) -> Stage:
    stage.give("portal")
    (stage.root / FOLDER).mkdir(parents=True)
    return stage


def _photo(size: tuple[int, int], form: str = "JPEG", turn: int = 1) -> bytes:
    """Make a picture with a place in its EXIF, red on the left and blue on the right."""
    picture = Image.new("RGB", size, "red")
    picture.paste("blue", (size[0] // 2, 0, *size))
    exif = Image.Exif()
    exif[0x0112] = turn
    exif[0x010E] = PLACE.decode()
    out = BytesIO()
    picture.save(out, form, exif=exif, comment=PLACE)
    assert PLACE in out.getvalue()
    return out.getvalue()


def _show(stage: Stage, *names: str) -> list[dict[str, str]]:
    pictures = "\n\n".join(f"![Bilden {name}](media/{name})" for name in names)
    stage.write("content/pages/om.md", f"---\ntitle: Om\n---\n{pictures}")
    stage.run("kollegium build")
    assert (stage.code, stage.err) == (0, "")
    page = BeautifulSoup((stage.site / "om/index.html").read_bytes(), "html.parser")
    return [
        {key: str(value) for key, value in img.attrs.items()} for img in page.select("main img")
    ]


@pytest.mark.parametrize(
    ("name", "form"), [("foto.jpg", "JPEG"), ("foto.png", "PNG"), ("FOTO.WEBP", "WEBP")]
)
def test_large_picture_is_scaled_and_stripped(stage: Stage, name: str, form: str) -> None:
    (stage.root / FOLDER / name).write_bytes(_photo((3200, 1001), form))
    (shown,) = _show(stage, name)
    assert (shown["src"], shown["alt"]) == (f"../media/{name}", f"Bilden {name}")
    data = tree(stage.site)[f"media/{name}"]
    with Image.open(BytesIO(data)) as published:
        assert (published.format, published.width) == (form, 1600)
        assert (int(shown["width"]), int(shown["height"])) == published.size
        assert dict(published.getexif()) == {}
    assert PLACE not in data


def test_small_picture_keeps_its_size_and_loses_its_place(stage: Stage) -> None:
    (stage.root / FOLDER / "liten.jpg").write_bytes(_photo((40, 30)))
    (shown,) = _show(stage, "liten.jpg")
    assert (shown["width"], shown["height"]) == ("40", "30")
    assert PLACE not in tree(stage.site)["media/liten.jpg"]


def test_turned_picture_stands_upright(stage: Stage) -> None:
    """EXIF's turn is carried out before it is taken away."""
    (stage.root / FOLDER / "vriden.jpg").write_bytes(_photo((80, 20), turn=6))
    (shown,) = _show(stage, "vriden.jpg")
    assert (shown["width"], shown["height"]) == ("20", "80")
    with Image.open(BytesIO(tree(stage.site)["media/vriden.jpg"])) as published:
        assert published.size == (20, 80)
        red, _, blue = published.convert("RGB").getpixel((10, 5))  # type: ignore[misc]
    assert red > 200
    assert blue < 100


def test_moving_picture_moves(stage: Stage) -> None:
    frames = [Image.new("RGB", (20, 10), colour) for colour in ("red", "green", "blue")]
    frames[0].save(
        stage.root / FOLDER / "film.gif", save_all=True, append_images=frames[1:], duration=50
    )
    (shown,) = _show(stage, "film.gif")
    assert (shown["width"], shown["height"]) == ("20", "10")
    with Image.open(BytesIO(tree(stage.site)["media/film.gif"])) as published:
        assert getattr(published, "n_frames", 1) == 3


def test_transparent_picture_stays_transparent(stage: Stage) -> None:
    Image.new("RGBA", (20, 10), (255, 0, 0, 0)).save(stage.root / FOLDER / "genom.png")
    _show(stage, "genom.png")
    with Image.open(BytesIO(tree(stage.site)["media/genom.png"])) as published:
        assert published.convert("RGBA").getpixel((5, 5)) == (255, 0, 0, 0)


@pytest.mark.parametrize("name", ["foto.jpg", "foto.png", "foto.webp", "foto.gif"])
@pytest.mark.parametrize("keep", [0, 11, 60, -30])
def test_truncated_picture_is_a_diagnostic(stage: Stage, name: str, keep: int) -> None:
    form = {"jpg": "JPEG"}.get(name[-3:], name[5:].upper())
    (stage.root / FOLDER / name).write_bytes(_photo((640, 480), form)[:keep])
    stage.run("kollegium build --format line")
    assert stage.code == 1
    (fault,) = stage.err.splitlines()
    assert fault.startswith(f"{FOLDER}/{name}:1:1: error[unreadable-image]: ")


def test_picture_of_another_kind_than_its_name(stage: Stage) -> None:
    """A renamed text is refused; of a renamed picture it is told what it is."""
    (stage.root / FOLDER / "text.png").write_bytes(b"inte en bild")
    (stage.root / FOLDER / "egentligen.png").write_bytes(_photo((40, 30), "JPEG"))
    stage.write("content/pages/om.md", "---\ntitle: Om\n---\n![En bild](media/egentligen.png)")
    stage.run("kollegium check --format line")
    assert stage.code == 1
    renamed, refused = stage.err.splitlines()
    assert renamed.startswith(f"{FOLDER}/egentligen.png:1:1: warning[wrong-ending]: ")
    assert renamed.endswith("JPEG")
    assert refused.startswith(f"{FOLDER}/text.png:1:1: error[unreadable-image]: ")


def test_decoder_speaks_no_english_in_a_swedish_message(stage: Stage) -> None:
    (stage.root / FOLDER / "foto.jpg").write_bytes(_photo((640, 480))[:900])
    (stage.root / FOLDER / "ritning.svg").write_text("<svg>")
    stage.run("kollegium check --format line")
    assert len(stage.err.splitlines()) == 2
    for word in ("image", "file", "truncated", "element", "line", "Error"):
        assert word not in stage.err.replace("unreadable-image", "")
