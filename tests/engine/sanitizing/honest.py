"""Markup of honest emails, which a sanitizer has no business to touch."""

HONEST = """
<p style="color:red;font-size:12px" class="a" id="b">x</p>
<table width="600" cellpadding="0" cellspacing="0" border="0" align="center" bgcolor="#ffffff" role="presentation"><tbody><tr><td valign="top" background="https://x.test/a.png">x</td></tr></tbody></table>
<a href="https://x.test/?a=1&amp;b=2" target="_blank" rel="noopener" title="t">x</a>
<a href="{{ url }}?x={{ y | url_encode }}">{{ name | default: 'you' }}</a>
<img src="cid:logo" alt="Logo" width="10" height="10" border="0">
<font face="Arial" size="2" color="#333333">x</font><center>y</center>
<style>@media (max-width:600px){.a>b{width:100% !important}}</style><p>x</p>
<style>@font-face{font-family:A;src:url(https://x.test/a.woff2)}</style><p>x</p>
<p style="mso-line-height-rule:exactly;-webkit-text-size-adjust:100%;background:url(https://x.test/a.png)">x</p>
<!--[if mso]><table><tr><td width="600"><![endif]--><div>x</div><!--[if mso]></td></tr></table><![endif]-->
<!--[if gte mso 9]><v:rect xmlns:v="urn:schemas-microsoft-com:vml" fill="true" stroke="false" style="width:600px;"><v:fill type="tile" src="https://x.test/a.png" color="#ffffff"/><v:textbox inset="0,0,0,0"><![endif]--><p>x</p><!--[if gte mso 9]></v:textbox></v:rect><![endif]-->
<!--[if !mso]><!--><p>x</p><!--<![endif]-->
{% if a %}<p>x</p>{% else %}<p>y</p>{% endif %}
<table><tbody>{% for i in items %}<tr><td>{{ i.name }}</td></tr>{% endfor %}</tbody></table>
<p style="{% if a %}color:red;{% endif %}margin:0">x</p>
<p style="color:{{ brand }};width:{{ w }}px">x</p>
<style>{% if a %}p{color:{{ c }}}{% endif %}</style><p>x</p>
<p>2 &lt; 3 &amp; 4</p>
""".strip().split("\n")  # noqa: E501
