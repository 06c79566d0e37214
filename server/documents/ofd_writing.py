"""The objects of an OFD page written to a page of a PDF: pictures, lines and areas, then text upon them."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from server import fonts
from server.documents.ofd_paths import path_commands
from server.documents.ofd_resources import Resources, children, first, name_of, text_of

if TYPE_CHECKING:
    import pymupdf

POINTS_PER_MM = 72 / 25.4
_DEEPEST = 16
_MOST_OBJECTS = 200_000
_USUAL_LINE_MM = 0.353
_SANS_NAMES = ("黑", "Hei", "Sans", "Arial", "Helvetica", "雅", "等线")
Matrix = tuple[float, float, float, float, float, float]
_PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class PageWriter:
    """Collects the objects of one page and writes them."""

    def __init__(
        self, document: "pymupdf.Document", box: tuple[float, float, float, float], resources: Resources
    ) -> None:
        self._document = document
        self._page = document.new_page(width=box[2] * POINTS_PER_MM, height=box[3] * POINTS_PER_MM)
        self._resources = resources
        self._origin = box[:2]
        self._height = box[3] * POINTS_PER_MM
        self._lines: list[str] = []
        self._texts: list[tuple[Element, Matrix]] = []
        self._objects = 0
        self._faces: dict[str, pymupdf.Font] = {}

    def add(self, layer: Element, moved: Sequence[float] = (0.0, 0.0)) -> None:
        """Take in a layer, or whatever else holds objects, moved by millimetres."""
        x, y = moved if len(moved) == 2 else (0.0, 0.0)
        self._walk(layer, (1.0, 0.0, 0.0, 1.0, x - self._origin[0], y - self._origin[1]), 0)

    def write(self) -> None:
        """Write what was collected."""
        if self._lines:
            commands = f"q {POINTS_PER_MM:.6f} 0 0 {-POINTS_PER_MM:.6f} 0 {self._height:.4f} cm\n"
            xref = self._document.get_new_xref()
            self._document.update_object(xref, "<<>>")
            self._document.update_stream(xref, (commands + "\n".join(self._lines) + "\nQ").encode("ascii"))
            present = self._page.get_contents()
            streams = " ".join(f"{one} 0 R" for one in [*present, xref])
            self._document.xref_set_key(self._page.xref, "Contents", f"[{streams}]")
        for one, matrix in self._texts:
            self._write_text(one, matrix)

    def _walk(self, holder: Element, matrix: Matrix, depth: int) -> None:
        for one in holder:
            self._objects += 1
            if self._objects > _MOST_OBJECTS or depth > _DEEPEST:
                return
            if one.get("Visible") == "false":
                continue
            match name_of(one):
                case "PageBlock":
                    self._walk(one, matrix, depth + 1)
                case "CompositeObject":
                    unit = self._resources.units.get(one.get("ResourceID") or "")
                    content = first(unit, "Content")
                    if content is not None:
                        self._walk(content, _placed(one, matrix), depth + 1)
                case "TextObject":
                    self._texts.append((one, _placed(one, matrix)))
                case "PathObject":
                    self._add_path(one, _placed(one, matrix))
                case "ImageObject":
                    self._write_picture(one, _placed(one, matrix))

    def _add_path(self, one: Element, matrix: Matrix) -> None:
        commands = path_commands(text_of(first(one, "AbbreviatedData")) or "")
        strokes, fills = one.get("Stroke") != "false", one.get("Fill") == "true"
        if not commands or not (strokes or fills):
            return
        paint = {(True, True): "B", (True, False): "S", (False, True): "f"}[strokes, fills]
        if fills and one.get("Rule") == "Even-Odd":
            paint += "*" if paint != "S" else ""
        stroke = " ".join(f"{part:.3f}" for part in self._colour(one, "StrokeColor"))
        fill = " ".join(f"{part:.3f}" for part in self._colour(one, "FillColor"))
        width = max(0.0, number(self._resources.told_width(one), _USUAL_LINE_MM))
        at = " ".join(f"{part:.5f}" for part in matrix)
        self._lines.append(f"q {at} cm {stroke} RG {fill} rg {width:.4f} w {commands} {paint} Q")

    def _write_picture(self, one: Element, matrix: Matrix) -> None:
        import pymupdf

        content = self._resources.picture(one.get("ResourceID") or "")
        if content is None:
            return
        corners = [_at(matrix, x, y) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]
        left, top = min(x for x, _ in corners), min(y for _, y in corners)
        right, bottom = max(x for x, _ in corners), max(y for _, y in corners)
        where = pymupdf.Rect(*(edge * POINTS_PER_MM for edge in (left, top, right, bottom)))
        if where.is_empty or where.is_infinite:
            return
        try:
            self._page.insert_image(where, stream=content, keep_proportion=False)
        except Exception:
            # A picture in a form MuPDF does not read: the page is worth more than the picture.
            return

    def _write_text(self, one: Element, matrix: Matrix) -> None:
        import pymupdf

        size = number(one.get("Size"), 0.0)
        if size <= 0 or one.get("Fill") == "false":
            return
        fixed = pymupdf.Point(matrix[4] * POINTS_PER_MM, matrix[5] * POINTS_PER_MM)
        stretch = number(one.get("HScale"), 1.0) or 1.0
        writer = pymupdf.TextWriter(self._page.rect)
        x = y = 0.0
        for code in children(one, "TextCode"):
            x, y = number(code.get("X"), x), number(code.get("Y"), y)
            text = code.text or ""
            across, down = deltas(code.get("DeltaX"), len(text)), deltas(code.get("DeltaY"), len(text))
            for place, character in enumerate(text):
                face = self._face(one, character)
                if not character.isspace():
                    at = fixed + pymupdf.Point(x / stretch, y) * POINTS_PER_MM
                    writer.append(at, character, font=face, fontsize=size * POINTS_PER_MM)
                natural = face.glyph_advance(ord(character)) * size * stretch
                x += across[place] if place < len(across) else 0.0 if down and not across else natural
                y += down[place] if place < len(down) else 0.0
        if writer.text_rect.is_empty and not writer.used_fonts:
            return
        linear = pymupdf.Matrix(matrix[0] * stretch, matrix[1] * stretch, matrix[2], matrix[3], 0, 0)
        writer.write_text(self._page, color=self._colour(one, "FillColor"), morph=(fixed, linear))

    def _face(self, one: Element, character: str) -> "pymupdf.Font":
        """The face that came with the paper where it knows the character, otherwise one of ours."""
        import pymupdf

        name, file = self._resources.fonts.get(one.get("Font") or "", ("", None))
        if file is not None:
            if file not in self._faces:
                try:
                    self._faces[file] = pymupdf.Font(fontbuffer=self._resources.package.read(file))
                except Exception:
                    self._faces[file] = pymupdf.Font("helv")
            if self._faces[file].has_glyph(ord(character)):
                return self._faces[file]
        if "Courier" in name and character.isascii():
            return self._faces.setdefault("cour", pymupdf.Font("cour"))
        family = fonts.Family.SANS if any(part in name for part in _SANS_NAMES) else fonts.Family.SERIF
        bold = one.get("Weight") not in (None, "400") and number(one.get("Weight"), 400.0) > 500
        ours = str(fonts.path(family, 700 if bold else 400))
        if ours not in self._faces:
            self._faces[ours] = pymupdf.Font(fontfile=ours)
        return self._faces[ours]

    def _colour(self, one: Element, name: str) -> tuple[float, float, float]:
        told = self._resources.told(one, name)
        parts = [min(255.0, max(0.0, part)) / 255 for part in numbers(told.get("Value") if told is not None else None)]
        if len(parts) == 3:
            return parts[0], parts[1], parts[2]
        if len(parts) == 4:
            cyan, magenta, yellow, black = parts
            return (1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)
        return (parts[0], parts[0], parts[0]) if len(parts) == 1 else (0.0, 0.0, 0.0)


def numbers(text: str | None) -> list[float]:
    """The numbers of an attribute; an empty list if one of them is none."""
    try:
        found = [float(part) for part in (text or "").replace(",", " ").split()]
    except ValueError:
        return []
    return found if all(math.isfinite(one) and abs(one) < 1e7 for one in found) else []


def number(text: str | None, otherwise: float) -> float:
    """One number."""
    found = numbers(text)
    return found[0] if len(found) == 1 else otherwise


def deltas(text: str | None, most: int) -> list[float]:
    """Distances between characters; `g 4 3.2` stands for four times 3.2."""
    parts = (text or "").split()
    found: list[float] = []
    place = 0
    while place < len(parts) and len(found) < most:
        if parts[place] == "g" and place + 2 < len(parts):
            times = int(number(parts[place + 1], 0.0))
            found.extend([number(parts[place + 2], 0.0)] * max(0, min(times, most - len(found))))
            place += 3
        else:
            found.append(number(parts[place], 0.0))
            place += 1
    # One distance alone goes for all of them.
    return found * most if len(found) == 1 else found


def _placed(one: Element, outer: Matrix) -> Matrix:
    own = numbers(one.get("CTM"))
    box = numbers(one.get("Boundary"))
    x, y = (box[0], box[1]) if len(box) == 4 else (0.0, 0.0)
    a, b, c, d, e, f = own if len(own) == 6 else _PLAIN
    return _times((a, b, c, d, e + x, f + y), outer)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    at, bt, ct, dt, et, ft = outer
    return (a * at + b * ct, a * bt + b * dt, c * at + d * ct, c * bt + d * dt,
            e * at + f * ct + et, e * bt + f * dt + ft)


def _at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    return matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]
