"""8xx: conflicts as graphs, in the files of ``conflicts/``."""

from __future__ import annotations

from goodoffices.diagnose.catalogue.code import Code

__all__ = ["CONFLICTS"]

_FILE = "conflicts/hall.yaml"


def _conflict(
    norda: str = "{statements: [leave, not stay]}",
    *,
    options: str = "",
    more: str = "",
    suda: str = "  suda: {ranking: [1, 2, 3, 4]}\n",
) -> str:
    return (
        "conflict: hall\ntitle: The hall\noptions:\n  - {id: stay, name: Stay in the hall}\n  - {id: leave, name: Leave the hall}\n"
        f"{options}decision_makers:\n  - {{id: norda, name: Norda, options: [stay]}}\n  - {{id: suda, name: Suda, options: [leave]}}\n"
        f"{more}preferences:\n  norda: {norda}\n{suda}"
    )


_WELL = _conflict()

CONFLICTS = (
    Code(
        "E801",
        "an option of a conflict that nobody owns",
        "An option is what a decision maker can do or leave undone. One that no decision maker has would never change.",
        "Name the option under the decision maker whose choice it is, or under several where any of them can change it. "
        "What nobody can change is left out.",
        _conflict(options="  - {id: rain, name: It rains}\n", suda="  suda: {statements: [stay]}\n"),
        _WELL,
        _FILE,
        see=("E802",),
    ),
    Code(
        "E802",
        "a name that no option of the conflict has",
        "A pattern, a list or a statement names an option that is not among `options:`.",
        "Correct the name, or declare the option. In a statement a number is the place of an option from 1.",
        _conflict("{statements: [leaves, not stay]}"),
        _WELL,
        _FILE,
        see=("E801", "E804"),
    ),
    Code(
        "E803",
        "a ranking that misses or repeats states",
        "A ranking places every feasible state once. A state that is missing has no place, and one that stands twice has two.",
        "Place what is missing (states of equal worth in one inner list, those of unknown order as `{unknown: [..]}`), or "
        "say what is wanted in statements, which need no list of states.",
        _conflict("{ranking: [1, 3, 2]}"),
        _conflict("{ranking: [1, 3, [2, 4]]}"),
        _FILE,
        see=("E807",),
    ),
    Code(
        "E804",
        "a statement that cannot be read",
        "A statement is made of options, `not`, `and`, `or`, `if`, `iff` and brackets. What stands at the marked place has no "
        "meaning there.",
        "Write it as in `release if not attack`, with one option on each side of a joining word.",
        _conflict("{statements: [leave and, not stay]}"),
        _WELL,
        _FILE,
        see=("E802", "E805"),
    ),
    Code(
        "E805",
        "statements that contradict each other",
        "One statement holds exactly where another of the same decision maker does not. The more important one decides, and "
        "the other one says nothing but that one of the two was not meant so.",
        "Keep the one that is meant. What is wanted under a condition is written with `if`.",
        _conflict("{statements: [leave, not stay, not leave]}"),
        _WELL,
        _FILE,
        see=("W811",),
    ),
    Code(
        "E806",
        "a conflict without a feasible state",
        "The infeasible combinations together exclude every combination of options.",
        "Drop or narrow one of them. `at_least_one` together with patterns that exclude each of its options is the usual "
        "cause.",
        _conflict(more="infeasible:\n  - {stay: Y}\n  - {stay: N}\n"),
        _WELL,
        _FILE,
        see=("E807",),
    ),
    Code(
        "E807",
        "a state that is not there",
        "A state is named by its number among the feasible ones, by its pattern (`YN`), or by the options taken (`stay`, or "
        "`-` for none). This one is infeasible, or has no such number.",
        "Name a feasible state, or correct the infeasible combinations.",
        _conflict(more="status_quo: 5\n"),
        _conflict(more="status_quo: NN\n"),
        _FILE,
        see=("E803", "E806"),
    ),
    Code(
        "E809",
        "a conflict that is too large for memory",
        "The number of feasible states doubles with every option that nothing restricts. Beyond five million states, or 62 "
        "options, a conflict is refused rather than begun.",
        "Say which combinations cannot be (`exclusive`, `at_least_one`, `if_then`, `infeasible`), or leave out options that "
        "decide nothing.",
        _conflict(
            options="".join(f"  - {{id: o{k}}}\n" for k in range(26)),
            more=f"  - {{id: others, options: [{', '.join(f'o{k}' for k in range(26))}]}}\n",
            suda="  suda: {statements: [stay]}\n  others: {statements: [stay]}\n",
        ),
        _WELL,
        _FILE,
        see=("E806",),
    ),
    Code(
        "E810",
        "a decision maker without a preference",
        "Stability is judged by what each decision maker prefers. Nothing is assumed of one of whom nothing is said, and two "
        "ways of saying it at once could differ.",
        "Write one of `ranking`, `statements`, `weights`, `utilities`. Where nothing is known, write "
        "`ranking: [{unknown: [1, 2, ..]}]`.",
        _conflict(suda=""),
        _WELL,
        _FILE,
        see=("E803", "E804"),
    ),
    Code(
        "W811",
        "a statement that decides nothing",
        "The statement holds in every feasible state, or in none, so that it prefers no state to another.",
        "Leave it out, or look at the infeasible combinations: one of them may exclude more than was meant.",
        _conflict("{statements: [leave or not leave, not stay]}"),
        _WELL,
        _FILE,
        see=("E805",),
    ),
)
