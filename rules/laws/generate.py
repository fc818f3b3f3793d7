#!/usr/bin/env python3
"""Writes the tables of the law files from collected law data: `python3 rules/laws/generate.py DATA` (`--check`: only says what differs).

DATA holds, as the files say in their own headers, what was read in e-Gov data:

    laws.toml            titles, numbers, ids, abbreviations
    skeleton/<id>.json   the latest version held: articles, paragraphs, items, sub-items, 附則, 別表
    history/<id>.json    since the earliest version: first and last days, captions, counts of paragraphs, days on which the wording changed
    future.toml          promulgated amendments that are not in the skeleton

The head of a file up to `appendices`, and its purposes, are kept by hand: they hold what the data do not (usual short names, English
titles, what an article is cited for). The script holds the facts in a head against the data, and writes everything else: `appendices`,
`supplement`, `[[ahead]]`, `[articles]`. What it writes is described in README.md beside it.
"""

import datetime
import json
import re
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")}


def day_before(day):
    return (datetime.date.fromisoformat(day) - datetime.timedelta(days=1)).isoformat()


def text(words):
    return json.dumps(words, ensure_ascii=False)


def key(number):
    """A bare key of TOML, or a quoted one."""
    return number if re.fullmatch("[0-9_]+", number) else text(number)


def table(entries):
    return "{ " + ", ".join(f"{name} = {value}" for name, value in entries) + " }"


def kanji_number(words):
    """二十三 as 23, 五十六号 without what is not a number."""
    number = part = 0
    for sign in words:
        if sign in DIGITS:
            part = DIGITS[sign]
        elif sign in "十百千":
            number, part = number + (part or 1) * {"十": 10, "百": 100, "千": 1000}[sign], 0
    return number + part


def arabic(law_number):
    """令和八年法律第五十六号 as 令和8年法律第56号."""
    return re.sub("[〇一二三四五六七八九十百千]+", lambda found: str(kanji_number(found.group())), law_number.replace("元年", "1年"))


def items(paragraph):
    held = paragraph.get("items")
    return None if not held else str(held) if isinstance(held, int) else "[" + ", ".join(map(text, held)) + "]"


def live_entries(article):
    """Items and sub-items, which are held for the latest version only."""
    paragraphs = article.get("paragraphs", [])
    held = [(paragraph["n"], items(paragraph)) for paragraph in paragraphs if paragraph.get("items")]
    below = [
        (paragraph["n"], table([(key(item), len(letters)) for item, letters in paragraph["sub"].items()]))
        for paragraph in paragraphs
        if paragraph.get("sub")
    ]
    return ([("items", table(held))] if held else []) + ([("subitems", table(below))] if below else [])


def row(number, spans, article):
    """The states of an article, in order of time."""
    states = []
    for span in spans:
        for at, (since, caption, count) in enumerate(span["states"]):
            is_last = at + 1 == len(span["states"])
            until = span["until"] if is_last else span["states"][at + 1][0]
            is_live = article is not None and is_last and span["until"] is None and span is spans[-1]
            changed = [day for day in span["changed"] if (not since or day > since) and (not until or day < until)]
            state = [("from", since)] if since else []
            state += [("until", day_before(until))] if is_last and until else []
            state += [("caption", text(caption))] if caption else []
            # A number without content has no wording that could change.
            if ":" in number or (is_live and article.get("deleted")):
                state.append(("deleted", "true"))
                changed = []
            elif count:
                state.append(("paragraphs", count))
            state += live_entries(article) if is_live else []
            state += [("worded", "[" + ", ".join(changed) + "]")] if changed else []
            states.append(table(state))
    return f"{key(number)} = [{', '.join(states)}]"


def ahead(law, amendments, held_until):
    """Steps of promulgated amendments, those that the table holds left out."""
    written = []
    for amendment in amendments:
        if amendment["law"] != law:
            continue
        steps = [step for step in amendment.get("steps", []) if step["in_force_from"] > held_until]
        for step in steps:
            entry = ["[[ahead]]", f"from = {step['in_force_from']}", f"by = {text(arabic(amendment['amending_law_number']))}"]
            entry += [f"promulgated = {amendment['promulgated']}"] if "promulgated" in amendment else []
            # 政令で定める日: what is recorded is the latest day possible.
            entry += ["latest = true"] if step.get("fixed") is False else []
            entry.append(f"revision = {text(step['revision'])}")
            written.append((step["in_force_from"], "\n".join(entry) + "\n\n"))
    return "".join(entry for _, entry in sorted(written))


def generated(law, skeleton, history, amendments):
    appendices = ", ".join(map(text, skeleton["appendices"]))
    articles = {article["a"]: article for article in skeleton["articles"]}
    # `-` stands for a law that has paragraphs only.
    rows = [row(number, spans, articles.get(number)) for number, spans in history["articles"].items() if number != "-"]
    # The first 附則, that of the law itself; where it has paragraphs only, they are counted under 0.
    supplement = table([(key(article["a"] or "0"), article["paragraphs"]) for article in skeleton["supplementary_first"]])
    return {
        "appendices": f"appendices = [{appendices}]\n" if appendices else "",
        "supplement": f"supplement = {supplement}\n" if skeleton["supplementary_first"] else "",
        "ahead": ahead(law["id"], amendments, skeleton["version_in_force_from"]),
        "articles": "[articles]\n" + "\n".join(rows) + "\n",
    }


def kept(file):
    """The head and the purposes of a file: what is kept by hand."""
    head, *rest = file.split("\n\n")
    head = "\n".join(line for line in head.splitlines() if not line.startswith(("appendices = ", "supplement = "))) + "\n"
    purposes = [part.strip("\n") for part in rest if part.lstrip("\n").startswith("[[purpose]]")]
    return head, "".join(part + "\n\n" for part in purposes)


def differing(head, law, skeleton):
    """Facts of a head that the data say otherwise."""
    head = tomllib.loads(head)
    facts = {
        "id": law["id"],
        "title": law["title"],
        "egov_id": law["egov_id"],
        "promulgated": datetime.date.fromisoformat(law["promulgated"]),
        "parent": law.get("parent"),
        "law_number": law["law_number_arabic"],
    }
    wrong = ["kind"] if head["kind"] not in (law["kind"], law.get("kind_detail")) else []
    wrong += [name for name, fact in facts.items() if head.get(name) != fact]
    return wrong + (["held"] if skeleton and head["held"]["revision"] != skeleton["egov_revision_id"] else [])


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--check"]
    if len(arguments) != 1:
        sys.exit(__doc__)
    data = Path(arguments[0])
    laws = tomllib.loads((data / "laws.toml").read_text())["law"]
    amendments = tomllib.loads((data / "future.toml").read_text())["amendment"]
    stale = 0
    for law in laws:
        path = HERE / f"{law['id']}.toml"
        before = path.read_text()
        head, purposes = kept(before)
        after = before
        skeleton = None
        if "skeleton" in law:
            skeleton = json.loads((data / law["skeleton"]).read_text())
            history = json.loads((data / "history" / f"{law['id']}.json").read_text())
            parts = generated(law, skeleton, history, amendments)
            after = f"{head}{parts['appendices']}{parts['supplement']}\n{purposes}{parts['ahead']}{parts['articles']}"
        for name in differing(head, law, skeleton):
            print(f"{path.name}: {name} is not what the data say")
        if after != before:
            stale += 1
            if "--check" in sys.argv:
                print(f"{path.name}: differs from what the data give")
            else:
                path.write_text(after)
    sys.exit(1 if stale and "--check" in sys.argv else 0)


if __name__ == "__main__":
    main()
