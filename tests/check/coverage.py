#!/usr/bin/env python3
"""coverage.py OBJECT_FOLDER SOURCE_FOLDER LEAST: the share of the lines of core/ that were run, told by gcov."""
import collections
import gzip
import json
import os
import subprocess
import sys
import tempfile


def read_lines(objects):
    """{source file: {line: times run}} over all notes below the folder; a header's lines count once."""
    lines = collections.defaultdict(lambda: collections.defaultdict(int))
    notes = [os.path.join(place, name) for place, _, names in os.walk(objects) for name in names if name.endswith(".gcno")]
    with tempfile.TemporaryDirectory() as folder:
        for note in notes:
            subprocess.run(["gcov", "--json-format", note], cwd=folder, check=True, capture_output=True)
            for name in os.listdir(folder):
                with gzip.open(os.path.join(folder, name), "rt", encoding="utf-8") as file:
                    report = json.load(file)
                os.unlink(os.path.join(folder, name))
                for source in report["files"]:
                    for line in source["lines"]:
                        lines[source["file"]][line["line_number"]] += line["count"]
    return lines


def main(objects, root, least):
    counted = run = 0
    below = []
    for source, lines in sorted(read_lines(objects).items()):
        path = os.path.relpath(os.path.normpath(os.path.join(objects, "..", source)), root)
        if not path.startswith("core/"):
            continue
        hit = sum(times > 0 for times in lines.values())
        counted += len(lines)
        run += hit
        if 100 * hit < least * len(lines):
            below.append((100 * hit / len(lines), len(lines) - hit, path))
    for share, missed, path in sorted(below):
        print(f"{share:5.1f} %  {missed:4} lines not run  {path}")
    share = 100 * run / counted if counted else 0
    print(f"core: {share:.1f} % of {counted} lines run")
    print(f"{int(share >= least)} passed, {int(share < least)} failed")
    return share < least


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], float(sys.argv[3])))
