"""The reference of the command line names every verb and every option there is, and none that there is not."""

from __future__ import annotations

import re

import click
import pytest
from tests.docs.walk import ROOT

from goodoffices.cli.house import VERBS
from goodoffices.cli.house import command as house

PAGE = ROOT / "docs" / "reference" / "command-line.md"
OPTION = re.compile(r"`(--?[a-zA-Z][a-z-]*)`")


def commands(group: click.Group, path: str) -> dict[str, click.Command]:
    """Every command below a group by its full name."""
    found: dict[str, click.Command] = {}
    context = click.Context(group, info_name=path)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        found[f"{path} {name}"] = command
        if isinstance(command, click.Group):
            found |= commands(command, f"{path} {name}")
    return found


COMMANDS = commands(house, "goodoffices")


def sections() -> dict[str, str]:
    """The page by the headings of its verbs."""
    parts = re.split(r"^#{2,3} (goodoffices .*)$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def documented(section: str) -> set[str]:
    """The options in the first column of its tables."""
    rows = re.findall(r"^\| (.*?) \|", section.replace("\\|", "/"), flags=re.MULTILINE)
    return {option for row in rows for option in OPTION.findall(row)}


def options(command: click.Command) -> set[str]:
    return {name for p in command.params if isinstance(p, click.Option) and not p.hidden for name in p.opts}


def test_every_verb_has_its_section_in_order() -> None:
    assert list(sections()) == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_documented(name: str) -> None:
    assert documented(sections()[name]) == options(COMMANDS[name])


@pytest.mark.parametrize("name", COMMANDS)
def test_the_usage_line_is_the_true_one(name: str) -> None:
    context = click.Context(COMMANDS[name], info_name=name)
    usage = " ".join([name, *COMMANDS[name].collect_usage_pieces(context)])
    assert f"\n    {usage}\n" in sections()[name]


@pytest.mark.parametrize("verb", VERBS)
def test_the_list_of_verbs_says_what_the_help_says(verb: str) -> None:
    assert f"| [`{verb}`](#goodoffices-{verb}) | {VERBS[verb][1]} |" in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_says_what_it_does(verb: str) -> None:
    help = COMMANDS[f"goodoffices {verb}"].help
    assert help is not None
    assert help.split("\n", 1)[0].strip().endswith((".", ",", ":")) or len(help) > 60


def test_a_missing_option_would_be_noticed() -> None:
    assert documented("| option | |\n|---|---|\n| `-o`, `--output` FILE | Write `--yes` here. |\n") == {
        "-o",
        "--output",
    }
