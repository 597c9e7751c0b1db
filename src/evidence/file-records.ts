/** What every reader of a file is given, and where it puts what it cannot read. */
import type { SetAsideRecord } from "../model/evidence.ts";
import type { Position } from "../model/position.ts";
import type { Problem } from "../model/problem.ts";
import { text } from "../model/text.ts";
import { reasonOf } from "./make-record.ts";
import type { TypeNames } from "./type-names.ts";
import { quoted, shownValue } from "./words.ts";

export interface FileContext {
  /** Record type that the file's name says. */
  readonly type: string | undefined;
  /** Code of the unit whose folder the file lies in. */
  readonly folderUnit: string | undefined;
  readonly names: TypeNames;
  /** Code of the unit that a word means; an unknown one is reported. */
  readonly findUnit: (word: unknown, position: () => Position) => string | undefined;
  readonly problem: (problem: Problem) => void;
  readonly setAside: (record: SetAsideRecord) => void;
}

/** Sets aside what is not even a record: a broken line, a row whose cells do not fit the header. */
export function setAsideUnread(context: FileContext, fault: Problem): void {
  context.problem(fault);
  context.setAside({ id: undefined, type: context.type ?? "", unit: context.folderUnit, position: fault.position, reasons: [reasonOf(fault)], faults: [fault] });
}

/** The type that a record or file names in `type:`, else that of the file's name. */
export function namedType(context: FileContext, word: unknown, position: () => Position): string | undefined {
  if (word === undefined || word === null) {
    if (context.type === undefined) context.problem(missingType(position()));
    return context.type;
  }
  const found = typeof word === "string" ? context.names.find(word) : undefined;
  if (found === undefined) context.problem(unknownType(shownValue(word), position(), context.names));
  return found;
}

/** A file without a record says nothing, neither that there were none nor what they were. */
export function emptyFile(position: Position): Problem {
  return {
    code: "file-empty",
    severity: "error",
    position,
    message: text("文件是空的，连表头也没有", "the file is empty, without even a header"),
    hint: text("请重新导出；确实没有发生的，删去这个文件，在报送情况中写 none-occurred", "export it again; if nothing occurred delete the file and state none-occurred"),
  };
}

function missingType(position: Position): Problem {
  return {
    code: "record-type-unknown",
    severity: "error",
    position,
    message: text("看不出是哪一类材料：文件名不是材料类型，也没有写 type", "nothing says what record type this is: neither the file's name nor a key type"),
    hint: text("请用材料类型的英文编号或中文名称作文件名，或在文件中写 type: …；不是佐证材料的文件请移出文件夹", "name the file by a record type or write type: …; move away what is no evidence"),
  };
}

export function unknownType(word: string, position: Position, names: TypeNames): Problem {
  const near = names.near(word);
  return {
    code: "record-type-unknown",
    severity: "error",
    position,
    message: text(`没有“${quoted(word)}”这类材料`, `there is no record type “${quoted(word)}”`),
    hint: near === undefined ? text(`可用的材料类型：${names.shown.join("、")}`, `record types: ${names.shown.join(", ")}`) : text(`是否想写“${near}”？`, `did you mean “${near}”?`),
  };
}
