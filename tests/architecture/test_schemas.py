"""The JSON Schemas beside the data are those of the code, and fit the real files."""

import functools
import importlib.util
import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings

from prodige_core.frameworks.reader import read_yaml
from prodige_core.responses import write_centre_file
from prodige_core.services.demo import demo_bytes
from tests import strategies
from tests.factories import mini_catalogue

ROOT = Path(__file__).resolve().parents[2]
spec = importlib.util.spec_from_file_location("write_schemas", ROOT / "tools" / "write_schemas.py")
tool = importlib.util.module_from_spec(spec)
spec.loader.exec_module(tool)


@functools.cache
def validator(name):
    schema = json.loads((ROOT / name).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("path", tool.SCHEMAS, ids=lambda path: path.name)
def test_a_schema_is_current(path):
    assert path.read_text(encoding="utf-8") == tool.text(tool.SCHEMAS[path]()), "run: python tools/write_schemas.py"


@pytest.mark.parametrize("path", sorted((ROOT / "frameworks").glob("*/framework.yaml")), ids=lambda p: p.parent.name)
def test_the_questionnaires_fit_their_schema(path):
    # by way of JSON, as an editor reads it: the loader keeps decimals exact
    data = json.loads(json.dumps(read_yaml(path).data, default=float))
    validator("frameworks/framework.schema.json").validate(data)


@pytest.mark.parametrize("path", sorted((ROOT / "frameworks").glob("*/actions.yaml")), ids=lambda p: p.parent.name)
def test_the_actions_fit_their_schema(path):
    validator("frameworks/actions.schema.json").validate(read_yaml(path).data)


@settings(max_examples=100, deadline=None)
@given(strategies.centre_files(mini_catalogue()))
def test_every_centre_file_fits_its_schema(file):
    validator("docs/centre-file.schema.json").validate(json.loads(write_centre_file(file)))


def test_the_demo_fits_the_schema():
    validator("docs/centre-file.schema.json").validate(json.loads(demo_bytes()))
