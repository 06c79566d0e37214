"""Prints squares on a page, turns and crops it, appends our content and tells which colours MuPDF then shows.

A process of its own: MuPDF is never loaded beside anything else."""

import json
import sys

import pymupdf

LEFT, TOP, WIDTH, HEIGHT = 30, 140, 400, 500  # the crop box inside a page of 500 × 700, lower left corner at 30, 60


def main() -> None:
    job = json.load(sys.stdin)
    document = pymupdf.open()
    page = document.new_page(width=500, height=700)
    for x, y in job["squares"]:
        square = (LEFT + x - 10, TOP + y - 10, LEFT + x + 10, TOP + y + 10)
        page.draw_rect(square, color=None, fill=(0, 0, 0))
    page.set_cropbox(pymupdf.Rect(LEFT, TOP, LEFT + WIDTH, TOP + HEIGHT))
    page.set_rotation(job["rotation"])
    resources, prefix = dictionary(document, page.xref, "Resources")
    states, prefix = dictionary(document, resources, prefix + "ExtGState")
    for name, state in job["states"].items():
        document.xref_set_key(states, prefix + name, state)
    page.wrap_contents()
    added = document.get_new_xref()
    document.update_object(added, "<<>>")
    document.update_stream(added, job["content"].encode())
    streams = " ".join(f"{xref} 0 R" for xref in [*page.get_contents(), added])
    document.xref_set_key(page.xref, "Contents", f"[{streams}]")
    pixmap = pymupdf.open("pdf", document.tobytes())[0].get_pixmap(dpi=144)
    probes = job["probes"].items()
    json.dump(
        {name: [pixmap.pixel(round(x * 2), round(y * 2)) for x, y in points] for name, points in probes}, sys.stdout
    )


def dictionary(document: pymupdf.Document, xref: int, key: str) -> tuple[int, str]:
    """Object and key prefix under which a dictionary's entries are set; PyMuPDF does not follow references itself."""
    kind, value = document.xref_get_key(xref, key)
    if kind == "xref":
        return int(value.split()[0]), ""
    if kind == "null":
        document.xref_set_key(xref, key, "<<>>")
    return xref, key + "/"


if __name__ == "__main__":
    main()
