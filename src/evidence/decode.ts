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
const BEYOND_ASCII = /[^\0-\x7f]/;

/** Says in a note which encoding was used where it is not UTF-8. */
export function decodeText(file: RawFile): Outcome<SourceFile> {
  const office = officeContainer(file.bytes);
  if (office !== undefined) return failed(officeProblem(file.path, office));
  const marked = byteOrderMark(file.bytes);
  const encodings: readonly Encoding[] = marked === undefined ? ["utf-8", "gb18030"] : [marked];
  for (const encoding of encodings) {
    const decoded = decode(file.bytes, encoding);
    if (decoded === undefined || decoded.includes("\0")) continue;
    return { value: { path: file.path, text: decoded }, problems: notes(file, encoding, decoded) };
  }
  return failed(unknownEncoding(file.path));
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

function notes(file: RawFile, encoding: Encoding, decoded: string): readonly Problem[] {
  if (encoding !== "utf-8") return [encodingNote(file.path, encodingName(encoding))];
  const suspicious = BEYOND_ASCII.test(decoded) && !CJK.test(decoded);
  if (!suspicious) return [];
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
