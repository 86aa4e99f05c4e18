"""Reading a PDF back: its words and its tags."""

import io
import re
from itertools import pairwise

import pikepdf


def opened(pdf):
    return pikepdf.open(io.BytesIO(pdf))


def words_of(pdf):
    """All letters of ``pdf`` in the order they were drawn, without the white space."""
    with opened(pdf) as paper:
        return "".join("".join(_letters(page)) for page in paper.pages)


def _letters(page):
    alphabets = {name: _alphabet(font) for name, font in page.Resources.Font.items()}
    alphabet = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "Tf":
                alphabet = alphabets[str(operands[0])]
            case "TJ" | "Tj":
                runs = operands[0] if str(operator) == "TJ" else operands
                for run in runs:
                    if isinstance(run, pikepdf.String):
                        yield _read(bytes(run), alphabet)


def _read(run, alphabet):
    codes = [run[at : at + 2].hex() for at in range(0, len(run), 2)]
    return "".join("".join(alphabet.get(code, "?") for code in codes).split())


def _alphabet(font):
    """Which letter each two-byte code of ``font`` stands for (its ToUnicode map)."""
    text = font.ToUnicode.read_bytes().decode("latin-1")
    letters = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        letters |= {
            code.lower(): bytes.fromhex(letter).decode("utf-16-be")
            for code, letter in re.findall(r"<(\w+)>\s*<(\w+)>", block)
        }
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        for first, last, letter in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            start = ord(bytes.fromhex(letter).decode("utf-16-be"))
            for step in range(int(last, 16) - int(first, 16) + 1):
                letters[f"{int(first, 16) + step:04x}"] = chr(start + step)
    return letters


def tags_of(paper):
    """Every structure element of an opened PDF in reading order: (tag, element)."""
    return list(_walk(paper.Root.StructTreeRoot.K))


def _walk(element):
    if isinstance(element, pikepdf.Array):
        for kid in element:
            yield from _walk(kid)
    elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
        yield str(element.S).removeprefix("/"), element
        if "/K" in element:
            yield from _walk(element.K)


def skipped_levels(tags):
    """Headings that are more than one level deeper than the one before."""
    levels = [int(tag[1]) for tag, _element in tags if re.fullmatch(r"H\d", tag)]
    return [(above, below) for above, below in pairwise(levels) if below > above + 1]


PAINTS = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh"}


def painted_without_a_tag(paper):
    """(page, operator) of all that is drawn outside what is marked as content or as ornament."""
    for number, page in enumerate(paper.pages, start=1):
        depth = 0
        for _operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
            if name in PAINTS and not depth:
                yield number, name
