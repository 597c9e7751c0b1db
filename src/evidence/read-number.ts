/** Whole numbers and exact decimals; nothing passes through floating point. */
import { toQuantity } from "../model/quantity.ts";
import { formatExact, parseDecimal } from "../model/rational.ts";
import { text } from "../model/text.ts";
import { faulty, known, type Native, type Reading, type ValueReader } from "./reading.ts";
import { halfWidth, quoted } from "./words.ts";

const PLAIN = /^-?\d+(\.\d+)?$/;
const SMALL_INTEGER = /^(0|-?[1-9]\d{0,14})$/;
const THOUSANDS = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;
const MAXIMUM_LENGTH = 40;

/** Reads counts: whole numbers without unit. */
export const readInteger: ValueReader = (written, native) => {
  if (SMALL_INTEGER.test(written)) return known(Number(written), asText(native, written));
  const reading = readDecimal(written, native);
  const isWhole = reading.kind !== "value" || typeof reading.value === "number" || isWholeRational(reading.value);
  return isWhole ? reading : notWhole(written);
};

/** Reads decimals such as 12.50; `1,234` is mended, `12件` and `95%` are not. */
export const readDecimal: ValueReader = (written, native) => {
  const clean = halfWidth(written);
  const plain = THOUSANDS.test(clean) ? clean.replaceAll(",", "") : clean;
  const value = plain.length > MAXIMUM_LENGTH ? undefined : parseDecimal(plain);
  if (value === undefined) return notANumber(written);
  const mended = !PLAIN.test(written) || native === "string";
  return known(toQuantity(value), mended ? formatExact(value) : undefined);
};

/** In YAML and JSON a number in quotes is mended (数字写成文本); in a table everything is text. */
function asText(native: Native, written: string): string | undefined {
  return native === "string" ? written : undefined;
}

function isWholeRational(value: unknown): boolean {
  return typeof value === "object" && value !== null && "d" in value && value.d === 1n;
}

function notANumber(written: string): Reading {
  return faulty(
    "number-invalid",
    text(`“${quoted(written)}”不是数字`, `“${quoted(written)}” is not a number`),
    text("请只写数字，不带单位、百分号或文字", "write the number alone, without unit, percent sign or words"),
  );
}

function notWhole(written: string): Reading {
  return faulty("number-invalid", text(`“${quoted(written)}”不是整数`, `“${quoted(written)}” is not a whole number`), text("请写整数", "write a whole number"));
}
