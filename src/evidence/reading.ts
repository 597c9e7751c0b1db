import type { ErrorObject } from "ajv";
import type { FieldValue } from "../model/evidence.ts";
import type { ProblemCode } from "../model/problem-codes.ts";
import type { Text } from "../model/text.ts";

/** What a reader made of one cell. */
export type Reading =
  | {
      readonly kind: "value";
      readonly value: FieldValue;
      readonly repairedTo: string | undefined;
      /** What the field's schema finds wrong with the value; left out where nothing is. */
      readonly errors?: readonly ErrorObject[];
    }
  | { readonly kind: "blank"; readonly repairedTo: string | undefined }
  | { readonly kind: "fault"; readonly fault: ValueFault };

/** A fault of one value; the message does not name the cell, whoever reads the record does. */
export interface ValueFault {
  readonly code: ProblemCode;
  readonly message: Text;
  readonly hint: Text;
}

/** How a scalar stood in the file: in a table everything is text. */
export type Native = "cell" | "string" | "number" | "boolean";

/** Reads one scalar, given as it was written. */
export type ValueReader = (written: string, native: Native) => Reading;

export function known(value: FieldValue, repairedTo?: string): Reading {
  return { kind: "value", value, repairedTo };
}

export function faulty(code: ProblemCode, message: Text, hint: Text): Reading {
  return { kind: "fault", fault: { code, message, hint } };
}
