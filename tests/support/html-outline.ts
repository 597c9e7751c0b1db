/** A strict little reader of our own pages: balanced tags, quoted attributes, or it throws. */
export interface HtmlElement {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (HtmlElement | string)[];
}

const VOID = new Set(["meta", "br", "col", "wbr", "img", "link", "input", "hr"]);
const TOKEN = /<!doctype html>|<\/([a-z0-9]+)>|<([a-zA-Z0-9]+)((?:\s+[a-zA-Z0-9:-]+="[^"<>]*")*)\s*(\/?)>|([^<]+)/gu;

interface Open {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (HtmlElement | string)[];
}

export function readHtml(source: string): HtmlElement {
  const root: Open = { tag: "", attributes: new Map(), children: [] };
  const stack: Open[] = [root];
  let at = 0;
  for (const match of source.matchAll(TOKEN)) {
    if (match.index !== at) throw new Error(`not HTML: ${source.slice(at, at + 60)}`);
    at += match[0].length;
    const [, closing, opening, written = "", selfClosing, text] = match;
    const top = stack.at(-1);
    if (top === undefined) throw new Error("nothing open");
    if (text !== undefined) top.children.push(decoded(text));
    if (opening !== undefined) {
      const element: Open = { tag: opening, attributes: attributesOf(written), children: [] };
      top.children.push(element);
      if (selfClosing !== "/" && !VOID.has(opening)) stack.push(element);
    }
    if (closing !== undefined && stack.pop()?.tag !== closing) throw new Error(`</${closing}> closes another element`);
  }
  if (at !== source.length || stack.length !== 1) throw new Error(`not closed: ${stack.map(({ tag }) => tag).join(">")} at ${source.slice(at, at + 60)}`);
  return root;
}

export function elements(of: HtmlElement, wanted?: (element: HtmlElement) => boolean): readonly HtmlElement[] {
  const inner = of.children.flatMap((child) => (typeof child === "string" ? [] : [child, ...elements(child)]));
  return wanted === undefined ? inner : inner.filter(wanted);
}

export function textOf(of: HtmlElement): string {
  return of.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("");
}

function attributesOf(written: string): ReadonlyMap<string, string> {
  return new Map([...written.matchAll(/([a-zA-Z0-9:-]+)="([^"]*)"/gu)].map(([, name = "", value = ""]) => [name, decoded(value)]));
}

function decoded(text: string): string {
  return text.replace(/&(?:lt|gt|amp|quot|#39|#96);/gu, (entity) => ({ "&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&#39;": "'", "&#96;": "`" })[entity] ?? entity);
}
