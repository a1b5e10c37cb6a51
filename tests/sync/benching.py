"""`python -m tests.sync.benching`: the benchmark of synchronising, with a server of its own."""

import sys

from psycopg.conninfo import make_conninfo

from sub_crm.app import main
from tests.sync import secure


def bench(arguments: list[str]) -> int:
    with secure.running("fsync=on", "full_page_writes=on", "synchronous_commit=on") as (
        cluster,
        issuer,
    ):
        url = make_conninfo(
            host="localhost",
            port=cluster.port,
            user="postgres",
            password=cluster.password,
            dbname="postgres",
            sslmode="verify-full",
            sslrootcert=str(issuer.file),
        )
        return main(["bench", "--sync", url, *arguments])


if __name__ == "__main__":
    sys.exit(bench(sys.argv[1:]))
