"""``resgraph load``: graphs -> a remote store, read back."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from resgraph.cli.terminal import Shell
from resgraph.core import remote as rules
from resgraph.core.errors import Misuse
from resgraph.core.problem import Problem, problem
from resgraph.core.remote import Account
from resgraph.store import open_store, remote
from resgraph.store.remote import Endpoint, LocalGraph, RemoteReport

_SHOWN = 5  # graphs and statements named in a message


@click.command(name="load")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--store", "where", metavar="DIR", help="Send this store instead of files. [resgraph.toml]")
@click.option(
    "--endpoint", metavar="URL", help="Where to ask; with --server the address of the server. [resgraph.toml]"
)
@click.option("--server", type=click.Choice(remote.SERVERS), help="The kind of server: gives the other addresses.")
@click.option("--update", metavar="URL", help="Where SPARQL updates go.")
@click.option("--graph-store", metavar="URL", help="Where the Graph Store Protocol is spoken.")
@click.option("--protocol", type=click.Choice(remote.PROTOCOLS), help="[gsp where there is a --graph-store]")
@click.option("-g", "--graph", "only", multiple=True, metavar="ADDRESS", help="Only this graph. Repeatable.")
@click.option("--user", metavar="NAME", help=f"Who writes [{rules.USER}]; password: {rules.PASSWORD}, --password-file.")
@click.option("--password-file", metavar="FILE", help="A file with the password in its first line.")
@click.option("--ca-file", default="", metavar="FILE", help="Certificates to trust (PEM) instead of the system's.")
@click.option("--allow-private", is_flag=True, help="Let the name of the host stand for a private address.")
@click.option(
    "--timeout", type=click.FloatRange(0.1), default=rules.TOTAL, help=f"Seconds per request [{rules.TOTAL:g}]."
)
@click.option(
    "--retries", type=click.IntRange(0, 20), default=rules.ATTEMPTS, help=f"For a busy server [{rules.ATTEMPTS}]."
)
@click.option("--state", metavar="FILE", help="Where to remember what was sent [in the store, by endpoint].")
@click.option("--remove-gone", is_flag=True, help="Remove graphs that were sent earlier and are gone here.")
@click.option("--overwrite", is_flag=True, help="Send over graphs that somebody else changed.")
@click.option("--verify", is_flag=True, help="Read back the graphs that are there already, too.")
@click.option("--dry-run", is_flag=True, help="Say what would be done; send nothing.")
@click.pass_obj
def command(
    shell: Shell, /, files: tuple[str, ...], where: str | None, only: tuple[str, ...], **options: Any,  # noqa: ANN401
) -> int:  # fmt: skip
    """Send the graphs of a store, or of .nq and .trig FILEs, to a SPARQL 1.1 server, and read back what it holds.

    Only graphs that changed since the last load are sent. A load that was stopped goes on when it is started again.
    """
    endpoint = _endpoint(shell, options)
    if files:
        return _load(shell, endpoint, remote.of_files(_contents(files)), None, only, options)
    directory = where or shell.setting("store", "")
    if not directory:
        raise click.UsageError("say what to load: --store DIR or FILE... (or store = ... in resgraph.toml)")
    with open_store(directory) as store:
        return _load(shell, endpoint, remote.of_store(store), remote.place(store.directory, endpoint), only, options)


def _load(
    shell: Shell, endpoint: Endpoint, graphs: Sequence[LocalGraph], place: Path | None, only: Sequence[str],
    options: dict[str, Any],
) -> int:  # fmt: skip
    chosen = _chosen(graphs, only)
    policy = remote.Policy(
        total=options["timeout"],
        retries=options["retries"],
        ca_file=options["ca_file"],
        allow_private=options["allow_private"],
    )
    wish = remote.Wish(
        complete=not only,
        **{name: options[name] for name in ("remove_gone", "overwrite", "verify", "dry_run")},
    )
    protocol = options["protocol"] or ("gsp" if endpoint.graph_store else "update")
    if not (endpoint.graph_store if protocol == "gsp" else endpoint.update):
        needed = "--graph-store" if protocol == "gsp" else "--update"
        raise click.UsageError(f"--protocol {protocol} needs {needed} URL")
    path = Path(options["state"]) if options["state"] else place
    shown = shell.counter(len(chosen), "loading")
    with (
        remote.State(path, endpoint, write=not wish.dry_run) as state,
        remote.Client(endpoint, policy, told=shell.say) as client,
    ):
        report = remote.load(chosen, client, remote.Writer(client, protocol), state, wish, shown)
    shown(0)
    return _told(shell, report, endpoint, wish)


def _endpoint(shell: Shell, options: dict[str, Any]) -> Endpoint:
    address = options["endpoint"] or shell.setting("endpoint", "")
    if not address:
        raise click.UsageError("say where to: --endpoint URL (or endpoint = ... in resgraph.toml)")
    return remote.named(
        address,
        server=options["server"] or "",
        update=options["update"] or "",
        graph_store=options["graph_store"] or "",
        account=_account(options["user"], options["password_file"]),
    )


def _account(user: str | None, file: str | None) -> Account:
    name = user or os.environ.get(rules.USER, "")
    if not name:
        return Account()
    password = os.environ.get(rules.PASSWORD, "")
    if file:
        try:
            password = Path(file).read_text("utf-8").partition("\n")[0].rstrip("\r")
        except (OSError, UnicodeDecodeError) as error:
            raise Misuse("no-such-file", f"{file}: no password can be read there", source=file) from error
    if not password:
        raise Misuse("no-password", f"no password for {name}: set {rules.PASSWORD} or give --password-file")
    return Account(name, password)


def _contents(files: Sequence[str]) -> list[tuple[str, bytes]]:
    found = []
    for name in files:
        if Path(name).suffix.lower() not in remote.SYNTAXES:
            raise click.UsageError(f"{name}: only {' and '.join(remote.SYNTAXES)} files hold named graphs")
        try:
            found.append((name, Path(name).read_bytes()))
        except OSError as error:
            raise Misuse("no-such-file", f"{name} cannot be read: {error.strerror}", source=name) from error
    return found


def _chosen(graphs: Sequence[LocalGraph], only: Sequence[str]) -> Sequence[LocalGraph]:
    known = {graph.address: graph for graph in graphs}
    addresses = [next((a for a in (one, f"{one}/graph") if a in known), one) for one in only]
    for one in addresses:
        if one not in known:
            raise Misuse("no-such-graph", f"there is no graph {one!r} to load")
    return [known[one] for one in dict.fromkeys(addresses)] if only else graphs


def _told(shell: Shell, report: RemoteReport, endpoint: Endpoint, wish: remote.Wish) -> int:
    """Say what was done and return the exit code."""
    shell.report(list(_notes(report, wish)), None)
    for graph in report.conflicts:
        shell.report([problem("remote-conflict", f"{graph} was changed by somebody else")], None)
    for one in report.differences:
        lines = [*(f"missing: {x}" for x in one.missing[:_SHOWN]), *(f"not sent: {x}" for x in one.extra[:_SHOWN])]
        counts = f"{len(one.missing)} statements missing, {len(one.extra)} others"
        shell.report([problem("remote-mismatch", f"{one.graph}: {counts}: {' '.join(lines)}")], None)
    if report.fault:
        shell.fail(report.fault)
    shell.say(_summary(report, wish))
    left = len(report.to_do) + len(report.conflicts) + len(report.differences)
    if left:
        shell.report([problem("remote-unfinished", f"{report.done} graphs done, {left} to do")], None)
    elif not report.fault and not wish.dry_run:
        counted = ", unchanged ones counted" if report.unchanged and not wish.verify else ""
        shell.say(f"verified    at {rules.shown(endpoint.query)}: sent and found graphs read back{counted}")
    return 6 if report.fault or report.conflicts else 7 if report.differences else 0


def _summary(report: RemoteReport, wish: remote.Wish) -> str:
    words = "to send" if wish.dry_run else "sent"
    removed = "to remove" if wish.dry_run else "removed"
    return (
        f"graphs      {len(report.sent)} {words} ({report.statements:,} statements), "
        f"{len(report.unchanged)} unchanged, {len(report.found)} found there, "
        f"{len(report.gone)} gone, {len(report.removed)} {removed}"
    )


def _notes(report: RemoteReport, wish: remote.Wish) -> list[Problem]:
    notes = []
    if report.damaged_lines:
        notes.append(problem("state-damaged", f"{report.damaged_lines} lines of the state file were passed over"))
    if report.rewritten:
        forms = ", ".join(f"{sent} as {found}" for sent, found in sorted(report.rewritten.items())[:_SHOWN])
        notes.append(problem("remote-rewritten", f"{report.rewritten_count} statements, such as {forms}"))
    if report.replaced:
        notes.append(problem("remote-replaced", _named(report.replaced)))
    kept = [graph for graph in report.gone if graph not in report.removed]
    if kept and not wish.remove_gone:
        notes.append(problem("remote-gone", _named(kept)))
    return notes


def _named(graphs: Sequence[str]) -> str:
    more = f" and {len(graphs) - _SHOWN} more" if len(graphs) > _SHOWN else ""
    return f"{len(graphs)} graph{'s' * (len(graphs) > 1)}: {', '.join(graphs[:_SHOWN])}{more}"
