"""The structure of a tagged PDF: a tree of nodes in reading order, written with the file.

A node is made when its part of the paper is composed and is told, when that part is drawn,
which marked piece of which page belongs to it. Reading order is the order of making.
"""

from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFString


@dataclass(eq=False, slots=True)
class Node:
    """One element of the structure: `tag` as in ISO 32000-1, 14.8.4 (H1, P, Table, TR, ...)."""

    tag: str
    alt: str = ""
    scope: str = ""
    lang: str = ""
    kids: list["Node | Piece"] = field(default_factory=list)

    def add(self, tag: str, *, alt: str = "", scope: str = "", lang: str = "") -> "Node":
        """A new last child; ``lang`` where its language is not the paper's."""
        node = Node(tag, alt, scope, lang)
        self.kids.append(node)
        return node

    @property
    def drawn(self) -> bool:
        """Whether anything of it stands on a page."""
        return any(isinstance(kid, Piece) or kid.drawn for kid in self.kids)


@dataclass(frozen=True, slots=True)
class Piece:
    """Marked content number `number` of the page `page` (both from 0)."""

    page: int
    number: int


class Tree:
    """All marked pieces of a paper, by page."""

    def __init__(self) -> None:
        self.root = Node("Document")
        self._pages: list[list[Node]] = [[]]

    def mark(self, node: Node) -> int:
        """The number for the next piece on the present page, which belongs to `node`."""
        owners = self._pages[-1]
        owners.append(node)
        piece = Piece(len(self._pages) - 1, len(owners) - 1)
        node.kids.append(piece)
        return piece.number

    def turn(self) -> None:
        """The present page is full."""
        self._pages.append([])

    def write(self, document: PDFDocument) -> None:
        """Put the tree into the document's catalogue; every page must have been added."""
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        at = document.Reference(root)
        written: dict[int, Any] = {}
        root["K"] = _element(self.root, at, document, written)
        numbers: list[Any] = []
        for index, owners in enumerate(self._pages[: len(document.Pages.pages)]):
            numbers += [index, PDFArray([written[id(owner)] for owner in owners])]
        root["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        root["ParentTreeNextKey"] = len(self._pages)
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


def _element(node: Node, parent: Any, document: PDFDocument, written: dict[int, Any]) -> Any:
    element = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(node.tag), "P": parent})
    at = written[id(node)] = document.Reference(element)
    if node.alt:
        element["Alt"] = PDFString(node.alt)
    if node.lang:
        element["Lang"] = PDFString(node.lang)
    if node.scope:
        element["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(node.scope)})
    kids: list[Any] = []
    for kid in node.kids:
        if isinstance(kid, Piece):
            page = document.Reference(document.Pages.pages[kid.page])
            kids.append(PDFDictionary({"Type": PDFName("MCR"), "Pg": page, "MCID": kid.number}))
        elif kid.drawn:
            kids.append(_element(kid, at, document, written))
    element["K"] = PDFArray(kids)
    return at
