// Pieces of HTML as programs put them on the clipboard, and as somebody with bad intent would.

interface Fragment {
  readonly from: string;
  readonly html: string;
}

/** With the HTML of the email they become. */
export const ORDINARY: readonly (Fragment & { readonly becomes: string })[] = [
  {
    from: "Google Docs",
    html: `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1f2e"><h2 dir="ltr" style="line-height:1.38;margin-top:18pt;"><span style="font-size:16pt;font-family:Arial,sans-serif;color:#000000;font-weight:400;font-style:normal;text-decoration:none;vertical-align:baseline;white-space:pre-wrap;">Summer sale</span></h2><p dir="ltr" style="line-height:1.38;text-align: center;"><span style="font-size:11pt;font-weight:400;">Up to </span><span style="font-size:11pt;font-weight:700;">half</span><span style="font-style:italic;"> off</span><span style="font-size:0.6em;vertical-align:super;">1</span></p><p dir="ltr"><a href="https://acme.example/sale" style="text-decoration:none;"><span style="color:#1155cc;text-decoration:underline;">Shop</span></a></p></b><br class="Apple-interchange-newline">`,
    becomes: `<h2>Summer sale</h2><p style="text-align:center">Up to <strong>half</strong><em> off</em><sup>1</sup></p><p><a href="https://acme.example/sale">Shop</a></p>`,
  },
  {
    from: "a list in Google Docs",
    html: `<b style="font-weight:normal;" id="docs-internal-guid-2"><ul style="margin-top:0;"><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">One</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span>Deep</span></p></li></ul><li dir="ltr"><p dir="ltr"><span style="text-decoration:line-through;">Two</span></p></li></ul></b>`,
    becomes: "<ul><li>One<ul><li>Deep</li></ul></li><li><s>Two</s></li></ul>",
  },
  {
    from: "Word",
    html: `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15"><style><!-- @font-face {font-family:Calibri;} p.MsoNormal {margin:0cm;} --></style></head><body lang=EN-US><!--StartFragment--><p class=MsoNormal align=right style='text-align:right'><b><span lang=EN-GB style='font-size:14.0pt;font-family:"Times New Roman",serif;color:black'>Dear
customer<o:p></o:p></span></b></p><p class=MsoNormal>Read <u>this</u> <a name="_Toc1"></a><a href="https://acme.example/">page</a><o:p></o:p></p><!--EndFragment--></body></html>`,
    becomes: `<p><strong>Dear customer</strong></p><p>Read <u>this</u> <a href="https://acme.example/">page</a></p>`,
  },
  {
    from: "a list in Word",
    html: `<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>One<o:p></o:p></p><p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>Deep</p><p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>Two</p><p class=MsoNormal>After</p>`,
    becomes: "<ul><li>One<ol><li>Deep</li></ol></li><li>Two</li></ul><p>After</p>",
  },
  {
    from: "Gmail",
    html: `<div dir="ltr"><div class="gmail_default" style="font-family:verdana,sans-serif;font-size:small">Hi {{ first_name | default: "there" }},</div><div><br></div><div><font color="#ff0000">Red</font> and <span style="font-weight:bold">bold</span></div><blockquote class="gmail_quote"><div>Quoted</div></blockquote></div>`,
    becomes: `<p>Hi {{ first_name | default: "there" }},</p><p><br /></p><p>Red and <strong>bold</strong></p><p>Quoted</p>`,
  },
  {
    from: "a web page",
    html: `<article><nav hidden>Menu</nav><h1 class="x" onclick="track()">Title</h1><p>By <a href="https://www.google.com/url?sa=t&amp;q=https%3A%2F%2Facme.example%2Fa&amp;usg=1">Ada</a> <img src="https://pixel.example/p.gif"></p><pre><code>let a</code></pre><span style="display:none">secret</span></article>`,
    becomes: `<h1>Title</h1><p>By <a href="https://acme.example/a">Ada</a></p><p>let a</p>`,
  },
  {
    from: "a spreadsheet",
    html: `<table xmlns="http://www.w3.org/1999/xhtml"><colgroup><col width="100"></colgroup><tbody><tr><td data-sheets-value='{"1":2}'>Price</td><td><b>12</b></td></tr></tbody></table>`,
    becomes: "<p>Price</p><p><strong>12</strong></p>",
  },
  {
    from: "plain words with an address in a link",
    html: `<a href="mailto:ada@acme.example">Write</a>, <a href="tel:+491234567">call</a>, <a href="{{ url }}">open</a>`,
    becomes: `<a href="mailto:ada@acme.example">Write</a>, <a href="tel:+491234567">call</a>, <a href="{{ url }}">open</a>`,
  },
];

export const HOSTILE: readonly Fragment[] = [
  { from: "script", html: `a<script>alert(1)</script><script src="//evil.example/x.js"></script>` },
  { from: "event handlers", html: `<p onmouseover="alert(1)">a<img src=x onerror=alert(1)></p>` },
  {
    from: "svg",
    html: `<svg onload=alert(1)><a href="javascript:alert(1)"><text>b</text></a></svg>`,
  },
  { from: "math", html: `<math><mi xlink:href="data:x,<script>alert(1)</script>">x</mi></math>` },
  {
    from: "addresses",
    html: `<a href="javascript:alert(1)">a</a><a href=" java&#9;script:alert(1)">b</a>`,
  },
  { from: "data addresses", html: `<a href="data:text/html,<script>alert(1)</script>">a</a>` },
  {
    from: "frames",
    html: `<iframe srcdoc="<script>alert(1)</script>"></iframe><object data="//evil.example">x</object>`,
  },
  {
    from: "style sheets",
    html: `<style>@import "//evil.example/x.css"; p{background:url(//evil.example/y)}</style><p>a</p>`,
  },
  {
    from: "styles",
    html: `<p style="background:url(//evil.example/p);color:red">a</p><span style="width:expression(alert(1))">b</span>`,
  },
  {
    from: "styles in own pieces",
    html: `<p data-pm-slice="1 1 []" style="background-image:url('//evil.example/p')">a<span style="color:re\\64;font:12px url(//evil.example)">b</span></p>`,
  },
  {
    from: "images",
    html: `<img src="//evil.example/p.gif"><picture><source srcset="//evil.example/q 2x"></picture>`,
  },
  {
    from: "forms",
    html: `<form action="//evil.example"><input name=a value=b><button formaction="javascript:alert(1)">x</button></form>`,
  },
  {
    from: "refresh",
    html: `<meta http-equiv=refresh content="0;url=//evil.example"><link rel=prefetch href="//evil.example/x"><base href="//evil.example/">a`,
  },
  {
    from: "mutation",
    html: `<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript><template><script>alert(1)</script></template>`,
  },
  {
    from: "own variables",
    html: `<span data-path="x" onclick="alert(1)">a</span><craftify-line onclick="alert(1)">b</craftify-line>`,
  },
];
