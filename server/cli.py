"""The commands people type. Heavy parts are imported by the command that needs them: `serve` must patch first."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `yixi …`; return the exit code."""
    parsed = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = parsed.run
    return command(parsed)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="yixi", description="Yixi 议席: a self-hosted paperless meeting room.")
    commands = parser.add_subparsers(required=True, metavar="command")

    serve = commands.add_parser("serve", help="serve meetings, with a worker beside")
    serve.add_argument("--no-worker", action="store_true", help="start no worker process")
    serve.set_defaults(run=_serve)
    commands.add_parser("worker", help="draw papers, typeset minutes, make packages").set_defaults(run=_worker)

    demo = commands.add_parser("demo", help="a lively meeting with real papers")
    demo.add_argument("--port", type=int, default=8080)
    demo.add_argument("--data", type=Path, default=Path("demo-data"))
    demo.add_argument("--ready-file", type=Path, help="written as soon as the demo answers")
    demo.add_argument("--no-browser", action="store_true", help="open no browser")
    demo.add_argument("--no-bots", action="store_true", help="without simulated attendees")
    demo.add_argument("--reset", action="store_true", help="renew the demo data")
    demo.set_defaults(run=_demo)

    commands.add_parser("migrate", help="bring the database up to date").set_defaults(run=_migrate)
    admin = commands.add_parser("create-admin", help="make the first person, with every duty")
    admin.add_argument("login")
    admin.add_argument("name")
    admin.set_defaults(run=_create_admin)
    export = commands.add_parser("export-protocol", help="write the published protocol and its TypeScript")
    export.set_defaults(run=_export)
    archive = commands.add_parser("archive", help="archive packages").add_subparsers(required=True)
    verify = archive.add_parser("verify", help="check a package without a server")
    verify.add_argument("package", type=Path)
    verify.set_defaults(run=_verify)
    commands.add_parser("doctor", help="say what this machine lacks").set_defaults(run=_doctor)
    return parser


def _serve(parsed: argparse.Namespace) -> int:
    if os.environ.get("YIXI_ASYNC_MODE", "eventlet") == "eventlet":
        from server import wsgi

        serve = wsgi.serve
    else:
        from server import serving

        serve = serving.serve_threading
    from server import migrating
    from server.settings import SettingsRefused, load

    try:
        settings = load()
    except SettingsRefused as refused:
        print(refused, file=sys.stderr)
        return 2
    migrating.upgrade(settings)
    serve(settings, not parsed.no_worker)
    return 0


def _worker(parsed: argparse.Namespace) -> int:
    from server import working
    from server.settings import SettingsRefused, load

    try:
        settings = load()
    except SettingsRefused as refused:
        print(refused, file=sys.stderr)
        return 2
    working.run_forever(settings)
    return 0


def _demo(parsed: argparse.Namespace) -> int:
    from server.demo import running

    return running.run(
        port=parsed.port, data=parsed.data, ready_file=parsed.ready_file, browser=not parsed.no_browser,
        bots=not parsed.no_bots, reset=parsed.reset,
    )


def _migrate(parsed: argparse.Namespace) -> int:
    from server import migrating
    from server.settings import load

    migrating.upgrade(load())
    return 0


def _create_admin(parsed: argparse.Namespace) -> int:
    import getpass

    from server import migrating
    from server.opening import open_database
    from server.people import actions
    from server.settings import load

    settings = load()
    migrating.upgrade(settings)
    password = getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    if len(password) < actions.PASSWORD_LENGTH:
        print(f"A password needs at least {actions.PASSWORD_LENGTH} characters.", file=sys.stderr)
        return 2
    with open_database(settings).write() as tx:
        actions.create_administrator(tx, parsed.login, parsed.name, password)
    return 0


def _export(parsed: argparse.Namespace) -> int:
    from server.entrypoints import published
    from server.wire import export

    for path in export.write(Path(__file__).resolve().parent.parent, published.permissions()):
        print(path)
    return 0


def _verify(parsed: argparse.Namespace) -> int:
    from server.archive import verify

    return verify.main(parsed.package)


def _doctor(parsed: argparse.Namespace) -> int:
    from server import doctor

    return doctor.main()


if __name__ == "__main__":
    sys.exit(main())
