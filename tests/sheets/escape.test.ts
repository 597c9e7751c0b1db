import { describe, expect, it } from "vitest";
import { dated, escapeCss, escapeHtml, escapeMarkdown, fileNameOf, html, visible } from "../../src/sheets/escape.ts";

describe("visible", () => {
  it.each([
    ["a\u202Eb", "a〔U+202E〕b"],
    ["a\u200Bb", "a〔U+200B〕b"],
    ["a\u2066b\u2069", "a〔U+2066〕b〔U+2069〕"],
    ["\u001B[31mred", "〔U+001B〕[31mred"],
    ["a\u0000b", "a〔U+0000〕b"],
    ["a\uD800b", "a〔U+D800〕b"],
    ["\u{E0041}x", "〔U+E0041〕x"],
    ["a\r\nb\nc\u2028d", "a ↵ b ↵ c ↵ d"],
    ["\uFEFFa", "〔U+FEFF〕a"],
  ])("shows what cannot be seen: %j", (hidden, shown) => {
    expect(visible(hidden)).toBe(shown);
  });

  it("leaves Chinese, rare letters and full-width signs alone", () => {
    expect(visible("䶮𠮷《条例》（试行）“三公”　３％")).toBe("䶮𠮷《条例》（试行）“三公”　３％");
  });
});

describe("escapeHtml", () => {
  it("makes markup text", () => {
    expect(escapeHtml(`<script>alert("1")</script>&'\``)).toBe("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;&#96;");
  });
});

describe("html", () => {
  it("escapes every value and keeps markup made by itself", () => {
    expect(html`<td class="${'"><img src=x onerror=1>'}">${html`<b>${"<i>"}</b>`}${[html`<br>`, html`${3}`]}</td>`.markup).toBe(
      '<td class="&quot;&gt;&lt;img src=x onerror=1&gt;"><b>&lt;i&gt;</b><br>3</td>',
    );
  });

  it("keeps dates on one line and escapes around them", () => {
    expect(dated("<b> 2017-02-13，2017-02-16").markup).toBe("&lt;b&gt; <time>2017-02-13</time>，<time>2017-02-16</time>");
  });
});

describe("escapeMarkdown", () => {
  it.each(["[x](javascript:alert(1))", "![x](http://a.invalid/p.png)", "a|b", "`code`", "**bold**", "<img src=x>", "<!-- x -->", "_it_", "# head", "| --- |", "http://a.invalid", "www.a.invalid", "a@b.invalid", "~~x~~", "$x$"])(
    "leaves nothing of %s that could begin markup",
    (attack) => {
      const escaped = escapeMarkdown(attack);
      expect(escaped.replace(/&#?\w+;/gu, "")).not.toMatch(/[<>`*|[\]\\#~$@]|:\/\/|www\.|(^|\s)_|_(\s|$)/u);
    },
  );

  it.each([
    ["- x", "&#45; x"],
    ["1. x", "1&#46; x"],
    ["4.00", "4.00"],
    ["disclosure_request.csv:12", "disclosure_request.csv:12"],
    ["a\nb", "a ↵ b"],
  ])("writes %j as %s", (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});

describe("names for other languages", () => {
  it("lets nothing out of a CSS string", () => {
    expect(escapeCss('a"; } @import "x')).not.toMatch(/["';}@<]/u);
    expect(escapeCss("砚池镇900103")).toBe("砚池镇900103");
  });

  it.each([
    ["900103", "900103"],
    ["../../etc/passwd", "_2e__2e__2f__2e__2e__2f_etc_2f_passwd"],
    ["", "_"],
    ["a b", "a_20_b"],
  ])("makes a file name of the code %j that stays in its folder", (code, name) => {
    expect(fileNameOf(code)).toBe(name);
  });
});
