/**
 * Bytes to text: byte-order mark, else strict UTF-8, else strict GB18030 (which holds GBK and
 * GB2312), else a problem. Nothing is guessed from frequencies: 联通 in GBK must not become UTF-8.
 */
import { wholeFile } from "../model/position.ts";
import type { Outcome, Problem } from "../model/problem.ts";
import type { RawFile, SourceFile } from "../model/source-file.ts";
import { text, type Text } from "../model/text.ts";

type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";

const CJK = /[\u3400-\u9fff]/;
const CJK_PAIR = /[\u4e00-\u9fff]{2}/;
const BEYOND_ASCII = /[^\0-\x7f]/;

/** A text in pieces that end at line ends, so that a register never stands in memory as a whole. */
export interface ChunkedText {
  readonly path: string;
  readonly chunks: () => Iterable<string>;
}

/** About so many bytes a piece. */
const CHUNK_BYTES = 1_048_576;

/** The whole text. Says in a note which encoding was used where it is not UTF-8. */
export function decodeText(file: RawFile): Outcome<SourceFile> {
  const { value, problems } = decodeChunks(file);
  return { value: value === undefined ? undefined : wholeText(value), problems };
}

/** The pieces put together: for what has to be seen as a whole. */
export function wholeText({ path, chunks }: ChunkedText): SourceFile {
  return { path, text: [...chunks()].join("") };
}

/** The text in pieces; the encoding is that in which all of them can be read. */
export function decodeChunks(file: RawFile): Outcome<ChunkedText> {
  const office = officeContainer(file.bytes);
  if (office !== undefined) return failed(officeProblem(file.path, office));
  const marked = byteOrderMark(file.bytes);
  const encodings: readonly Encoding[] = marked === undefined ? ["utf-8", "gb18030"] : [marked];
  for (const encoding of encodings) {
    const seen = survey(file.bytes, encoding);
    if (seen === undefined) continue;
    const mixed = encoding === "gb18030" ? mixedLines(file.bytes) : undefined;
    if (mixed !== undefined) return failed(mixedEncodings(file.path, mixed));
    const { only } = seen;
    const chunks = only === undefined ? () => pieces(file.bytes, encoding) : () => [only];
    return { value: { path: file.path, chunks }, problems: notes(file, encoding, seen) };
  }
  return failed(unknownEncoding(file.path));
}

/** What kinds of letters a text has, and the text itself where it is a single piece. */
interface Survey {
  readonly only: string | undefined;
  readonly beyondAscii: boolean;
  readonly chinese: boolean;
}

/** `undefined` where the bytes are not of that encoding, or hold what no text holds. */
function survey(bytes: Uint8Array, encoding: Encoding): Survey | undefined {
  let only: string | undefined;
  let [beyondAscii, chinese, count] = [false, false, 0];
  try {
    for (const piece of pieces(bytes, encoding)) {
      if (piece.includes("\0")) return undefined;
      count += 1;
      only = piece;
      beyondAscii ||= BEYOND_ASCII.test(piece);
      chinese ||= CJK.test(piece);
    }
  } catch {
    return undefined;
  }
  return { only: count === 1 ? only : undefined, beyondAscii, chinese };
}

/** A line feed is a byte of its own in UTF-8 and GB18030; UTF-16 is cut between letters anywhere. */
function* pieces(bytes: Uint8Array, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const isWide = encoding === "utf-16le" || encoding === "utf-16be";
  for (let start = 0; start < bytes.length; ) {
    const full = start + CHUNK_BYTES;
    const feed = full >= bytes.length || isWide ? -1 : bytes.indexOf(LINE_FEED, full);
    const end = feed < 0 ? bytes.length : feed + 1;
    yield decoder.decode(bytes.subarray(start, end), { stream: end < bytes.length });
    start = end;
  }
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
function mixedLines(bytes: Uint8Array): MixedLines | undefined {
  let utf8 = 0;
  let other = 0;
  let start = 0;
  for (let line = 1; start < bytes.length && (utf8 === 0 || other === 0); line += 1) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed < 0 ? bytes.length : feed;
    const decoded = decode(bytes.subarray(start, end), "utf-8");
    if (decoded === undefined) other = other === 0 ? line : other;
    else if (utf8 === 0 && CJK_PAIR.test(decoded)) utf8 = line;
    start = end + 1;
  }
  return utf8 > 0 && other > 0 ? { utf8, other } : undefined;
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
  const other = decode(file.bytes, "gb18030");
  return other !== undefined && CJK.test(other) ? [encodingNote(file.path, "UTF-8")] : [];
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
