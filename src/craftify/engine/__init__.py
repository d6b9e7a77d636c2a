"""The engine turns a document into an email and needs nobody."""

from craftify.engine.checks import check, check_catalog
from craftify.engine.compiling import (
    Imported,
    compile_document,
    compile_html,
    emit_mjml,
    import_html,
    import_mjml,
)
from craftify.engine.document.codec import document_schema, dump_document, parse_document
from craftify.engine.document.locales import localized
from craftify.engine.document.matching import keep_ids
from craftify.engine.document.model import Document
from craftify.engine.errors import (
    DataInvalid,
    DocumentInvalid,
    EngineError,
    HeaderInvalid,
    RenderFailed,
    TemplateInvalid,
    TooLarge,
)
from craftify.engine.library.fragments import (
    Fragment,
    SharedBlock,
    dump_fragment,
    fragment_document,
    parse_fragment,
    parse_shared,
)
from craftify.engine.library.resolving import resolve_document
from craftify.engine.message import (
    Address,
    Attachment,
    Header,
    ReadMessage,
    build_message,
    read_message,
)
from craftify.engine.mjml.printed.writing import Printed, print_block, print_document
from craftify.engine.plaintext import plain_text
from craftify.engine.rendering import render
from craftify.engine.results import (
    CheckSheet,
    Compiled,
    Finding,
    Fix,
    ImportReport,
    Part,
    Problem,
    Record,
    Removed,
    Rendered,
    ReportLine,
    Sanitized,
    Severity,
    Size,
    Use,
    Variable,
    VariableType,
)
from craftify.engine.sample_values import Flavor
from craftify.engine.samples import infer_variables, sample_data
from craftify.engine.sanitizing import sanitize_fragment, sanitize_html

__all__ = [
    "Address",
    "Attachment",
    "CheckSheet",
    "Compiled",
    "DataInvalid",
    "Document",
    "DocumentInvalid",
    "EngineError",
    "Finding",
    "Fix",
    "Flavor",
    "Fragment",
    "Header",
    "HeaderInvalid",
    "ImportReport",
    "Imported",
    "Part",
    "Printed",
    "Problem",
    "ReadMessage",
    "Record",
    "Removed",
    "RenderFailed",
    "Rendered",
    "ReportLine",
    "Sanitized",
    "Severity",
    "SharedBlock",
    "Size",
    "TemplateInvalid",
    "TooLarge",
    "Use",
    "Variable",
    "VariableType",
    "build_message",
    "check",
    "check_catalog",
    "compile_document",
    "compile_html",
    "document_schema",
    "dump_document",
    "dump_fragment",
    "emit_mjml",
    "fragment_document",
    "import_html",
    "import_mjml",
    "infer_variables",
    "keep_ids",
    "localized",
    "parse_document",
    "parse_fragment",
    "parse_shared",
    "plain_text",
    "print_block",
    "print_document",
    "read_message",
    "render",
    "resolve_document",
    "sample_data",
    "sanitize_fragment",
    "sanitize_html",
]
