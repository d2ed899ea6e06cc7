"""The parts of a Word file and the ZIP that holds them. The same content gives the same bytes."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import zipfile
from dataclasses import dataclass, field
from typing import Final

from prodige_core.exports.docx.markup import attribute
from prodige_core.exports.docx.styles import FONT, HEAD, W
from prodige_core.exports.docx.theme import theme_part

ZIP_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest day a ZIP file can hold; the day of making would change the bytes with every export."""
MAX_PROPERTY: Final = 255
"""Characters of a document property (programs refuse more)."""
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS: Final = {
    "styles.xml": "styles",
    "numbering.xml": "numbering",
    "settings.xml": "settings",
    "fontTable.xml": "fontTable",
    "header1.xml": "header",
    "footer1.xml": "footer",
    "theme/theme1.xml": "theme",
}
NAMESPACES: Final = (
    f'{W} xmlns:r="{_OFFICE}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
HEADER, FOOTER = "rId5", "rId6"
"""Relations of the running head and the page number (`_KINDS`, counted from 1)."""


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says about itself."""

    title: str
    subject: str
    author: str
    language: str
    made_on: dt.date


@dataclass(slots=True)
class Media:
    """Pictures by name. The same picture twice is held once."""

    files: dict[str, bytes] = field(default_factory=dict)

    def add(self, data: bytes, ending: str) -> str:
        """The relation of a picture."""
        name = f"media/{hashlib.sha256(data).hexdigest()[:16]}.{ending}"
        self.files.setdefault(name, data)
        return f"rId{len(_KINDS) + 1 + list(self.files).index(name)}"


def packed(parts: dict[str, str], media: Media, properties: Properties) -> bytes:
    """The file. parts: those of ``word/`` by name, ``document.xml`` among them."""
    files: dict[str, bytes] = {
        "[Content_Types].xml": _types().encode(),
        "_rels/.rels": _relations(
            (
                (f"{_OFFICE}/officeDocument", "word/document.xml"),
                (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
                (f"{_OFFICE}/extended-properties", "docProps/app.xml"),
            )
        ),
        "docProps/core.xml": _core(properties).encode(),
        "docProps/app.xml": _app().encode(),
        "word/_rels/document.xml.rels": _relations(
            (
                *((f"{_OFFICE}/{kind}", name) for name, kind in _KINDS.items()),
                *((f"{_OFFICE}/image", name) for name in media.files),
            )
        ),
    }
    own = {"fontTable.xml": _fonts(), "theme/theme1.xml": theme_part()}
    files |= {f"word/{name}": text.encode() for name, text in {**parts, **own}.items()}
    files |= {f"word/{name}": data for name, data in media.files.items()}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, ZIP_DAY)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            target.writestr(entry, data)
    return made.getvalue()


def settings_part(language: str) -> str:
    """``word/settings.xml``: today's layout (mode 15), nothing renewed on opening, which would raise a question."""
    lang = attribute(language)
    modes = {
        "compatibilityMode": "15",
        "overrideTableStyleFontSizeAndJustification": "1",
        "enableOpenTypeFeatures": "1",
        "doNotFlipMirrorIndents": "1",
        "differentiateMultirowTableHeaders": "1",
    }
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in modes.items()
    )
    return (
        f'{HEAD}<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{compat}</w:compat>'
        f'<w:themeFontLang w:val="{lang}"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def _types() -> str:
    endings = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "png": "image/png",
        "svg": "image/svg+xml",
    }
    parts = {f"/word/{name}": f"{_WORD}.{kind}+xml" for name, kind in _KINDS.items()}
    parts["/word/theme/theme1.xml"] = "application/vnd.openxmlformats-officedocument.theme+xml"
    parts |= {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        + "".join(f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in endings.items())
        + "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items())
        + "</Types>"
    )


def _relations(entries: tuple[tuple[str, str], ...]) -> bytes:
    body = "".join(
        f'<Relationship Id="rId{place}" Type="{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(entries, 1)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{body}</Relationships>'.encode()


def _core(own: Properties) -> str:
    day = f"{own.made_on.isoformat()}T00:00:00Z"
    title, subject, author = (attribute(text[:MAX_PROPERTY]) for text in (own.title, own.subject, own.author))
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:subject>{subject}</dc:subject><dc:creator>{author}</dc:creator>"
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified>'
        f"<dc:language>{attribute(own.language)}</dc:language></cp:coreProperties>"
    )


def _app() -> str:
    return (
        f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>Prodige</Application></Properties>"
    )


def _fonts() -> str:
    """The font and the one with the same measures that LibreOffice has."""
    return (
        f'{HEAD}<w:fonts {W}><w:font w:name="{FONT}"><w:altName w:val="Carlito"/><w:panose1 w:val="020F0502020204030204"/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )
