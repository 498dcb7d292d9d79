"""The last step of a report: a file for the archive (PDF/A-3a, PDF/UA-1) that knows its state.

What is written here depends on the document alone: not on the clock, the machine or the folder.
"""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from assess.errors import ReportError
from assess.language import gettext as _
from assess.report.blocks import Document

NAMESPACE = "urn:x-assess:report:1/"
_FIELDS = {
    "assessment": "Id of the assessment that the report is about",
    "fingerprint": "sha256 of the state of the assessment",
    "heads": "Ids of the last events of that state, separated by spaces",
    "layout": "Layout of the report",
    "disclosure": "For whom the report is: internal, partner or public",
}


@dataclass(frozen=True, slots=True)
class Identity:
    """Which state of which assessment a report is about; see :class:`Document`."""

    assessment: str
    fingerprint: str
    heads: tuple[str, ...]
    layout: str
    disclosure: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the report: the assessment itself."""

    name: str
    data: bytes


def archived(raw: io.BytesIO, document: Document, attachment: Attachment | None = None) -> bytes:
    """Return ``raw``, a tagged PDF of ``document``, as a file for the archive."""
    import pikepdf  # noqa: PLC0415 (takes a while, and nobody else needs it)
    from pikepdf import Array, Dictionary, Name, String  # noqa: PLC0415

    with pikepdf.open(raw) as pdf:
        root = pdf.Root
        root.Lang = String(document.language)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        profile = pdf.make_stream(files("assess.report").joinpath("srgb.icc").read_bytes())
        profile.N = 3
        intent = Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            OutputConditionIdentifier=String("sRGB"),
            DestOutputProfile=profile,
        )
        root.OutputIntents = Array([intent])
        root.Metadata = pdf.make_stream(_packet(document).encode())
        root.Metadata.Type, root.Metadata.Subtype = Name.Metadata, Name.XML
        pdf.trailer.Info = pdf.make_indirect(_info(document))
        if "/ID" in pdf.trailer:
            del pdf.trailer["/ID"]
        if attachment:
            _attach(pdf, attachment, document.changed)
        saved = io.BytesIO()
        pdf.save(
            saved,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
    return saved.getvalue()


def _info(document: Document) -> Any:
    from pikepdf import Dictionary, String  # noqa: PLC0415

    date = document.changed.strftime("D:%Y%m%d%H%M%SZ")
    return Dictionary(
        Title=String(document.title),
        Author=String(document.author),
        Subject=String(document.subject),
        Creator=String(document.author),
        Producer=String(_PRODUCER),
        CreationDate=String(date),
        ModDate=String(date),
    )


_PRODUCER = "ReportLab, pikepdf"


def _attach(pdf: Any, attachment: Attachment, changed: dt.datetime) -> None:
    import pikepdf  # noqa: PLC0415

    date = changed.strftime("D:%Y%m%d%H%M%SZ")
    spec = pikepdf.AttachedFileSpec(
        pdf,
        attachment.data,
        description=_("The assessment that this report is about"),
        filename=attachment.name,
        mime_type="application/toml",
        creation_date=date,
        mod_date=date,
    )
    spec.relationship = pikepdf.Name.Source
    pdf.attachments[attachment.name] = spec
    pdf.Root.AF = pikepdf.Array([spec.obj])


def _packet(document: Document) -> str:
    """The metadata of the file: what it is, what it conforms to, and which state it shows."""
    date = document.changed.strftime("%Y-%m-%dT%H:%M:%SZ")
    identity = {
        "assessment": document.assessment,
        "fingerprint": document.fingerprint,
        "heads": " ".join(document.heads),
        "layout": document.layout,
        "disclosure": document.disclosure,
    }
    known = "".join(
        f"<assess:{name}>{_clean(value)}</assess:{name}>" for name, value in identity.items()
    )
    return _PACKET.format(
        title=_clean(document.title),
        author=_clean(document.author),
        subject=_clean(document.subject),
        language=_clean(document.language),
        producer=_PRODUCER,
        date=date,
        known=known,
        namespace=NAMESPACE,
        schemas=_schemas(),
    )


def _clean(words: str) -> str:
    """Words as XML text, without the control characters that XML does not know."""
    return escape("".join(each for each in words if each >= " " or each in "\t\n"))


def _schemas() -> str:
    ours = "".join(_property(name, "Text", "external", said) for name, said in _FIELDS.items())
    part = _property("part", "Integer", "internal", "Part of ISO 14289 to which the file conforms")
    return _schema(
        "PDF/UA identification schema", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", part
    ) + _schema("State that a report is about", NAMESPACE, "assess", ours)


def _schema(title: str, uri: str, prefix: str, properties: str) -> str:
    return (
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaSchema:schema>{title}</pdfaSchema:schema>"
        f"<pdfaSchema:namespaceURI>{uri}</pdfaSchema:namespaceURI>"
        f"<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property></rdf:li>"
    )


def _property(name: str, kind: str, category: str, description: str) -> str:
    return (
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaProperty:name>{name}</pdfaProperty:name>"
        f"<pdfaProperty:valueType>{kind}</pdfaProperty:valueType>"
        f"<pdfaProperty:category>{category}</pdfaProperty:category>"
        f"<pdfaProperty:description>{description}</pdfaProperty:description></rdf:li>"
    )


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
 xmlns:assess="{namespace}">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{author}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
{known}
<pdfaExtension:schemas><rdf:Bag>{schemas}</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def _open(path: Path) -> Any:
    import pikepdf  # noqa: PLC0415

    try:
        return pikepdf.open(path)
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise ReportError(
            _("{path} is not a PDF file that can be read.").format(path=path),
            _("Give the report as this program wrote it."),
        ) from error
    except OSError as error:
        raise ReportError(
            _("{path} cannot be read: {why}.").format(path=path, why=error.strerror or error),
            _("Check the name of the file, and that you may read it."),
        ) from error


def read_identity(path: Path) -> Identity | None:
    """Return which state the report at ``path`` is about; None when no report of ours says so.

    Raises ReportError when it cannot be read as a PDF.
    """
    with _open(path) as pdf, pdf.open_metadata() as metadata:
        said = {name: str(metadata.get(f"{{{NAMESPACE}}}{name}", "")) for name in _FIELDS}
    if not said["fingerprint"]:
        return None
    heads = tuple(said.pop("heads").split())
    return Identity(heads=heads, **said)


def read_attachment(path: Path) -> Attachment | None:
    """Return the assessment file inside the report at ``path``; None when there is none.

    Raises ReportError when it cannot be read as a PDF.
    """
    with _open(path) as pdf:
        for name, spec in pdf.attachments.items():
            if name.endswith(".assess.toml"):
                return Attachment(name, spec.get_file().read_bytes())
    return None
