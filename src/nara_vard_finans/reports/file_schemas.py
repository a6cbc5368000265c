"""The report of the JSON Schema of facts files or journals: the schema itself."""

import json
from typing import Any

from nara_vard_finans.core import Language
from nara_vard_finans.reports.columns import FLAG, PARTS, TEXT, Column, Shape, several
from nara_vard_finans.reports.report import Report
from nara_vard_finans.reports.sections import Section

FILE_SCHEMA: Shape[dict[str, Any]] = Shape(
    Column("$schema", TEXT, lambda schema: schema["$schema"]),
    Column("title", TEXT, lambda schema: schema["title"]),
    Column("type", TEXT, lambda schema: schema["type"]),
    Column("properties", PARTS, lambda schema: schema["properties"]),
    Column("required", several(TEXT), lambda schema: schema["required"]),
    Column("additionalProperties", FLAG, lambda schema: schema["additionalProperties"]),
    Column("$defs", PARTS, lambda schema: schema["$defs"]),
    name="schema",
)


def file_schema_report(schema: dict[str, Any], language: Language) -> Report:
    """Report a JSON Schema, as it is to be saved."""
    return Report(
        language=language,
        shape=FILE_SCHEMA,
        record=schema,
        row_shape=FILE_SCHEMA,
        records=lambda: (schema,),
        sections=lambda: (Section(notes=tuple(json.dumps(schema, ensure_ascii=False, indent=2).splitlines())),),
        as_lines=True,
    )
