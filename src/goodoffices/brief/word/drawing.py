"""A figure in a line of text: the SVG, a raster for programs that do not draw SVG, and its description."""

from __future__ import annotations

from goodoffices.brief.drawn import alternative, figure_size
from goodoffices.brief.sheet import Figure
from goodoffices.brief.word.markup import NAMESPACES, Xml, element

__all__ = ["drawing"]

_PER_PIXEL = 9525  # English Metric Units (914,400 an inch) in a pixel (96 an inch)
_WIDEST = 9412 * 635  # the width of the text
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def drawing(figure: Figure, number: int, raster: str, vector: str) -> Xml:
    """A drawing.

    Parameters
    ----------
    figure : Figure
    number : int
        From 1; no two drawings of a document share it.
    raster, vector : str
        Ids of the relationships to the PNG and to the SVG ([MS-ODRAWXML] 2.3.1.15, ``svgBlip``).
    """
    width, height = figure_size(figure)
    shrink = min(1.0, _WIDEST / (width * _PER_PIXEL))
    size = {"cx": round(width * _PER_PIXEL * shrink), "cy": round(height * _PER_PIXEL * shrink)}
    name = f"Figure {number}"
    alt = alternative(figure)
    extension = element("a:ext", element("asvg:svgBlip", r_embed=vector), uri=_SVG_EXTENSION)
    picture = element(
        "pic:pic",
        element("pic:nvPicPr", element("pic:cNvPr", id=number, name=name, descr=alt), element("pic:cNvPicPr")),
        element(
            "pic:blipFill",
            element("a:blip", element("a:extLst", extension), r_embed=raster),
            element("a:stretch", element("a:fillRect")),
        ),
        element(
            "pic:spPr",
            element("a:xfrm", element("a:off", x=0, y=0), element("a:ext", **size)),
            element("a:prstGeom", element("a:avLst"), prst="rect"),
        ),
    )
    inline = element(
        "wp:inline",
        element("wp:extent", **size),
        element("wp:effectExtent", l=0, t=0, r=0, b=0),
        element("wp:docPr", id=number, name=name, descr=alt, title=figure.title),
        element("wp:cNvGraphicFramePr", element("a:graphicFrameLocks", noChangeAspect=1)),
        element("a:graphic", element("a:graphicData", picture, uri=NAMESPACES["pic"])),
        distT=0,
        distB=0,
        distL=0,
        distR=0,
    )
    return element("w:drawing", inline)
