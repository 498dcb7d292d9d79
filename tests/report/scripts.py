"""Sentences in every script that notes are written in, and what a PDF holds of them."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Sequence

from pypdf import PdfReader
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, SimpleDocTemplate

from assess.report import style
from assess.report.blocks import Span
from assess.report.typeface import REGULAR, Typesetter

NOTES = {
    "Latin": "Ministère de l’Éducation : écarts « œuvre à suivre », Łódź, ğüş",
    "Cyrillic": "Министерство юстиции: выявленные пробелы; өөрийн үнэлгээ",
    "Greek": "Υπουργείο Δικαιοσύνης: νομικά κενά – ἀρχή",
    "Vietnamese": "Bộ Tư pháp: khoảng trống pháp luật được phát hiện",
    "Thai": "กระทรวงยุติธรรม: ช่องว่างทางกฎหมายที่พบ น้ำ ปู่ ญี่ปุ่น ฐิ ฎุ",
    "Lao": "ກະຊວງຍຸຕິທຳ: ຊ່ອງຫວ່າງທາງກົດໝາຍ ນ້ຳ ຜູ້ ຊື່ ຫຼວງພຣະບາງ",
    "Khmer": "ក្រសួងយុត្តិធម៌៖ គម្លាតផ្លូវច្បាប់ ព្រះរាជាណាចក្រកម្ពុជា ស្ត្រី",
    "Arabic": "وزارة العدل: الفجوات القانونية المكتشفة (المادة 12) في عام 2025",
    "Devanagari": "न्याय मंत्रालय: कानूनी अंतराल क्षत्रिय हिन्दी द्वितीय।",
    "Chinese": "司法部：发现的法律差距，见第十二条。“司法”",
    "Japanese": "法務省：特定された法的ギャップ（第12条）が「ある」。",
    "Korean": "법무부: 확인된 법적 격차 (제12조)",
    "Hebrew": "משרד המשפטים: פערים (סעיף 12), שָׁלוֹם",
    "Myanmar": "တရားရေးဝန်ကြီးဌာန မြန်မာနိုင်ငံ ကျောင်းသား",
    "Bengali": "বিচার মন্ত্রণালয় ক্ষমতা।",
    "Tamil": "நீதி அமைச்சகம் கொள்கை",
    "mixed": "The Ministry (وزارة العدل, 12) and กระทรวง; 司法部; Ж́ ẹ́ ☑ → ≥",
    "mixed, from the right": "وزارة العدل (Ministry of Justice) 2025-2026، 50% من الحالات",
}
SHAPED = [name for name in NOTES if name not in {"Latin", "Cyrillic", "Greek", "Vietnamese"}]

_MARKED = re.compile(rb"<<((?:[^<>]|<[0-9A-Fa-f]*>)*)>>\s*BDC\b|\b(?:BDC|BMC|EMC)\b")
_ACTUAL = re.compile(rb"/ActualText\s*<([0-9A-Fa-f]*)>")


def nfc(words: str) -> str:
    return unicodedata.normalize("NFC", words)


def paragraph(
    words: str, look: ParagraphStyle = style.BODY, label: str = "", **span: str | bool
) -> Flowable:
    """One paragraph as the report sets it."""
    return Typesetter().paragraph((Span(words, **span),), look, label)


def pdf(flowables: Sequence[Flowable], pagesize: tuple[float, float] = (595, 842)) -> bytes:
    """A file of these flowables alone."""
    file = io.BytesIO()
    made = SimpleDocTemplate(
        file, pagesize=pagesize, invariant=1, pageCompression=0, initialFontName=REGULAR
    )
    made.build(list(flowables))
    return file.getvalue()


def content(data: bytes) -> bytes:
    """The content of all pages."""
    return b"\n".join(page.get_contents().get_data() for page in PdfReader(io.BytesIO(data)).pages)


def spoken(data: bytes) -> list[str]:
    """What the spans with a text of their own say, in order; those within others left out."""
    found: list[str] = []
    opened: list[bool] = []
    for match in _MARKED.finditer(content(data)):
        if match[0] == b"EMC":
            opened.pop()
            continue
        said = _ACTUAL.search(match[1] or b"")
        if said and not any(opened):
            found.append(bytes.fromhex(said[1].decode()).decode("utf-16"))
        opened.append(said is not None)
    return found
