"""Small MJML sources that each hold one trap, written for the tests."""


def email(body: str, head: str = "") -> str:
    """A whole email around what stands in its body."""
    return f"<mjml><mj-head>{head}</mj-head><mj-body>{body}</mj-body></mjml>"


def cell(content: str, head: str = "") -> str:
    """A whole email around what stands in its one column."""
    return email(f"<mj-section><mj-column>{content}</mj-column></mj-section>", head)


COMPILED = {
    "wrong values": cell('<mj-text font-size="large" padding="abc" color="nocolor">x</mj-text>'),
    "text in a section": email("<mj-section><mj-text>x</mj-text></mj-section>"),
    "text in the body": email("<mj-text>x</mj-text>"),
    "unknown component": cell("<mj-map>x</mj-map><mj-text>y</mj-text>"),
    "plain text": cell("<mj-text>Good morning</mj-text>"),
    "byte order mark": "\ufeff" + cell("<mj-text>Good morning</mj-text>"),
    "xml prolog and doctype": '<?xml version="1.0"?>\n<!DOCTYPE mjml>\n'
    + cell("<mj-text>x</mj-text>"),
    "comment around the root": "<!-- by hand -->\n"
    + cell("<mj-text>x</mj-text>")
    + "\n<!-- end -->",
    "carriage returns": cell(
        "<mj-text>One\r\ntwo</mj-text>\r\n<mj-social>\r\n"
        '<mj-social-element name="facebook" href="https://e.example/f">F</mj-social-element>\r\n'
        "</mj-social>",
        '\r\n<mj-attributes>\r\n<mj-text color="#333333" />\r\n</mj-attributes>\r\n',
    ),
    "comments in the head": cell(
        '<mj-text mj-class="note">x</mj-text>',
        "<!-- looks --><mj-attributes><!-- a --><mj-class name='note' color='#666666' />"
        "<!-- b --></mj-attributes>",
    ),
    "comments between components": cell(
        "<!-- picture --><mj-image src='https://e.example/a.png' alt='A' /><!-- done -->"
    ),
    "attributes, classes and mj-all": cell(
        '<mj-text mj-class="warm big">x</mj-text><mj-button>Go</mj-button>',
        '<mj-attributes><mj-all font-family="Georgia, serif" /><mj-class name="warm"'
        ' color="#b45309" /><mj-class name="big" font-size="22px" /><mj-button'
        ' background-color="#0f766e" /></mj-attributes>',
    ),
    "classes add their css classes": cell(
        '<mj-text mj-class="a b">x</mj-text><mj-text mj-class="a b" css-class="own">y</mj-text>',
        '<mj-attributes><mj-class name="a" css-class="one" /><mj-class name="b"'
        ' css-class="two" color="#111111" /></mj-attributes>',
    ),
    "class with defaults for children": cell(
        '<mj-social mj-class="quiet"><mj-social-element name="linkedin" href="https://e.example">'
        "Work</mj-social-element></mj-social>",
        '<mj-attributes><mj-class name="quiet" mode="vertical"><mj-social-element'
        ' color="#555555" /></mj-class></mj-attributes>',
    ),
    "quotes of the other kind": cell("<mj-text font-family=\"'Source Serif', serif\">x</mj-text>"),
    "quotes inside values": cell(
        "<mj-image src='https://e.example/a.png' alt='A 7&quot; single &lt;live&gt;' />"
    ),
    "backslashes": cell(
        '<mj-text><a href="https://e.example/a\\b" title="C:\\mail">x</a></mj-text>'
    ),
    "line breaks in a style": cell(
        '<mj-text><p style="color:#991b1b;\n   font-size:18px">x</p></mj-text>'
    ),
    "tabs in a style": cell('<mj-text><p style="color:#991b1b;\tfont-size:18px">x</p></mj-text>'),
    "characters beyond ASCII": cell(
        '<mj-image src="https://e.example/a.png" alt="Preis: 12\u00a0€ 🎉 👩‍🚀 नमस्ते שלום\u200f" />'
    ),
    "entities": cell(
        "<mj-text>&nbsp;&copy;&uuml;&#8364;&amp;&lt;i&gt; &bogus; salt & pepper</mj-text>"
    ),
    "unclosed paragraphs and items": cell(
        "<mj-text><p>one<p>two<ul><li>three<li>four</ul></mj-text>"
    ),
    "upper case html": cell("<mj-text><P>A</P><BR></mj-text>"),
    "void elements": cell('<mj-text>a<br>b<br/>c<img src="https://e.example/i.png"><hr></mj-text>'),
    "attributes without quotes": cell(
        "<mj-text><a href=https://e.example/a>x</a><table><tr><td width=10>y</td></tr></table>"
        "</mj-text>"
    ),
    "attributes without values": cell(
        '<mj-text><input type="checkbox" checked disabled></mj-text>'
    ),
    "bare less-than": cell("<mj-text>3 < 4 and 5 > 4</mj-text>"),
    "script and style in text": cell(
        "<mj-text><script>if (a < b) { c() }</script><style>a > b { color: red }</style></mj-text>"
    ),
    "outlook comment in text": cell("<mj-text>a<!--[if mso]>MSO<![endif]-->b</mj-text>"),
    "preformatted": cell("<mj-text><pre>first\n    second\n</pre></mj-text>"),
    "spaces between inline elements": cell("<mj-text>All <b>in</b> <i>one</i>\n   line</mj-text>"),
    "columns in percent": email(
        '<mj-section><mj-column width="30%"><mj-text>a</mj-text></mj-column>'
        '<mj-column width="70%" vertical-align="middle"><mj-text>b</mj-text></mj-column>'
        "</mj-section>"
    ),
    "columns in pixels": email(
        '<mj-section padding="20px"><mj-column width="200px"><mj-text>a</mj-text></mj-column>'
        '<mj-column width="360px"><mj-image src="https://e.example/b.png" alt="" /></mj-column>'
        "</mj-section>"
    ),
    "four columns": email(
        "<mj-section>"
        + "".join(f"<mj-column><mj-text>{n}</mj-text></mj-column>" for n in range(4))
        + "</mj-section>"
    ),
    "boxes with bare zeros": email(
        '<mj-section padding="0 24px 12px 24px"><mj-column padding="0 8px"><mj-image'
        ' padding="0 10px 14px 0" src="https://e.example/b.png" alt="" /></mj-column><mj-column>'
        "<mj-text>x</mj-text></mj-column></mj-section>"
    ),
    "an image wider than its column": email(
        '<mj-section padding="0"><mj-column padding="0 20px"><mj-image width="700px"'
        ' src="https://e.example/b.png" alt="" /></mj-column></mj-section>'
    ),
    "group": email(
        '<mj-section><mj-group background-color="#f1f5f9"><mj-column><mj-text>a</mj-text>'
        "</mj-column><mj-column><mj-text>b</mj-text></mj-column></mj-group></mj-section>"
    ),
    "section with a background image": email(
        '<mj-section background-url="https://e.example/b.png" background-size="cover"'
        ' background-repeat="no-repeat" background-position="top center" border-radius="8px"'
        ' direction="rtl" text-align="left"><mj-column border="1px solid #111111"><mj-text>x'
        "</mj-text></mj-column></mj-section>"
    ),
    "full width": email(
        '<mj-section full-width="full-width" background-color="#0f172a"><mj-column><mj-text'
        ' color="#ffffff">x</mj-text></mj-column></mj-section>'
    ),
    "wrapper": email(
        '<mj-wrapper background-color="#ffffff" padding="10px 20px"><mj-section><mj-column>'
        "<mj-text>x</mj-text></mj-column></mj-section><mj-section><mj-column><mj-text>y</mj-text>"
        "</mj-column></mj-section></mj-wrapper>"
    ),
    "wrapper with a background image": email(
        '<mj-wrapper background-color="#ffffff" full-width="full-width"'
        ' background-url="https://e.example/b.png"><mj-section><mj-column><mj-text>x</mj-text>'
        "</mj-column></mj-section></mj-wrapper>"
    ),
    "wrapper with a gap": email(
        '<mj-wrapper gap="16px"><mj-section><mj-column><mj-text>x</mj-text></mj-column>'
        "</mj-section>"
        '<mj-section css-class="second"><mj-column><mj-text>y</mj-text></mj-column></mj-section>'
        "</mj-wrapper>"
    ),
    "hero": email(
        '<mj-hero mode="fixed-height" height="300px" background-url="https://e.example/b.png"'
        ' background-width="600px" background-height="300px"><mj-text>x</mj-text><mj-button'
        ' href="https://e.example">Go</mj-button></mj-hero>'
    ),
    "spacer and divider": cell(
        '<mj-spacer height="30px" /><mj-divider border-style="dashed" border-width="2px"'
        ' border-color="#cbd5e1" width="60%" align="left" />'
    ),
    "every attribute of text": cell(
        '<mj-text letter-spacing="1px" text-transform="uppercase" height="40px"'
        ' font-style="italic" font-weight="700" text-decoration="underline"'
        ' container-background-color="#fef3c7" align="right" line-height="1.6" padding-left="4px">'
        "x</mj-text>"
    ),
    "every attribute of an image": cell(
        '<mj-image fluid-on-mobile="true" src="https://e.example/i.png" alt="A" title="T"'
        ' srcset="https://e.example/i2.png 2x" sizes="100vw" usemap="#map" rel="nofollow"'
        ' href="https://e.example" border-radius="4px" width="200px" height="100px" />'
    ),
    "no alt": cell('<mj-image src="https://e.example/i.png" />'),
    "table": cell(
        '<mj-table><tr><th>Item</th></tr><tr><td style="padding:0 12px">1</td></tr></mj-table>'
    ),
    "social networks": cell(
        '<mj-social><mj-social-element name="facebook" href="https://e.example/f">F'
        '</mj-social-element><mj-social-element name="x-noshare" href="https://e.example/x">X'
        '</mj-social-element><mj-social-element name="tiktok" href="#">T</mj-social-element>'
        '<mj-social-element src="https://e.example/i.png" href="#" alt="Ours">O'
        "</mj-social-element></mj-social>"
    ),
    "social vertical": cell(
        '<mj-social mode="vertical" icon-size="28px"><mj-social-element name="instagram"'
        ' href="https://e.example">I</mj-social-element></mj-social>'
    ),
    "navbar": cell(
        '<mj-navbar base-url="https://e.example" hamburger="hamburger"><mj-navbar-link href="/a">A'
        '</mj-navbar-link><mj-navbar-link href="/b">B</mj-navbar-link></mj-navbar>'
    ),
    "accordion": cell(
        "<mj-accordion><mj-accordion-element><mj-accordion-title>Why?</mj-accordion-title>"
        "<mj-accordion-text>Because.</mj-accordion-text></mj-accordion-element></mj-accordion>"
    ),
    "two carousels": cell(
        '<mj-carousel><mj-carousel-image src="https://e.example/1.png" alt="one" />'
        '<mj-carousel-image src="https://e.example/2.png" /></mj-carousel><mj-carousel>'
        '<mj-carousel-image src="https://e.example/3.png" /><mj-carousel-image'
        ' src="https://e.example/4.png" /></mj-carousel>'
    ),
    "raw in a column": cell("<mj-raw><tr><td>own row</td></tr></mj-raw><mj-text>x</mj-text>"),
    "raw at the start of the file": (
        '<mjml><mj-raw position="file-start"><!-- first --></mj-raw><mj-body><mj-section>'
        "<mj-column><mj-text>x</mj-text></mj-column></mj-section></mj-body></mjml>"
    ),
    "raw in the head": cell(
        "<mj-text>x</mj-text>",
        '<mj-raw><meta name="color-scheme" content="light dark"><link rel="icon" href="#"/>'
        "</mj-raw>",
    ),
    "styles": cell(
        '<mj-text css-class="note more">x</mj-text>',
        "<mj-style>@media (prefers-color-scheme: dark) { .note { color: #fff !important } }"
        " a > b { color: red }</mj-style>",
    ),
    "inline styles": cell(
        '<mj-text css-class="note"><p class="red">hi</p></mj-text><mj-button css-class="cta">x'
        "</mj-button>",
        '<mj-style inline="inline">.red { color: #991b1b } .cta a { letter-spacing: 2px }'
        "</mj-style>",
    ),
    "html attributes": cell(
        '<mj-text css-class="box"><div class="in">hi</div></mj-text>',
        '<mj-html-attributes><mj-selector path=".in"><mj-html-attribute name="data-id">42'
        "</mj-html-attribute></mj-selector></mj-html-attributes>",
    ),
    "fonts that are used": cell(
        '<mj-text font-family="Lora, serif">x</mj-text><mj-text><span'
        " style=\"font-family:'Open Sans'\">y</span></mj-text>",
        '<mj-font name="Lora" href="https://fonts.example/lora.css" /><mj-font name="Unused"'
        ' href="https://fonts.example/unused.css" />',
    ),
    "breakpoint": cell("<mj-text>x</mj-text>", '<mj-breakpoint width="360px" />'),
    "language and direction": cell("<mj-text>x</mj-text>").replace(
        "<mjml>", '<mjml lang="he" dir="rtl">'
    ),
    "title and preview": cell(
        "<mj-text>x</mj-text>",
        "<mj-title>Hello {{ name }}</mj-title><mj-preview>Salt &amp; pepper {{ n }}</mj-preview>",
    ),
    "css class everywhere": email(
        '<mj-wrapper css-class="w"><mj-section css-class="s"><mj-column css-class="c">'
        '<mj-image css-class="i" src="https://e.example/i.png" alt="" />'
        '<mj-divider css-class="d" />'
        "</mj-column></mj-section></mj-wrapper>"
    ),
    "empty body": "<mjml><mj-body></mj-body></mjml>",
    "liquid in text": cell(
        '<mj-text>Hi {{ user.name | default: "you" }} {% if a < b and c > d %}Y{% else %}N'
        "{% endif %}</mj-text>"
    ),
    "liquid in attributes": cell(
        '<mj-button href="{{ url }}?a={{ x }}&amp;b=1" color="{{ ink }}">{{ cta }}</mj-button>'
        '<mj-image src="{{ img }}" alt="{{ alt }}" />'
    ),
    "liquid with quotes in an attribute": cell(
        "<mj-button href='{{ url | default: \"https://e.example\" }}'>Go</mj-button>"
    ),
    "liquid in a style": cell(
        "<mj-text>x</mj-text>", "<mj-style>.a { color: {{ ink }} }</mj-style>"
    ),
    "liquid loop in a table": cell(
        "<mj-table>{% for i in items %}<tr><td>{{ i.name }}</td></tr>{% endfor %}</mj-table>"
    ),
    "logic between sections": email(
        "<mj-raw>{% if vip %}</mj-raw><mj-section><mj-column><mj-text>VIP</mj-text></mj-column>"
        "</mj-section><mj-raw>{% endif %}</mj-raw>"
    ),
    "logic between columns": email(
        "<mj-section><mj-raw>{% if a %}</mj-raw><mj-column><mj-text>1</mj-text></mj-column><mj-raw>"
        "{% endif %}</mj-raw><mj-column><mj-text>2</mj-text></mj-column></mj-section>"
    ),
    "logic in a column": cell(
        "<mj-raw>{% for i in items %}</mj-raw><mj-text>{{ i.t }}</mj-text><mj-raw>{% endfor %}"
        "</mj-raw>"
    ),
    "logic that is no tree": email(
        "<mj-raw>{% if a < b %}</mj-raw><mj-section><mj-column><mj-text>1</mj-text></mj-column>"
        "</mj-section><mj-raw>{% else %}</mj-raw><mj-section><mj-column><mj-text>2</mj-text>"
        "</mj-column></mj-section><mj-raw>{% endif %}</mj-raw>"
    ),
    "logic between social networks": cell(
        "<mj-social><mj-raw>{% if a %}</mj-raw><mj-social-element"
        ' name="facebook" href="#">f</mj-social-element><mj-raw>{% endif %}</mj-raw>'
        '<mj-social-element name="youtube" href="#">y</mj-social-element></mj-social>'
    ),
    "logic between vertical networks": cell(
        '<mj-social mode="vertical"><mj-raw>{% if a %}</mj-raw><mj-social-element'
        ' name="facebook" href="#">f</mj-social-element><mj-raw>{% endif %}</mj-raw></mj-social>'
    ),
    "logic between questions": cell(
        "<mj-accordion><mj-raw>{% if a %}</mj-raw><mj-accordion-element><mj-accordion-title>T"
        "</mj-accordion-title><mj-accordion-text>X</mj-accordion-text></mj-accordion-element>"
        "<mj-raw>{% endif %}</mj-raw></mj-accordion>"
    ),
    "logic between links": cell(
        '<mj-navbar><mj-raw>{% if a %}</mj-raw><mj-navbar-link href="/a">A</mj-navbar-link><mj-raw>'
        "{% endif %}</mj-raw></mj-navbar>"
    ),
}

# compiled by both, but not to the same: tests/engine/test_mjml_fidelity.py says why
DIFFERENT = {
    "hero with padding": email(
        '<mj-hero mode="fluid-height" background-url="https://e.example/b.png"'
        ' background-width="600px" background-height="400px" padding="40px 24px"><mj-text>x'
        "</mj-text></mj-hero>"
    ),
    "every attribute of a button": cell(
        '<mj-button href="https://e.example" width="220px" height="44px" inner-padding="6px 12px"'
        ' border="2px solid #0f766e" border-radius="6px" rel="nofollow" target="_self" name="cta"'
        ' title="Go there" text-align="left" vertical-align="top" font-style="italic"'
        ' letter-spacing="1px">Go</mj-button>'
    ),
    "cdata": cell("<mj-text><![CDATA[ <b>bold</b> ]]></mj-text>"),
    "quotes unescaped": cell("<mj-image src='https://e.example/a.png' alt='A 7\" single' />"),
    "font address with an ampersand": cell(
        '<mj-text font-family="Lora">x</mj-text>',
        '<mj-font name="Lora" href="https://fonts.example/css?family=Lora&amp;display=swap" />',
    ),
    "bare logic in the body": email(
        "{% if a %}<mj-section><mj-column><mj-text>1</mj-text></mj-column></mj-section>{% endif %}"
    ),
    "bare logic in a column": cell("{% if a %}<mj-text>1</mj-text>{% endif %}"),
    "html between components": cell("<div>loose</div><mj-text>y</mj-text>"),
    "unknown attributes": cell(
        '<mj-text data-track="1" tone="warm">x</mj-text><mj-button title="T" aria-label="A">y'
        "</mj-button>"
    ),
    "column in a column": cell('<mj-column width="ten"><mj-text>x</mj-text></mj-column>'),
    "outlook on the web": cell("<mj-text>x</mj-text>").replace("<mjml>", '<mjml owa="desktop">'),
}

# refused: the source, and what the first problem says, where
REFUSED = {
    "nothing": ("", 1, 1, "no <mjml> element"),
    "html": ("<div>hello</div>", 1, 1, "Import it as HTML"),
    "text never closed": (
        "<mjml><mj-body><mj-section><mj-column>\n  <mj-text>x</mj-column></mj-section></mj-body>",
        2,
        3,
        "<mj-text> is not closed before </mj-column> at 2:13",
    ),
    "section never closed": (
        "<mjml>\n<mj-body>\n <mj-section><mj-column></mj-column>\n</mj-body>\n</mjml>",
        3,
        2,
        "<mj-section> is not closed before </mj-body> at 4:1",
    ),
    "closed twice": (
        "<mjml><mj-body></mj-section></mj-body></mjml>",
        1,
        16,
        "</mj-section> closes nothing",
    ),
    "quote never closed": (
        '<mjml><mj-body>\n<mj-section padding="0><mj-column /></mj-section></mj-body></mjml>',
        2,
        20,
        "cannot be read",
    ),
    "tag never closed": ("<mjml><mj-body><mj-section ", 1, 16, "never closed with >"),
    "comment never closed": ("<mjml><mj-body>\n<!-- oh", 2, 1, "never closed with -->"),
    "include of what is not there": (
        '<mjml><mj-body>\n  <mj-include path="./parts/footer.mjml" /></mj-body></mjml>',
        2,
        3,
        'no partial named "footer.mjml"',
    ),
    "include of a file": (
        '<mjml><mj-body><mj-include path="/etc/passwd" type="html" /></mj-body></mjml>',
        1,
        16,
        "Files are never read",
    ),
    "nested too deep": (
        email("<mj-section>" * 200),
        1,
        1199,
        "nested deeper than 100",
    ),
    "html nested too deep": (
        cell("<mj-text>" + "<div>" * 100_000 + "</mj-text>"),
        1,
        567,
        "nested deeper than 100",
    ),
}
