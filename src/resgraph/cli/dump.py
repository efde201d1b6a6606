"""``resgraph dump``: everything a store holds."""

from __future__ import annotations

from pathlib import Path

import click

from resgraph.cli.intake import PROFILE
from resgraph.cli.terminal import Shell
from resgraph.core.errors import Misuse
from resgraph.core.profiles import profile as named
from resgraph.formats import FORMATS, by_name, by_suffix, write
from resgraph.records import record
from resgraph.store import Store, open_store
from resgraph.triples.dataset import DatasetAbout, describe_dataset


@click.command(name="dump")
@click.option("--store", "where", metavar="DIR", help="The store. [resgraph.toml]")
@click.option(
    "-f", "--format", "form", default=None, help=f"One of: {', '.join(FORMATS)} [from the suffix, or nquads]."
)
@click.option("-o", "--output", default="-", help="A file or - [-].")
@click.option("-g", "--graph", "graphs", multiple=True, metavar="IRI", help="Only this graph or document. Repeatable.")
@PROFILE
@click.option("--describe", is_flag=True, help="Describe the dump as a data set instead (DCAT-AP).")
@click.pass_obj
def command(
    shell: Shell,
    where: str | None,
    form: str | None,
    output: str,
    graphs: tuple[str, ...],
    profile: str | None,
    describe: bool,
) -> int:
    """Write everything a store holds; the same store gives the same bytes.

    With --profile, the records that their publisher's register would have of the documents. With --describe, a
    description of the dump in N-Quads as a data set; what only its publisher can say is read from [resgraph.dataset] in
    resgraph.toml: address, title, description, publisher, publisher_name, licence, download.
    """
    if describe and profile:
        raise click.UsageError("--describe and --profile are two different outputs; give one")
    about = DatasetAbout.told(shell.settings.get("dataset", {})) if describe else None
    directory = where or shell.setting("store", "")
    if not directory:
        raise click.UsageError("say which store: --store DIR (or store = ... in resgraph.toml)")
    usual = by_name("turtle" if describe else "nquads")
    chosen = by_name(form) if form else by_suffix(output) if output != "-" and Path(output).suffix else usual
    with open_store(directory) as store:
        parts = [_graph(store, graph) for graph in graphs] or store.dump()
        data = b"".join(parts)
    if about:
        data = write(describe_dataset(about, data), chosen.name)
    elif profile:
        data = write(record(data.decode().splitlines(), named(profile)), chosen.name)
    elif chosen.name != "nquads" or graphs:
        data = write(data.decode().splitlines(), chosen.name)
    shell.emit(data, output)
    return 0


def _graph(store: Store, name: str) -> bytes:
    for address in (name, f"{name}/graph", f"{store.base}{name}/graph"):
        if any(record.graph == address for record in store.graphs()):
            return store.graph(address)
    raise Misuse("no-such-graph", f"the store holds no graph {name!r}; resgraph stats --store DIR --graphs lists them")
