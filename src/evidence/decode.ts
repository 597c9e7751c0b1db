/**
 * Bytes to text: byte-order mark, else strict UTF-8, else strict GB18030 (which holds GBK and
 * GB2312), else a problem. Nothing is guessed from frequencies: 联通 in GBK must not become UTF-8.
 */
import { Buffer, isAscii, isUtf8 } from "node:buffer";
import { wholeFile } from "../model/position.ts";
import type { Outcome, Problem } from "../model/problem.ts";
import type { ByteRange, RawFile, SourceFile } from "../model/source-file.ts";
import { text, type Text } from "../model/text.ts";
import { linePieces } from "./line-pieces.ts";

type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";

const CJK = /[\u3400-\u9fff]/;
const CJK_PAIR = /[\u4e00-\u9fff]{2}/;
const BEYOND_ASCII = /[^\0-\x7f]/;

/** A text in pieces that end at line ends, so that a register never stands in memory as a whole. */
export interface ChunkedText {
  readonly path: string;
  readonly chunks: () => Iterable<string>;
  /** The same pieces as bytes, without byte-order mark, where the text is UTF-8; each is written over when the next one is asked for. */
  readonly utf8?: () => Iterable<Buffer>;
  /** Of a part of a file: the line that it begins with. */
  readonly firstLine?: number;
}

/** The whole text. Says in a note which encoding was used where it is not UTF-8. */
export function decodeText(file: RawFile): Outcome<SourceFile> {
  const { value, problems } = decodeChunks(file);
  return { value: value === undefined ? undefined : wholeText(value), problems };
}

/** The pieces put together: for what has to be seen as a whole. */
export function wholeText({ path, chunks }: ChunkedText): SourceFile {
  return { path, text: [...chunks()].join("") };
}

/** A part of a file that is known to be UTF-8. */
export function utf8Part(file: RawFile, range: ByteRange, firstLine: number): ChunkedText {
  function* chunks(): Generator<string> {
    for (const bytes of unmarked(file, range)) yield bytes.toString("utf8");
  }
  return { path: file.path, chunks, utf8: () => unmarked(file, range), firstLine };
}

/** The text in pieces; the encoding is that in which all of them can be read. */
export function decodeChunks(file: RawFile): Outcome<ChunkedText> {
  const head = headOf(file);
  const office = officeContainer(head);
  if (office !== undefined) return failed(officeProblem(file.path, office));
  const marked = byteOrderMark(head);
  const encodings: readonly Encoding[] = marked === undefined ? ["utf-8", "gb18030"] : [marked];
  for (const encoding of encodings) {
    const seen = encoding === "utf-8" ? surveyUtf8(file) : survey(file, encoding);
    if (seen === undefined) continue;
    const mixed = encoding === "gb18030" ? mixedLines(file) : undefined;
    if (mixed !== undefined) return failed(mixedEncodings(file.path, mixed));
    const value: ChunkedText = { path: file.path, chunks: () => decoded(file, encoding), ...(encoding === "utf-8" ? { utf8: () => unmarked(file) } : {}) };
    return { value, problems: notes(file, encoding, seen) };
  }
  return failed(unknownEncoding(file.path));
}

const NOTHING = new Uint8Array(0);

function headOf(file: RawFile): Uint8Array {
  for (const piece of linePieces(file)) return piece;
  return NOTHING;
}

/** What kinds of letters a text has. */
interface Survey {
  readonly beyondAscii: boolean;
  readonly chinese: boolean;
}

/** Looks at the bytes alone: what is UTF-8 need not be decoded to be known as such. */
function surveyUtf8(file: RawFile): Survey | undefined {
  let [beyondAscii, chinese] = [false, false];
  for (const piece of unmarked(file)) {
    if (!isUtf8(piece) || piece.includes(0)) return undefined;
    if (chinese || isAscii(piece)) continue;
    beyondAscii = true;
    chinese = holdsChinese(piece);
  }
  return { beyondAscii, chinese };
}

/** Whether one of the letters from U+3400 to U+9FFF stands in a piece of UTF-8: E3 90 80 to E9 BF BF. */
function holdsChinese(piece: Uint8Array): boolean {
  for (let at = 0; at < piece.length; at += 1) {
    const lead = piece[at] ?? 0;
    if (lead > 0xe3 && lead <= 0xe9) return true;
    if (lead === 0xe3 && (piece[at + 1] ?? 0) >= 0x90) return true;
  }
  return false;
}

/** `undefined` where the bytes are not of that encoding, or hold what no text holds. */
function survey(file: RawFile, encoding: Encoding): Survey | undefined {
  let [beyondAscii, chinese] = [false, false];
  try {
    for (const piece of decoded(file, encoding)) {
      if (piece.includes("\0")) return undefined;
      beyondAscii ||= BEYOND_ASCII.test(piece);
      chinese ||= CJK.test(piece);
    }
  } catch {
    return undefined;
  }
  return { beyondAscii, chinese };
}

/** A letter of UTF-16 may be cut by the end of a piece: the decoder keeps its first half. */
function* decoded(file: RawFile, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (const piece of linePieces(file)) {
    const written = decoder.decode(piece, { stream: true });
    if (written !== "") yield written;
  }
  const rest = decoder.decode();
  if (rest !== "") yield rest;
}

function* unmarked(file: RawFile, range?: ByteRange): Generator<Buffer> {
  let isFirst = range === undefined || range.from === 0;
  for (const piece of linePieces(file, range)) {
    const bytes = bufferOf(piece);
    yield isFirst && byteOrderMark(bytes) === "utf-8" ? bytes.subarray(3) : bytes;
    isFirst = false;
  }
}

function bufferOf(piece: Uint8Array): Buffer {
  return Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
}

function failed(problem: Problem): Outcome<never> {
  return { value: undefined, problems: [problem] };
}

function byteOrderMark(bytes: Uint8Array): Encoding | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return undefined;
}

/** A workbook keeps its first bytes whatever it is called. */
function officeContainer(bytes: Uint8Array): string | undefined {
  const starts = (...magic: readonly number[]): boolean => magic.every((byte, index) => bytes[index] === byte);
  if (starts(0x50, 0x4b, 0x03, 0x04)) return ".xlsx / .docx / .zip";
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return ".xls / .doc";
  return starts(0x25, 0x50, 0x44, 0x46) ? ".pdf" : undefined;
}

function decode(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

interface MixedLines {
  readonly utf8: number;
  readonly other: number;
}

const LINE_FEED = 0x0a;

/**
 * GB18030 reads almost anything, so a file put together from both encodings would pass, half of it
 * garbled. A line that is strict UTF-8 with Chinese in it was hardly meant as GB18030.
 */
function mixedLines(file: RawFile): MixedLines | undefined {
  let [utf8, other, line] = [0, 0, 0];
  for (const bytes of linePieces(file)) {
    for (let start = 0; start < bytes.length; ) {
      line += 1;
      const feed = bytes.indexOf(LINE_FEED, start);
      const end = feed < 0 ? bytes.length : feed;
      const decoded = decode(bytes.subarray(start, end), "utf-8");
      if (decoded === undefined) other = other === 0 ? line : other;
      else if (utf8 === 0 && CJK_PAIR.test(decoded)) utf8 = line;
      if (utf8 > 0 && other > 0) return { utf8, other };
      start = end + 1;
    }
  }
  return undefined;
}

function mixedEncodings(path: string, { utf8, other }: MixedLines): Problem {
  return {
    code: "encoding-unknown",
    severity: "error",
    position: { file: path, line: Math.max(utf8, other), column: 1 },
    message: text(`文件里混有两种编码：第 ${String(utf8)} 行是 UTF-8，第 ${String(other)} 行不是`, `the file mixes two encodings: line ${String(utf8)} is UTF-8, line ${String(other)} is not`),
    hint: text("请把各部分分别打开、核对文字后合成一份，另存为“CSV UTF-8”", "open the parts, check their words, put them together and save as CSV UTF-8"),
  };
}

function notes(file: RawFile, encoding: Encoding, { beyondAscii, chinese }: Survey): readonly Problem[] {
  if (encoding !== "utf-8") return [encodingNote(file.path, encodingName(encoding))];
  if (!beyondAscii || chinese) return [];
  return survey(file, "gb18030")?.chinese === true ? [encodingNote(file.path, "UTF-8")] : [];
}

function encodingName(encoding: Encoding): string {
  return encoding === "gb18030" ? "GB18030（GBK）" : encoding.toUpperCase();
}

function encodingNote(path: string, name: string): Problem {
  return {
    code: "encoding-guessed",
    severity: "note",
    position: wholeFile(path),
    message: text(`按 ${name} 编码读取`, `read as ${name}`),
    hint: text("如果内容成了乱码，请另存为“CSV UTF-8”", "save the file as UTF-8 if its words come out garbled"),
  };
}

function unknownEncoding(path: string): Problem {
  return {
    code: "encoding-unknown",
    severity: "error",
    position: wholeFile(path),
    message: text("文字编码既不是 UTF-8、UTF-16，也不是 GB18030（GBK）", "the text is neither UTF-8, UTF-16 nor GB18030 (GBK)"),
    hint: saveAsUtf8,
  };
}

const saveAsUtf8: Text = text("请用 WPS 或 Excel 打开，另存为“CSV UTF-8（逗号分隔）”后重新报送", "open it in a spreadsheet program and save it as CSV UTF-8");

/** What a unit has to do with a workbook or document that should have been a table. */
export function officeProblem(path: string, kind: string): Problem {
  return {
    code: "office-file",
    severity: "error",
    position: wholeFile(path),
    message: text(`这是 ${kind} 文件，不能直接读取记录`, `this is a ${kind} file, from which no records can be read`),
    hint: saveAsUtf8,
  };
}
