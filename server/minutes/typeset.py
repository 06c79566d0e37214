"""HTML to PDF/A-2a with the fonts that come with the product; runs in worker processes only."""

from functools import cache
from typing import TYPE_CHECKING, Any

from server import fonts

if TYPE_CHECKING:
    from weasyprint import Document

VARIANT = "pdf/a-2a"
_IMPRINT = '<footer class="imprint foot">'
_OVERLEAF = '<footer class="imprint overleaf">'


class AddressRefused(ValueError):
    """A page asked for something that does not come with the product."""

    def __init__(self) -> None:
        super().__init__("address_refused")
        self.code = "address_refused"


def pdf(html: str) -> bytes:
    """A tagged PDF/A-2a of a page made by a layout; about 0.5 s a paper, 400 MB of memory.

    Nothing is fetched: not from the network, and of the files on this machine the bundled fonts only; an address to
    anything else is left out. Raises `FontsMissing` before the set-up ran.
    """
    document = _laid_out(html)
    if _IMPRINT in html:
        # The imprint stands at the foot of an even last page (GB/T 9704-2012, 7.4), else alone on the next even
        # one; that leaves a page blank where the text fills an even number of pages to their end.
        overleaf = _laid_out(html.replace(_IMPRINT, _OVERLEAF))
        document = document if len(document.pages) == len(overleaf.pages) - 2 else overleaf
    made: bytes = document.write_pdf(pdf_variant=VARIANT, pdf_tags=True)
    return made


def _laid_out(html: str) -> "Document":
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    shared = FontConfiguration()
    faces = weasyprint.CSS(string=fonts.font_face_css(), font_config=shared, url_fetcher=_fetcher())
    page = weasyprint.HTML(string=html, url_fetcher=_fetcher(), base_url=None)
    return page.render(stylesheets=[faces], font_config=shared, pdf_variant=VARIANT)


@cache
def _fetcher() -> Any:
    from weasyprint.urls import URLFetcher

    allowed = {fonts.path(family, weight).as_uri() for family in fonts.Family for weight in fonts.WEIGHTS}

    class BundledFonts(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url not in allowed:
                raise AddressRefused
            return super().fetch(url, headers)

    return BundledFonts(allowed_protocols=("file",), allow_redirects=False)
