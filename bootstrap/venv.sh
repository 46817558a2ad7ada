# Sourced by ./try and ./test, with the checkout as working directory: makes .venv once, from the pins of constraints.txt.
#
#   prepare run    the core and the extras of the main job
#   prepare dev    every extra, and the tools that ./test runs
#   add_groups     besides, the dependency groups that GOODOFFICES_GROUPS names (engines: DuckDB, Spark and
#                  Splink; scripts: ICU)
#
# Needs a Python of 3.11 or later with its standard library, and nothing else: pip is the wheel beside this file, because
# Debian and Ubuntu ship a python3 that has neither pip nor ensurepip. PYTHON=... names the interpreter to use instead of
# the newest on PATH. Where packages come from is left to the machine's own settings of pip.

unset PYTHONHOME PYTHONPATH CDPATH

say() {
    printf '%s\n' "$*" >&2
}

# Prints the interpreter to build with. A name on PATH may be a version manager's stand-in for one that is not installed,
# so each is run rather than looked up.
find_python() {
    if [ -n "${PYTHON-}" ]; then
        set -- "$PYTHON"
    else
        set -- python3.14 python3.13 python3.12 python3.11 python3 python
    fi
    for candidate in "$@"; do
        if "$candidate" -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            printf '%s\n' "$candidate"
            return 0
        fi
    done
    say "No Python of version 3.11 or later was found (tried: $*)."
    say "Install one (Debian 12, Ubuntu 24.04 and later: the package python3), or name one: PYTHON=/path/to/python3.12 $0"
    return 1
}

# Prints the path of the pip wheel, if it is the one whose checksum is on record.
find_pip() {
    "$1" -c '
import hashlib, pathlib, sys
digest, name = pathlib.Path("bootstrap/SHA256SUMS").read_text().split()
wheel = pathlib.Path("bootstrap") / name
if hashlib.sha256(wheel.read_bytes()).hexdigest() != digest:
    sys.exit(f"{wheel} is not the file whose checksum is in bootstrap/SHA256SUMS: restore it before going on.")
print(wheel)
'
}

# new_venv FOLDER: an environment that holds pip alone.
new_venv() {
    python=$(find_python) && wheel=$(find_pip "$python") || return 1
    rm -rf "$1"
    "$python" -m venv --without-pip "$1" || return 1
    "$1/bin/python" "$wheel/pip" install --quiet --no-index --no-deps "$wheel" >"$1/setup.log" 2>&1 || tell_log "$1"
}

# Always fails, so that it can end a list of commands.
tell_log() {
    say "pip could not install what is needed; the end of $1/setup.log:"
    tail -n 20 "$1/setup.log" | sed 's,[a-z+]*://[^ ]*,<address>,g' >&2
    return 1
}

# pip_install FOLDER ARGUMENT...: what pip says goes to a log, and on a failure its end to the terminal, less any address.
pip_install() {
    venv=$1
    shift
    "$venv/bin/python" -m pip install --quiet --no-input --disable-pip-version-check --progress-bar off \
        --constraint constraints.txt --build-constraint constraints.txt "$@" >>"$venv/setup.log" 2>&1 || tell_log "$venv"
}

# What a finished .venv was made from: the pins, the project's own demands, the interpreter, and the place of the checkout
# (scripts in a venv carry absolute paths, so a checkout that was moved needs a new one).
fingerprint() {
    .venv/bin/python -c '
import hashlib, pathlib, sys
digest = hashlib.sha256(f"{sys.version} {pathlib.Path.cwd()}".encode())
for name in ("constraints.txt", "pyproject.toml"):
    digest.update(pathlib.Path(name).read_bytes())
print(digest.hexdigest())
' 2>/dev/null
}

# The stamp is written last of all, so that an interrupted set-up has none and is done again.
ready() {
    [ -s ".venv/ready-$1" ] && [ "$(cat ".venv/ready-$1")" = "$(fingerprint)" ]
}

prepare() {
    ready "$1" && return 0
    if ready run; then
        say "adding the development tools to .venv (once) ..."
        rm -f .venv/ready-run
    else
        say "setting up .venv (once, about a minute) ..."
        new_venv .venv || return 1
    fi
    case $1 in
        run)
            pip_install .venv --editable '.[calendar,office,seal]' || return 1
            ;;
        dev)
            pip_install .venv --editable '.[all]' --group dev || return 1
            fingerprint >.venv/ready-dev
            ;;
    esac
    fingerprint >.venv/ready-run
}

add_groups() {
    for group in ${GOODOFFICES_GROUPS-}; do
        ready "$group" && continue
        say "adding the group $group to .venv (once) ..."
        # What cannot be had on this machine (no compiler, no network) is told, and its tests skip.
        pip_install .venv --group "$group" || { say "going on without the group $group"; continue; }
        fingerprint >".venv/ready-$group"
    done
}
