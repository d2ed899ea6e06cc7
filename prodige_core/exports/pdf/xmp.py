"""The XMP packet: title, language, PDF/A-3A and PDF/UA-1, with the extension schema PDF/A asks for the latter."""

from __future__ import annotations

import datetime as dt
from xml.sax.saxutils import escape, quoteattr

from prodige_core import __version__
from prodige_core.reports.document import Document

_SCHEMA = """
    <pdfaExtension:schemas>
     <rdf:Bag>
      <rdf:li rdf:parseType="Resource">
       <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
       <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
       <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
       <pdfaSchema:property>
        <rdf:Seq>
         <rdf:li rdf:parseType="Resource">
          <pdfaProperty:name>part</pdfaProperty:name>
          <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
          <pdfaProperty:category>internal</pdfaProperty:category>
          <pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
         </rdf:li>
        </rdf:Seq>
       </pdfaSchema:property>
      </rdf:li>
     </rdf:Bag>
    </pdfaExtension:schemas>"""


CREATOR = f"Prodige {__version__}"
PRODUCER = f"Prodige {__version__}, fpdf2"


def info(document: Document, made_on: dt.date) -> dict[str, str]:
    """The information dictionary, the same facts as the packet."""
    when = f"D:{made_on:%Y%m%d}000000+00'00'"
    return {
        "/Title": _legal(document.title),
        "/Author": _legal(document.author),
        "/Subject": _legal(document.subject),
        "/Creator": CREATOR,
        "/Producer": PRODUCER,
        "/CreationDate": when,
        "/ModDate": when,
    }


def xmp_packet(document: Document, made_on: dt.date) -> str:
    """The packet's inner XML, consistent with the information dictionary."""
    when = f"{made_on.isoformat()}T00:00:00+00:00"
    language = quoteattr(document.language)
    return f"""<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
    <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{_clean(document.title)}</rdf:li><rdf:li xml:lang={language}>{_clean(document.title)}</rdf:li></rdf:Alt></dc:title>
    <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{_clean(document.subject)}</rdf:li></rdf:Alt></dc:description>
    <dc:creator><rdf:Seq><rdf:li>{_clean(document.author)}</rdf:li></rdf:Seq></dc:creator>
    <dc:language><rdf:Bag><rdf:li>{escape(document.language)}</rdf:li></rdf:Bag></dc:language>
    <dc:format>application/pdf</dc:format>
    <xmp:CreatorTool>{CREATOR}</xmp:CreatorTool>
    <xmp:CreateDate>{when}</xmp:CreateDate><xmp:ModifyDate>{when}</xmp:ModifyDate><xmp:MetadataDate>{when}</xmp:MetadataDate>
    <pdf:Producer>{PRODUCER}</pdf:Producer>
    <pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
    <pdfuaid:part>1</pdfuaid:part>{_SCHEMA}
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>"""


def _clean(text: str) -> str:
    return escape(_legal(text))


def _legal(text: str) -> str:
    """XML 1.0 has no place for control characters."""
    return "".join(char for char in text if char >= " " and char not in "\ufffe\uffff")
