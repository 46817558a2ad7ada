"""A PostgreSQL of our own: under a temporary folder, reached through a socket, gone afterwards.

The server refuses to run as root; then it runs as ``postgres`` or ``nobody``, where the system lets us.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

USER = "goodoffices"


def program(name: str) -> str:
    """Where a program of PostgreSQL is; the test is skipped where it is not."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    path = os.pathsep.join([*map(str, folders), os.environ.get("PATH", "")])
    found = shutil.which(name, path=path)
    if found is None:
        pytest.skip(f"PostgreSQL is not installed here: there is no {name}")
    return found


def somebody() -> pwd.struct_passwd | None:
    """As whom the server runs where we are root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    pytest.skip("PostgreSQL does not run as root, and there is neither a user postgres nor nobody")


@contextmanager
def private_server() -> Iterator[Path]:
    """A running server; the folder of its socket. Its data are in ``data`` beside."""
    initdb, pg_ctl = program("initdb"), program("pg_ctl")
    who = somebody()
    folder = Path(tempfile.mkdtemp(prefix="goodoffices-pg-"))
    run_as = {} if who is None else {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}
    if who is not None:
        os.chown(folder, who.pw_uid, who.pw_gid)

    def run(*command: str) -> None:
        # What the server's programs leave running must not keep our streams open.
        with (folder / "said.txt").open("ab") as said:
            done = subprocess.run(
                command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said, check=False, **run_as
            )
        if done.returncode:
            lines = (folder / "said.txt").read_text("utf-8", "replace").splitlines()
            pytest.skip(f"PostgreSQL cannot be started here: {lines[-1] if lines else done.returncode}")

    try:
        data = str(folder / "data")
        run(initdb, "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        options = f"-k {folder} -c listen_addresses= -c fsync=off -c shared_buffers=16MB -c max_connections=20"
        run(pg_ctl, "-D", data, "-w", "-l", str(folder / "log.txt"), "-o", options, "start")
        try:
            yield folder
        finally:
            run(pg_ctl, "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def make_database(folder: Path, name: str) -> str:
    """A new database; its address."""
    from sqlalchemy import create_engine
    from sqlalchemy.pool import NullPool

    socket = f"{folder}/.s.PGSQL.5432"
    engine = create_engine(f"postgresql+pg8000://{USER}@/postgres?unix_sock={socket}", poolclass=NullPool)
    with engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return f"postgresql://{USER}@/{name}?host={folder}"
