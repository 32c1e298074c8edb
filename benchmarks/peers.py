"""Four typesetters, each used as its own documentation advises, for `benchmarks/paragraphs.py`.

All set the same words in the same font file at the same size and leading, one paragraph to a page, and return a PDF.
"""

from __future__ import annotations

import html
import io
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from forumprint.base.geometry import Size
from forumprint.base.problems import Where
from forumprint.files.bundled import assets
from forumprint.files.languages import hyphenation_patterns, load_language
from forumprint.files.photos.store import PhotoLab
from forumprint.frame.frames import Frame
from forumprint.frame.leaflet import Colour, Leaflet, Page, Rights
from forumprint.frame.placements import TextLine
from forumprint.frame.spans import SpanTable
from forumprint.frame.structure import Node, Role
from forumprint.language.spacing import bind
from forumprint.pdf.document import write_pdf
from forumprint.type.faces import Typeface
from forumprint.type.galley import ParagraphStyle, Run, TextStyle
from forumprint.type.typesetter import Typesetter

FONT = assets() / "fonts" / "SourceSans3_400Regular.ttf"
FAMILY = "Source Sans 3"
SIZE, LEADING = 9.5, 12.8
MARGIN = 20.0
HEIGHT = 800.0
_HERE = Where("benchmarks/paragraphs.yaml")


class Job(NamedTuple):
    """A paragraph to set. `measure` is in points."""

    text: str
    language: str
    measure: float
    justified: bool


def forumprint(jobs: Sequence[Job]) -> bytes:
    """With the text floor's own means: `bind`, total fit, hyphenation within the language's limits."""
    tags = sorted({job.language for job in jobs})
    languages = {tag: load_language(tag) for tag in tags}
    typesetter = Typesetter(languages, tags[0], hyphenation_patterns)
    face = Typeface(FONT.read_bytes())
    style = TextStyle("body", face, SIZE, LEADING, "text")
    spans = SpanTable()
    pages: list[Page] = []
    nodes: list[Node] = []
    for job in jobs:
        words = spans.span(bind(job.text, languages[job.language], False), job.language, _HERE)
        how = ParagraphStyle(hyphenate=True, justify=job.justified)
        galley = typesetter.paragraph([Run(words.text, style, job.language)], job.measure, how)
        lines = tuple(TextLine(MARGIN, MARGIN + LEADING * (number + 1), line, (words.id,)) for number, line in enumerate(galley.lines))
        trim = Size(job.measure + 2 * MARGIN, HEIGHT)
        pages.append(Page(trim, 0.0, Frame(trim, lines)))
        nodes.append(Node(Role.PARAGRAPH, (words,), job.language))
    leaflet = Leaflet(
        title="Paragraphs",
        language=tags[0],
        author="",
        subject="",
        rights=Rights("", "", ""),
        made=date(2000, 1, 1),
        pages=tuple(pages),
        structure=Node(Role.DOCUMENT, tuple(nodes), tags[0]),
        colours={"text": Colour((0, 0, 0), (0, 0, 0, 100))},
        duotone="text",
        fonts=(face.key,),
    )
    return write_pdf(leaflet, {face.key.digest: face.data}, PhotoLab({}, None), (assets() / "icc" / "sRGB.icc").read_bytes())


def typst(jobs: Sequence[Job]) -> bytes:
    """With `linebreaks: "optimized"` and hyphenation in both alignments. Its language rules do the rest."""
    import typst as compiler

    parts = [f'#set text(font: "{FAMILY}", size: {SIZE}pt, hyphenate: true, top-edge: "baseline", bottom-edge: "baseline")\n']
    for job in jobs:
        page = f"width: {job.measure + 2 * MARGIN}pt, height: {HEIGHT}pt, margin: {MARGIN}pt"
        par = f'justify: {"true" if job.justified else "false"}, linebreaks: "optimized", leading: {LEADING}pt'
        words = "".join(f"\\u{{{ord(character):x}}}" if character in '\\"' else character for character in job.text)
        parts.append(f'#page({page})[#set par({par})\n#text(lang: "{job.language}", "{words}")]\n')
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "paragraphs.typ"
        source.write_text("".join(parts), encoding="utf-8")
        pdf: bytes = compiler.compile(str(source), font_paths=[str(FONT.parent)], ignore_system_fonts=True)
    return pdf


def weasyprint(jobs: Sequence[Job]) -> bytes:
    """With `hyphens: auto` within forumprint's limits, and at least the same letters on each side."""
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    rules = [f'@font-face {{ font-family: "Set"; src: url("{FONT.as_uri()}") }}']
    rules += ["body { margin: 0 }", f'p {{ font: {SIZE}pt/{LEADING}pt "Set"; margin: 0; hyphens: auto; hyphenate-limit-chars: 6 3 3 }}']
    body = []
    for number, job in enumerate(jobs):
        rules.append(f"@page p{number} {{ size: {job.measure + 2 * MARGIN}pt {HEIGHT}pt; margin: {MARGIN}pt }}")
        align = "justify" if job.justified else "left"
        look = f"page: p{number}; text-align: {align}"
        body.append(f'<p lang="{job.language}" style="{look}">{html.escape(job.text, quote=False)}</p>')
    fonts = FontConfiguration()
    document = HTML(string=f"<style>{' '.join(rules)}</style>{''.join(body)}")
    pdf: bytes = document.write_pdf(font_config=fonts)
    return pdf


def reportlab(jobs: Sequence[Job]) -> bytes:
    """Its `Paragraph`, hyphenating by pyphen as it does where that is installed."""
    from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
    from reportlab.lib.styles import ParagraphStyle as Style
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Paragraph

    pdfmetrics.registerFont(TTFont("Set", str(FONT)))
    data = io.BytesIO()
    canvas = Canvas(data)
    for job in jobs:
        style = Style(
            "set",
            fontName="Set",
            fontSize=SIZE,
            leading=LEADING,
            alignment=TA_JUSTIFY if job.justified else TA_LEFT,
            hyphenationLang={"pl": "pl_PL", "en": "en_GB"}[job.language],
        )
        paragraph = Paragraph(html.escape(job.text, quote=False), style)
        canvas.setPageSize((job.measure + 2 * MARGIN, HEIGHT))
        _, height = paragraph.wrap(job.measure, HEIGHT)
        paragraph.drawOn(canvas, MARGIN, HEIGHT - MARGIN - height)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


TYPESETTERS = {"forumprint": forumprint, "typst": typst, "WeasyPrint": weasyprint, "reportlab": reportlab}
