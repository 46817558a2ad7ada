"""The schema and the reference page follow from the declarations, and the page is the one in the docs."""

from pathlib import Path

import jsonschema
import yaml

from goodoffices.case.kinds import KINDS
from goodoffices.case.schema import json_schema, reference_page

ROOT = Path(__file__).parents[2]


def test_schema_is_one_and_names_every_kind():
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    kinds = {d["properties"]["kind"]["const"] for d in schema["$defs"].values() if "kind" in d["properties"]}
    assert kinds == set(KINDS)


def test_reference_page_in_the_docs_is_in_step():
    assert (ROOT / "docs/reference/case-format.md").read_text("utf-8") == reference_page(), (
        "run: goodoffices schema --page -o docs/reference/case-format.md"
    )


def test_bundled_cases_are_valid_by_the_schema():
    validator = jsonschema.Draft202012Validator(json_schema())
    # Files of conflicts, exchanges and remains have forms of their own.
    own = {"conflicts", "remains"}
    files = sorted(
        path
        for path in (ROOT / "cases").rglob("*.yaml")
        if path.parent.name not in own and path.name != "exchange.yaml"
    )
    assert {"case.yaml", "issues.yaml"} < {path.name for path in files} and any(
        "record" in path.parts for path in files
    )
    for path in files:
        # Plain YAML, every scalar kept as text, as an editor without this program would see it.
        loaded = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
        numbers = _numbers(loaded)
        fault = jsonschema.exceptions.best_match(validator.iter_errors(numbers))
        assert fault is None, (
            f"{path}: {fault.message if fault else ''} at {list(fault.absolute_path) if fault else ''}"
        )


def _numbers(value):
    """Whole numbers as numbers, as the YAML core schema has them; all else text."""
    if isinstance(value, dict):
        return {k: _numbers(v) for k, v in value.items() if v != ""}
    if isinstance(value, list):
        return [_numbers(v) for v in value]
    return int(value) if value.isdecimal() and (value == "0" or not value.startswith("0")) else value


def test_schema_refuses_what_the_reader_refuses():
    validator = jsonschema.Draft202012Validator(json_schema())
    assert not validator.is_valid([{"id": "a", "kind": "round", "title": "t", "status": "perhaps"}])
    assert not validator.is_valid([{"id": "a", "kind": "round", "title": "t", "status": "planned", "colour": "red"}])
    assert validator.is_valid([{"id": "a", "kind": "round", "title": "t", "status": "planned"}])
