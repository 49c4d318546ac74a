"""Reads a page the way the tests ask about it: elements with their attributes and texts."""

from collections.abc import Iterator
from html.parser import HTMLParser

VOID = {"input", "meta", "link", "img", "br", "hr", "path"}


class Page(HTMLParser):
    """All elements of a page in order: (tag, attributes, text inside)."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str], list[str]]] = []
        self._open: list[tuple[str, dict[str, str], list[str]]] = []
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = (tag, {name: value or "" for name, value in attrs}, [])
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        for _tag, _attrs, texts in self._open:
            texts.append(data)

    def all(self, tag: str, **wanted: str) -> Iterator[tuple[dict[str, str], str]]:
        for name, attrs, texts in self.elements:
            if name == tag and all(attrs.get(key.rstrip("_")) == value for key, value in wanted.items()):
                yield attrs, " ".join("".join(texts).split())

    def one(self, tag: str, **wanted: str) -> tuple[dict[str, str], str]:
        (found,) = self.all(tag, **wanted)
        return found

    @property
    def ids(self) -> list[str]:
        return [attrs["id"] for _tag, attrs, _texts in self.elements if "id" in attrs]
