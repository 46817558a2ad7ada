"""How well Turkish, Ukrainian and Russian are read: python bench/read/languages.py [FILE...] [--half looked|kept] [--wrong] [--json FILE]

Times found and resolved, numbers with units, people with offices, quotations with their speaker, in texts with marks. The format of the
marks stands at the head of tests/read/language/marked.py. Without a file the committed invented texts are read. `--half` takes every
other text: the first, third, ... were looked at while rules were made (`looked`), the others were kept back (`kept`). `--wrong` prints what is wrong.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.read.language.marked import INVENTED, Marked, count_all, marked_texts  # noqa: E402


def halves(texts: list[Marked], half: str) -> list[Marked]:
    """The texts of one half, or all."""
    return texts if not half else texts[0::2] if half == "looked" else texts[1::2]


def main() -> None:
    """Measure, language by language, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--half", choices=["looked", "kept"], default="")
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    texts = [one for path in given.files or [INVENTED] for one in marked_texts(path)]
    told: dict[str, object] = {"python": platform.python_version()}
    kept: list[Marked] = []
    for language in dict.fromkeys(one.language for one in texts):
        half = halves([one for one in texts if one.language == language], given.half)
        kept.extend(half)
        told[language], wrong = count_all(half)
        if given.wrong:
            print("\n".join(wrong))
    told["all"], _ = count_all(kept)
    written = json.dumps(told, indent=1, ensure_ascii=False)
    print(written)
    if given.json:
        given.json.write_text(written + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
