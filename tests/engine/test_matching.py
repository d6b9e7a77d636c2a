"""Blocks of an edited source are known again: they keep the ids they had."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.documents import Json, document, documents, text

from craftify.engine import (
    Document,
    dump_document,
    emit_mjml,
    import_mjml,
    keep_ids,
    parse_document,
)
from craftify.engine.document.walk import all_blocks


def letter(*sections: list[Json]) -> Document:
    """Sections of one column each with these blocks in it."""
    return document(
        *(
            {
                "id": f"sec{place}",
                "type": "section",
                "children": [{"id": f"col{place}", "type": "column", "children": content}],
            }
            for place, content in enumerate(sections, 1)
        )
    )


def said(html: str, own: str, **more: Any) -> Json:  # noqa: ANN401 - any field of a block
    return text(html, **more) | {"id": own}


def opened(source: str, base: Document) -> Document:
    """A source without ids, read as an edit of a document."""
    imported = import_mjml(source)
    return keep_ids(imported.document, base, named=imported.named)[0]


def ids(given_: Document) -> list[str]:
    return [block.id for block in all_blocks(given_.children)]


BASE = letter(
    [said("Dear friend of the house", "hello"), said("Spring is here", "spring")],
    [said("Buy two, get three", "offer"), {"id": "line", "type": "divider"}],
    [said("Goodbye", "bye1")],
)


def edited(change: tuple[str, str]) -> list[str]:
    source = emit_mjml(BASE)
    assert change[0] in source
    return ids(opened(source.replace(*change), BASE))


def test_what_is_the_same_keeps_all_ids() -> None:
    again = opened(emit_mjml(BASE), BASE)
    assert ids(again) == ids(BASE)


def test_what_was_changed_keeps_its_id() -> None:
    assert edited(("Spring is here", "Summer is here")) == ids(BASE)
    assert edited(("Goodbye", "So long")) == ids(BASE)


def test_what_was_added_is_new_and_moves_no_id() -> None:
    line = "<mj-text>Dear friend of the house</mj-text>"
    for addition in ("<mj-text>A line more</mj-text>", "<mj-text>Spring</mj-text>"):
        for change in ((line, line + addition), (line, addition + line)):
            found = edited(change)
            (new,) = set(found) - set(ids(BASE))
            assert new.startswith("text")
            assert [one for one in found if one != new] == ids(BASE)


def test_what_was_taken_out_takes_its_id_along() -> None:
    found = edited(("<mj-text>Dear friend of the house</mj-text>", ""))
    assert found == [own for own in ids(BASE) if own != "hello"]


def test_sections_may_change_places() -> None:
    turned = document(*dump_document(BASE)["children"][::-1])
    assert ids(opened(emit_mjml(turned), BASE)) == ids(turned)


def test_what_moved_to_another_column_is_known_again() -> None:
    line = "<mj-text>Dear friend of the house</mj-text>"
    source = emit_mjml(BASE).replace(line, "").replace("<mj-text>Good", line + "<mj-text>Good")
    again = opened(source, BASE)
    column = next(block for block in all_blocks(again.children) if block.id == "col3")
    assert [block.id for block in column.inside()] == ["hello", "bye1"]


def test_what_moved_and_was_changed_inside_is_known_by_its_own_look() -> None:
    content = [said("Dear all", "text")]
    column = {"id": "col1", "type": "column", "children": content}
    section = {"id": "sec1", "type": "section", "props": {"padding": "7px"}, "children": [column]}
    one: Json = {"id": "wrap1", "type": "wrapper", "children": [section]}
    other: Json = {"id": "wrap2", "type": "wrapper", "props": {"padding": "3px"}}
    base = document(one, other)
    turned = document({**one, "children": []}, {**other, "children": [section]})
    source = emit_mjml(turned).replace("Dear all", "Farewell")
    assert ids(opened(source, base)) == ["wrap1", "wrap2", "sec1", "col1", "text"]


def test_a_type_is_never_taken_for_another() -> None:
    found = edited(("<mj-divider />", "<mj-spacer />"))
    assert "line" not in found
    assert [own for own in found if own in ids(BASE)] == [o for o in ids(BASE) if o != "line"]


def test_an_id_that_the_author_gives_stands_above_all() -> None:
    base = letter([said("One", "one1"), said("Two", "two2")])
    swapped = letter([said("One", "two2"), said("Two", "one1")])
    assert ids(keep_ids(swapped, base)[0])[2:] == ["two2", "one1"]
    assert ids(keep_ids(swapped, base, named=())[0])[2:] == ["one1", "two2"]


def test_a_new_block_never_takes_the_id_of_one_that_is_gone() -> None:
    base = letter([said("One", "text1")])
    source = emit_mjml(base).replace("<mj-text>One</mj-text>", "<mj-button>One</mj-button>")
    source = source.replace("mj-button", "mj-image").replace(">One</mj-image>", " />")
    assert "text1" not in ids(opened(source, base))


def test_very_many_siblings_are_counted_off() -> None:
    base = letter([said(f"Line {place}", f"line{place}") for place in range(300)])
    changed = letter([said(f"Other {place}", f"new{place:03}") for place in range(300)])
    assert ids(keep_ids(changed, base, named=())[0]) == ids(base)


@settings(max_examples=60, deadline=None)
@given(documents())
def test_any_document_without_its_ids_gets_them_back(base: Document) -> None:
    data = dump_document(base)
    numbers = iter(range(10**6))

    def counted(block: Json) -> None:
        block["id"] = f"own{next(numbers)}"
        for inner in (*block.get("children", []), *block.get("items", [])):
            counted(inner)

    for block in data.get("children", []):
        counted(block)
    again, kept = keep_ids(parse_document(data), base, named=())
    assert again == base
    assert list(kept.values()) == ids(base)


@settings(max_examples=60, deadline=None)
@given(documents(), documents(), st.booleans())
def test_ids_stay_unique_whatever_meets(one: Document, other: Document, named: bool) -> None:  # noqa: FBT001 - drawn
    found, kept = keep_ids(one, other, named=None if named else ())
    assert len(set(ids(found))) == len(ids(one)) == len(set(kept.values()))
    assert emit_mjml(found) == emit_mjml(one)
