/** Sentences about faults of one record, each naming its cell. */
import type { ErrorObject } from "ajv";
import type { Position } from "../model/position.ts";
import type { ProblemCode } from "../model/problem-codes.ts";
import type { Problem } from "../model/problem.ts";
import type { Field } from "../model/record-type.ts";
import { text, type Text } from "../model/text.ts";
import type { ValueFault } from "./reading.ts";
import { quoted, shownValue } from "./words.ts";

export function recordFault(code: ProblemCode, position: Position, message: Text, hint: Text): Problem {
  return { code, severity: "set-aside", position, message, hint };
}

/** A fault of one value, with its field named. */
export function valueFault(field: Field, position: Position, fault: ValueFault): Problem {
  return recordFault(fault.code, position, inField(field, fault.message), fault.hint);
}

function inField(field: Field, message: Text): Text {
  return text(`“${field.title.zh}”一栏：${message.zh}`, `${field.title.en}: ${message.en}`);
}

export function missingValue(field: Field, position: Position): Problem {
  return valueFault(field, position, {
    code: "value-missing",
    message: text("必须填写，现为空白", "must be filled in but is blank"),
    hint: text("请核对原件后补填", "check the document and fill it in"),
  });
}

/** 无 where a record cannot be without a value. */
export function statedNoneFault(field: Field, position: Position): Problem {
  return valueFault(field, position, {
    code: "value-missing",
    message: text("写了“无”，但这一栏不能没有", "says that there is none, but a record cannot be without it"),
    hint: text("请核对原件后补填；事情没有发生的，删去这条记录", "check the document and fill it in, or delete the record if nothing happened"),
  });
}

/** What the schema found, in words. `written` is the cell as the file has it. */
export function schemaFault(field: Field, position: Position, error: ErrorObject, written: string): Problem {
  const said = quoted(written);
  const fault = (zh: string, en: string, hintZh: string, hintEn: string): Problem =>
    valueFault(field, position, { code: "value-invalid", message: text(zh, en), hint: text(hintZh, hintEn) });
  const bound = shownValue(error.schema);
  switch (error.keyword) {
    case "atLeast":
      return fault(`“${said}”小于 ${bound}`, `“${said}” is less than ${bound}`, `请核对数字，应不小于 ${bound}`, `check the number; it must be at least ${bound}`);
    case "atMost":
      return fault(`“${said}”大于 ${bound}`, `“${said}” is more than ${bound}`, `请核对数字，应不大于 ${bound}`, `check the number; it must be at most ${bound}`);
    case "maxLength":
      return fault(`文字超过 ${bound} 个字`, `the text has more than ${bound} characters`, "请缩短文字", "shorten the text");
    case "pattern":
      return fault(`“${said}”不符合规定的格式`, `“${said}” does not have the required form`, `请按规定格式填写（${bound}）`, `write it in the required form (${bound})`);
    default:
      return fault(`“${said}”不符合要求`, `“${said}” is not as required`, "请核对后改正", "check and correct it");
  }
}

export function wrongOrder(first: Field, second: Field, position: Position, dates: { readonly first: string; readonly second: string }): Problem {
  return recordFault(
    "date-order",
    position,
    text(`“${first.title.zh}”（${dates.first}）晚于“${second.title.zh}”（${dates.second}）`, `${first.title.en} (${dates.first}) is later than ${second.title.en} (${dates.second})`),
    text("请核对两个日期，改正写错的一个", "check the two dates and correct the one that is wrong"),
  );
}

export function unknownUnit(position: Position, word: string, near: string | undefined): Problem {
  return recordFault(
    "unit-unknown",
    position,
    text(`units.yaml 中没有“${quoted(word)}”这个单位`, `units.yaml has no unit “${quoted(word)}”`),
    near === undefined ? text("请填写单位的编码或名称", "write the unit's code or name") : text(`是否想写“${near}”？`, `did you mean “${near}”?`),
  );
}

export function unitConflict(position: Position, word: string): Problem {
  return recordFault(
    "unit-conflict",
    position,
    text(`记录写的单位是“${quoted(word)}”，却放在另一单位的文件夹里`, `the record names the unit “${quoted(word)}” but lies in another unit's folder`),
    text("请核对是放错了文件夹，还是写错了单位", "check whether it lies in the wrong folder or names the wrong unit"),
  );
}

export function missingUnit(position: Position): Problem {
  return recordFault(
    "value-missing",
    position,
    text("没有写明是哪个单位的记录", "the record does not say which unit it belongs to"),
    text("请增加“单位”一列，或把文件放进以单位名称或编码命名的文件夹", "add a column unit, or put the file into a folder named by the unit's code or name"),
  );
}

export function notARecord(position: Position, field: Field): Problem {
  return valueFault(field, position, {
    code: "value-invalid",
    message: text("应为若干条记录（“键: 值”的列表）", "must be a list of records"),
    hint: text("每条记录以“- ”开头，逐项写“键: 值”", "start each record with “- ” and write its keys and values"),
  });
}

export function twiceFilled(field: Field, position: Position): Problem {
  return recordFault(
    "column-duplicate",
    position,
    text(`“${field.title.zh}”写了两次`, `${field.title.en} is given twice`),
    text("请只保留一个", "keep only one of them"),
  );
}
