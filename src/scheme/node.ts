/** A value of a YAML file together with its place, so that every message can point at it. */
import type { DocumentPath, YamlDocument } from "../document/yaml-document.ts";
import { parsePlainDate, type PlainDate } from "../model/plain-date.ts";
import type { Position } from "../model/position.ts";
import { parseDecimal, type Rational } from "../model/rational.ts";
import { text, type Text } from "../model/text.ts";

export interface Node {
  readonly document: YamlDocument;
  readonly path: DocumentPath;
  readonly value: unknown;
}

export function rootNode(document: YamlDocument): Node {
  return { document, path: [], value: document.value };
}

/** The value under a key or index; its `value` is `undefined` where there is none. */
export function child(node: Node, step: string | number): Node {
  const value = isMap(node) || isList(node) ? ownValue(node.value, step) : undefined;
  return { document: node.document, path: [...node.path, step], value };
}

function ownValue(value: unknown, step: string | number): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, step)
    ? (value as Readonly<Record<string | number, unknown>>)[step]
    : undefined;
}

export function has(node: Node, key: string): boolean {
  return isMap(node) && Object.hasOwn(node.value as object, key);
}

export function isMap(node: Node): boolean {
  return typeof node.value === "object" && node.value !== null && !Array.isArray(node.value);
}

export function isList(node: Node): boolean {
  return Array.isArray(node.value);
}

/** The entries of a list; nothing where there is no list. */
export function items(node: Node): readonly Node[] {
  return Array.isArray(node.value) ? node.value.map((_, index) => child(node, index)) : [];
}

/** The keys and values of a map, in the order written; nothing where there is no map. */
export function entries(node: Node): readonly (readonly [string, Node])[] {
  return isMap(node) ? Object.keys(node.value as object).map((key) => [key, child(node, key)] as const) : [];
}

export function positionOf(node: Node): Position {
  return node.document.positionOf(node.path);
}

/** Where the key of this value stands. */
export function keyPositionOf(node: Node): Position {
  return node.document.positionOf(node.path, "key");
}

export function stringOf(node: Node): string | undefined {
  return typeof node.value === "string" ? node.value : undefined;
}

export function stringsOf(node: Node): readonly string[] {
  return items(node).flatMap((item) => stringOf(item) ?? []);
}

/** A number exactly as written; `undefined` for what is no plain decimal. */
export function decimalOf(node: Node): Rational | undefined {
  return typeof node.value === "number" ? parseDecimal(node.document.sourceOf(node.path) ?? "") : undefined;
}

export function dateOfNode(node: Node): PlainDate | undefined {
  return parsePlainDate(stringOf(node) ?? "");
}

/** `key` and `key_en` of a map as one text. */
export function titleOf(node: Node, key = "title"): Text {
  const zh = stringOf(child(node, key)) ?? "";
  return text(zh, stringOf(child(node, `${key}_en`)) ?? zh);
}

/** What was written, short enough for a message. */
export function written(node: Node): string {
  const said = node.document.sourceOf(node.path) ?? JSON.stringify(node.value ?? null);
  const line = said.replaceAll(/\s+/g, " ");
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
