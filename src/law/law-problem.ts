import type { YamlDocument } from "../document/yaml-document.ts";
import { parsePlainDate, type PlainDate } from "../model/plain-date.ts";
import type { ProblemCode } from "../model/problem-codes.ts";
import type { Position } from "../model/position.ts";
import type { Problem } from "../model/problem.ts";
import { text, type Text } from "../model/text.ts";

/** A fault in a law file. Without the law nothing can be counted, so all of them are errors. */
export function lawProblem(code: ProblemCode, position: Position, message: Text, hint: Text): Problem {
  return { code, severity: "error", position, message, hint };
}

/** The date written at a path, or a problem put into `problems` if there is no such day. */
export function dateAt(document: YamlDocument, path: readonly (string | number)[], written: string, problems: Problem[]): PlainDate | undefined {
  const date = parsePlainDate(written);
  if (date === undefined) {
    problems.push(
      lawProblem(
        "law-date-impossible",
        document.positionOf(path),
        text(`没有 ${written} 这一天`, `there is no day ${written}`),
        text("请按通知或条文核对日期", "check the date against the notice or the statute"),
      ),
    );
  }
  return date;
}
