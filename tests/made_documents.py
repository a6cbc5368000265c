"""PDFs and Word documents made by hand, byte by byte, so that nothing that reads them has made them."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

Put = tuple[float, float, str] | tuple[float, float, str, float]
"""A text on a page: how far from the left and from the top, the text, and how large its letters are, 10 otherwise."""


def pdf(
    *pages: Sequence[Put], rules: Iterable[float] = (), ruled: Iterable[tuple[float, float]] = (), picture: bool = False
) -> bytes:
    """Make a PDF of pages of 600 by 800 points, in Helvetica, with upright lines at some places, *ruled* page by page."""
    drawn = [
        "".join(f"{x} {800 - last} m {x} {800 - first} l S\n" for x in rules)
        for first, last in ruled or [(0, 800)] * len(pages)
    ]
    shown = "q 500 0 0 700 50 50 cm /P Do Q\n" if picture else ""
    contents = [
        lines
        + shown
        + "".join(
            f"BT /F {put[3] if len(put) > 3 else 10} Tf 1 0 0 1 {put[0]} {800 - put[1]} Tm ({_escaped(put[2])}) Tj ET\n"
            for put in page
        )
        for lines, page in zip(drawn, pages, strict=True)
    ]
    first = 5
    kids = " ".join(f"{first + 2 * place} 0 R" for place in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\nx\nendstream",
    ]
    fonts_and_pictures = "<< /Font << /F 3 0 R >> /XObject << /P 4 0 R >> >>"
    of_page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources {fonts_and_pictures}"
    for place, content in enumerate(contents):
        objects += [
            f"{of_page} /Contents {first + 2 * place + 1} 0 R >>",
            f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}endstream",
        ]
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return made + (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF\n"
    ).encode("cp1252")


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def table_in_pdf(rows: Iterable[Sequence[str]], columns: Sequence[float], top: float = 100) -> list[Put]:
    """Put a table on a page: the names from the left, and the numbers ending at each column, as Word puts them."""
    return [
        (x if not place else x - 5.56 * sum(letter.isdigit() for letter in text) - 2.78 * text.count(" "), top + 15 * line, text)
        for line, row in enumerate(rows)
        for place, (x, text) in enumerate(zip(columns, row, strict=True))
        if text
    ]  # fmt: skip


def word(body: str, **others: str) -> bytes:
    """Make a Word document of the XML of its body, and what else is in its archive."""
    parts = {
        "[Content_Types].xml": "<x/>",
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in (parts | others).items():
            archive.writestr(name, part)
    return out.getvalue()


def line(text: str) -> str:
    return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def cell(text: str, about: str = "") -> str:
    return f"<w:tc><w:tcPr>{about}</w:tcPr>{line(text)}</w:tc>"


def table_in_word(rows: Iterable[Iterable[str]]) -> str:
    """Give the XML of a table; what begins with < is the XML of a cell already."""
    return (
        "<w:tbl>"
        + "".join(
            "<w:tr>" + "".join(each if each.startswith("<") else cell(each) for each in row) + "</w:tr>" for row in rows
        )
        + "</w:tbl>"
    )
