"""The CSS reader: rules, at-rules and declarations, with Liquid and comments out of the way."""

from craftify.engine.stylesheets import read_sheet, read_style


def test_declarations_of_a_style_attribute() -> None:
    declarations = read_style(
        "Color: red; background:url(data:a;b) ; width:{{ w | x: 1 }}px!IMPORTANT"
    )
    assert [(each.name, each.value, each.important) for each in declarations] == [
        ("color", "red", False),
        ("background", "url(data:a;b)", False),
        ("width", "{{ w | x: 1 }}px", True),
    ]
    assert read_style("a:b;;c:d;e") == read_style("a:b;;c:d;")
    assert [each.offset for each in read_style("a:b; c:d")] == [0, 5]


def test_rules_know_the_at_rules_they_stand_in() -> None:
    sheet = read_sheet(
        "@import url('a;b.css'); p, .a > b { margin: 0 } /* } */"
        "@media (max-width: 480px) { .c { width: 100% !important } @font-face { src: url(x) } }"
    )
    assert [(rule.selectors, rule.within) for rule in sheet.rules] == [
        (("p", ".a > b"), ()),
        ((".c",), ("@media (max-width: 480px)",)),
        ((), ("@media (max-width: 480px)", "@font-face")),
    ]
    assert [(rule.name, rule.prelude, len(rule.within)) for rule in sheet.at_rules] == [
        ("@import", "url('a;b.css')", 0),
        ("@media", "(max-width: 480px)", 0),
        ("@font-face", "", 1),
    ]
    assert sheet.commented


def test_liquid_and_broken_css_are_survived() -> None:
    source = "{{ x | y: '}' }} a { color: {{ brand | default: '#fff' }}; } b { color: red"
    sheet = read_sheet(source)
    assert [(rule.selectors, rule.declarations[0].value) for rule in sheet.rules] == [
        (("a",), "{{ brand | default: '#fff' }}"),
        (("b",), "red"),
    ]
    assert source[sheet.rules[0].declarations[0].offset :].startswith("color: {{ brand")
    for broken in ("}" * 1000, "{" * 1000, "a{(", "@media", "'", "/*", "a{b:c}}}d{e:f}"):
        read_sheet(broken)
    assert read_sheet("a{(} b{c:d}").rules[-1].selectors == ("b",)
