#!/usr/bin/python3
"""Checks a JSON Schema by the rules of draft 2020-12 and every given file by that schema.

    validate_schema.py SCHEMA FILE...

Prints each violation with its JSON pointer; exit status 1 if there is one.
"""
import json
import sys

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError


def pointer(path):
    return "".join("/" + str(key).replace("~", "~0").replace("/", "~1") for key in path)


def main(schema_file, files):
    with open(schema_file, encoding="utf-8") as source:
        schema = json.load(source)
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        print(f"{schema_file}#{pointer(error.path)}: {error.message}")
        return 1
    validator = Draft202012Validator(schema)
    failed = False
    for file in files:
        with open(file, encoding="utf-8") as source:
            document = json.load(source)
        for error in sorted(validator.iter_errors(document), key=lambda one: pointer(one.path)):
            print(f"{file}#{pointer(error.path)}: {error.message}")
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
