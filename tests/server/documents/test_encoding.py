"""Encoded pages decode to what was drawn, in the form that suits them."""

import io
import random
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw

from server.documents import encoding, greys
from server.documents.encoding import EncodedImage, Encoding, Look

SIXTEEN = tuple(range(0, 256, 17))


def _decoded(encoded: EncodedImage) -> Image.Image:
    image = Image.open(io.BytesIO(encoded.content))
    image.load()
    assert image.size == (encoded.width, encoded.height)
    assert Image.MIME[str(image.format)] == encoded.type
    return image


def _farthest(one: Image.Image, other: Image.Image) -> int:
    """The largest difference of any channel of any pixel."""
    apart = ImageChops.difference(one.convert("RGB"), other.convert("RGB"))
    return max(index % 256 for index, count in enumerate(apart.histogram()) if count)


def _text_page(ink: tuple[int, int, int], width: int = 400) -> Image.Image:
    page = Image.new("RGB", (width, 300), "white")
    draw = ImageDraw.Draw(page)
    for line in range(10):
        draw.text((10, 10 + 28 * line), f"Item {line}: budget 2026, adopted", fill=ink)
    return page


def _photo(mode: str) -> Image.Image:
    dice = random.Random(7)
    bands = len(Image.new(mode, (1, 1)).getbands())
    noise = Image.frombytes(mode, (300, 300), dice.randbytes(300 * 300 * bands))
    return noise.resize((600, 600), Image.Resampling.BICUBIC).convert("RGB")


def _judged(page: Image.Image) -> tuple[Encoding, EncodedImage]:
    """As the worker does it: drawn grey if its colours are none."""
    drawn = page if encoding.is_coloured(page.convert("RGB")) else page.convert("L")
    look = encoding.judge(drawn)
    return look.encoding, encoding.encode(drawn, look)


def test_black_text_becomes_four_bit_grey() -> None:
    chosen, encoded = _judged(_text_page((0, 0, 0)))
    assert chosen is Encoding.GREY_TEXT
    depth, colour_type = struct.unpack(">BB", encoded.content[24:26])
    assert (depth, colour_type) == (4, 3)


def test_coloured_text_becomes_a_palette() -> None:
    page = _text_page((200, 0, 0))
    chosen, encoded = _judged(page)
    assert chosen is Encoding.COLOUR_TEXT
    assert _farthest(_decoded(encoded), page) <= 16


def _counts(edges: float, **flat: float) -> list[int]:
    """How often each grey is on a page of a million pixels: edges spread over all, and flat greys (`_17=0.03`)."""
    counts = [round(edges * 1_000_000 / 256)] * 256
    for grey, share in flat.items():
        counts[int(grey[1:])] += round(share * 1_000_000)
    return counts


def test_dense_text_gets_two_bits_with_ink_and_paper_as_they_are() -> None:
    assert greys.levels_of(_counts(0.137, _17=0.03, _255=0.833), 1200) == (17, 96, 176, 255)
    assert len(greys.levels_of(_counts(0.06, _17=0.03, _255=0.91), 1200) or ()) == 16
    # Twice as wide there are half as many edges.
    assert len(greys.levels_of(_counts(0.07, _17=0.03, _255=0.9), 2400) or ()) == 4


def test_a_shaded_table_in_dense_text_keeps_its_shade() -> None:
    levels = greys.levels_of(_counts(0.137, _17=0.03, _255=0.733, _225=0.1), 1200)
    assert levels is not None and {17, 225, 255} <= set(levels)


def test_two_bits_decode_to_the_nearest_of_four() -> None:
    page = Image.linear_gradient("L").resize((123, 77))
    encoded = encoding.encode(page, Look(Encoding.GREY_TEXT, (17, 96, 176, 255)))
    assert encoded.content[24] == 2
    assert _farthest(_decoded(encoded), page) <= 40


def test_a_photo_among_dense_text_makes_the_page_a_photo() -> None:
    dice = random.Random(2)
    dust = Image.new("L", (1200, 1200), 255)
    dust.paste(17, (100, 100, 300, 300))
    for _ in range(190_000):
        dust.putpixel((dice.randrange(1200), dice.randrange(1200)), dice.randrange(40, 215))
    assert encoding.judge(dust) == Look(Encoding.GREY_TEXT, (17, 96, 176, 255))
    dust.paste(_photo("L").convert("L").resize((1200, 120)), (0, 500))
    assert encoding.judge(dust).encoding is Encoding.GREY_PHOTO


@given(st.integers(8, 250))
def test_a_tinted_table_keeps_its_tint_exactly(tint: int) -> None:
    page = _text_page((0, 0, 0)).convert("L")
    page.paste(tint, (0, 0, 400, 8))
    _, encoded = _judged(page)
    assert _decoded(encoded).convert("L").getpixel((2, 2)) == tint


def test_paper_stays_white_and_a_seal_of_few_pixels_stays_red() -> None:
    page = _text_page((200, 0, 0), 1200)
    ImageDraw.Draw(page).rectangle((1100, 200, 1108, 208), fill=(220, 20, 20))
    _, encoded = _judged(page)
    shown = _decoded(encoded).convert("RGB")
    assert shown.getpixel((2, 2)) == (255, 255, 255)
    red, green, blue = shown.crop((1104, 204, 1105, 205)).tobytes()
    assert red > 190
    assert max(green, blue) < 60


@pytest.mark.parametrize("colour", [False, True])
def test_a_smooth_gradient_gets_no_bands(colour: bool) -> None:
    ramp = Image.linear_gradient("L").resize((700, 700), Image.Resampling.BICUBIC)
    page = Image.merge("RGB", (ramp.point([value // 3 for value in range(256)]), ramp, ramp)) if colour else ramp
    chosen, _ = _judged(page.convert("RGB"))
    assert chosen is (Encoding.COLOUR_PHOTO if colour else Encoding.GREY_PHOTO)


@pytest.mark.parametrize(("mode", "expected"), [("L", Encoding.GREY_PHOTO), ("RGB", Encoding.COLOUR_PHOTO)])
def test_photos_become_webp(mode: str, expected: Encoding) -> None:
    chosen, encoded = _judged(_photo(mode))
    assert chosen is expected
    assert encoded.type == "image/webp"


def test_one_red_seal_makes_the_page_coloured_and_a_scanners_tint_does_not() -> None:
    page = _text_page((0, 0, 0))
    tinted = Image.merge("RGB", [band.point([max(0, value - shift) for value in range(256)])
                                 for band, shift in zip(page.split(), (0, 6, 14), strict=True)])
    assert not encoding.is_coloured(tinted)
    ImageDraw.Draw(page).ellipse((300, 200, 330, 230), outline=(220, 20, 20), width=2)
    assert encoding.is_coloured(page)


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 40), st.integers(1, 40), st.randoms(use_true_random=False))
def test_sixteen_greys_are_the_nearest_at_any_size(width: int, height: int, dice: random.Random) -> None:
    grey = Image.frombytes("L", (width, height), dice.randbytes(width * height))
    decoded = _decoded(encoding.encode(grey, Look(Encoding.GREY_TEXT, SIXTEEN))).convert("L")
    assert all(abs(a - b) <= 8 for a, b in zip(grey.tobytes(), decoded.tobytes(), strict=True))


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 40), st.integers(1, 40), st.integers(1, 40), st.randoms(use_true_random=False))
def test_few_colours_survive_at_any_size(width: int, height: int, colours: int, dice: random.Random) -> None:
    # The quantiser keeps colours apart by their upper bits.
    palette = [(dice.randrange(16) * 16, dice.randrange(16) * 16, dice.randrange(16) * 16) for _ in range(colours)]
    image = Image.new("RGB", (width, height))
    image.putdata([dice.choice(palette) for _ in range(width * height)])
    decoded = _decoded(encoding.encode(image, Look(Encoding.COLOUR_TEXT)))
    assert _farthest(decoded, image) <= 16


@pytest.mark.parametrize("size", [(1600, 2263), (3000, 40), (40, 3000), (200, 200)])
def test_thumbnail_keeps_the_shape(size: tuple[int, int]) -> None:
    made = encoding.thumbnail(Image.new("RGB", size, "white"), 200)
    assert made.width == 200 or made.height == 400
    assert made.width <= 200 and made.height <= 400
    if min(made.width, made.height) > 20:
        assert made.width / made.height == pytest.approx(size[0] / size[1], rel=0.02)
    _decoded(made)
