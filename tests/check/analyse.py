#!/usr/bin/env python3
"""analyse.py BUILD_FOLDER SUPPRESSIONS FOLDER...: GCC's -fanalyzer over the sources in the folders, as the build compiles them.

A line of the suppressions is KIND:FILE, with the reason in a comment above it. Fails on every other finding, and on a suppression
of which nothing was found."""
import concurrent.futures
import json
import os
import re
import shlex
import subprocess
import sys

# The analyser follows a path through many functions: with less optimisation there is less to follow, and lines are as written.
OPTIONS = ["-O0", "-U_FORTIFY_SOURCE", "-fanalyzer", "-fdiagnostics-plain-output", "-fno-diagnostics-show-caret"]
FINDING = re.compile(r"^(\S+?):\d+:\d+: (?:warning|error): .*\[-W(?:error=)?analyzer-([\w-]+)\]$")


def read_suppressions(path):
    with open(path, encoding="utf-8") as file:
        return {line.strip() for line in file if line.strip() and not line.startswith("#")}


def find_commands(build, root, folders):
    """(source below the root, its compiler's arguments) of what is in the folders, each source once."""
    found = {}
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
        for entry in json.load(file):
            source = os.path.normpath(os.path.join(entry["directory"], entry["file"]))
            name = os.path.relpath(source, root)
            if name.split(os.sep)[0] in folders and not source.startswith(build + os.sep):
                found.setdefault(name, shlex.split(entry["command"]))
    return sorted(found.items())


def analyse(build, arguments):
    """Returns: what the compiler says, and whether it could read the source."""
    kept = []
    skip = False
    for argument in arguments:
        if skip or argument == "-o" or argument in ("-MQ", "-MF"):
            skip = not skip
        elif not re.match(r"-(O\w*|g\d?|MD|D_FORTIFY_SOURCE=.*)$", argument) and os.path.basename(argument) != "ccache":
            kept.append(argument)
    done = subprocess.run(kept + OPTIONS + ["-o", "/dev/null"], cwd=build, capture_output=True, text=True, check=False)
    return done.stderr, done.returncode == 0


def main(build, suppressions, folders):
    build = os.path.abspath(build)
    root = os.getcwd()
    allowed = read_suppressions(suppressions)
    used = set()
    findings = 0
    commands = find_commands(build, root, folders)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for (name, _), (text, good) in zip(commands, pool.map(lambda command: analyse(build, command[1]), commands)):
            kinds = {match[2] for match in map(FINDING.match, text.splitlines()) if match}
            used |= {f"{kind}:{name}" for kind in kinds}
            if not good or not {f"{kind}:{name}" for kind in kinds} <= allowed:
                findings += 1
                print(text, end="")
    for line in sorted(allowed - used):
        if line.split(":")[1].split("/")[0] in folders:
            findings += 1
            print(f"{suppressions}: nothing of this kind is found any more: {line}")
    print(f"-fanalyzer: {len(commands)} files", file=sys.stderr)
    return findings > 0 or not commands


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
