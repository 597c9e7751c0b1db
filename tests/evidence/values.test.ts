import { describe, expect, it } from "vitest";
import { dateReader, dateTimeReader } from "../../src/evidence/read-date.ts";
import { codesReader, enumReader, choiceWords, readBoolean } from "../../src/evidence/read-choice.ts";
import { readDecimal, readInteger } from "../../src/evidence/read-number.ts";
import { fieldReader } from "../../src/evidence/read-value.ts";
import type { Reading } from "../../src/evidence/reading.ts";
import { formatDateTime, formatPlainDate, type DateTime, type PlainDate } from "../../src/model/plain-date.ts";
import { rational } from "../../src/model/rational.ts";
import { field } from "./record-types.ts";

const readDate = dateReader([2016, 2019]);
const readTime = dateTimeReader([2016, 2019]);

function valueOf(reading: Reading): unknown {
  return reading.kind === "value" ? reading.value : reading.kind === "fault" ? `fault ${reading.fault.code}` : "blank";
}
function repairOf(reading: Reading): string | undefined {
  return reading.kind === "fault" ? undefined : reading.repairedTo;
}
function faultOf(reading: Reading): string {
  return reading.kind === "fault" ? reading.fault.message.zh : "";
}

describe("dates", () => {
  it.each(["2017-03-05", "2017-3-5", "2017/03/05", "2017/3/5", "2017.3.5", "2017年3月5日", "20170305", "２０１７-０３-０５", " 2017-03-05 ", "2017/3/5 0:00", "2017-03-05T09:00+08:00"])(
    "reads %s",
    (written) => {
      const reading = readDate(written, "cell");
      expect(formatPlainDate(valueOf(reading) as PlainDate)).toBe("2017-03-05");
      expect(repairOf(reading)).toBe(written === "2017-03-05" ? undefined : "2017-03-05");
    },
  );

  it.each([
    ["2017-02-30", "日历上没有这一天"],
    ["42799", "日期序号"],
    ["42799.5", "日期序号"],
    ["2027-03-05", "不在 2016 年至 2019 年之间"],
    ["05/03/2017", "不是能识别的日期"],
    ["17-3-5", "不是能识别的日期"],
    ["2017-3", "不是能识别的日期"],
    ["2017-03/05", "不是能识别的日期"],
    ["三月五日", "不是能识别的日期"],
    ["2017-03-05 下午", "不是能识别的日期"],
  ])("refuses %s", (written, words) => {
    expect(faultOf(readDate(written, "cell"))).toContain(words);
  });
});

describe("date-times", () => {
  it.each(["2017-03-05 14:30", "2017-03-05T14:30+08:00", "2017-03-05T14:30:00+08:00", "2017年3月5日14时30分", "2017年3月5日 14:30", "2017/3/5 14:30:59", "２０１７-０３-０５　１４：３０"])("reads %s in Beijing time", (written) => {
    expect(formatDateTime(valueOf(readTime(written, "cell")) as DateTime)).toBe("2017-03-05T14:30+08:00");
  });

  it("lists only what it mended", () => {
    expect(repairOf(readTime("2017-03-05 14:30", "cell"))).toBeUndefined();
    expect(repairOf(readTime("2017年3月5日14时", "cell"))).toBe("2017-03-05T14:00+08:00");
  });

  it.each([
    ["2017-03-05T06:30Z", "只收北京时间"],
    ["2017-03-05 14:30+09:00", "只收北京时间"],
    ["2017-03-05", "没有几时几分"],
    ["2017-03-05 24:00", "时刻有误"],
    ["2017-02-30 10:00", "日历上没有这一天"],
  ])("refuses %s", (written, words) => {
    expect(faultOf(readTime(written, "cell"))).toContain(words);
  });
});

describe("numbers", () => {
  it("keeps decimals exact and mends thousands, width and quotes", () => {
    expect(valueOf(readDecimal("0.10", "cell"))).toEqual(rational(1n, 10n));
    expect(valueOf(readDecimal("1,234,567.50", "cell"))).toEqual(rational(2469135n, 2n));
    expect(repairOf(readDecimal("１２", "cell"))).toBe("12");
    expect(valueOf(readInteger("1，234", "cell"))).toBe(1234);
    expect(repairOf(readInteger("12", "string"))).toBe("12");
    expect(repairOf(readInteger("12", "cell"))).toBeUndefined();
    expect(valueOf(readInteger("12.00", "cell"))).toBe(12);
    expect(valueOf(readInteger("9007199254740993", "cell"))).toEqual(rational(9007199254740993n));
  });

  it.each(["12件", "95%", "1e3", "1,23", "--1", "0x10", "十二", "NaN", "1.5.2"])("refuses %s", (written) => {
    expect(faultOf(readInteger(written, "cell"))).toContain("不是");
  });

  it("refuses 1.5 as a whole number", () => {
    expect(faultOf(readInteger("1.5", "cell"))).toContain("不是整数");
  });
});

describe("choices", () => {
  it("reads yes and no", () => {
    expect(["是", "有", "true", "TRUE", "√", "yes"].map((word) => valueOf(readBoolean(word, "cell")))).toEqual([true, true, true, true, true, true]);
    expect(["否", "false", "×", "no"].map((word) => valueOf(readBoolean(word, "cell")))).toEqual([false, false, false, false]);
    expect(faultOf(readBoolean("1", "cell"))).toContain("既不是“是”也不是“否”");
  });

  it("takes ids, titles and aliases, and names the near word", () => {
    const read = enumReader(choiceWords([{ id: "online", title: { zh: "网络", en: "Online" }, aliases: ["网上"] }]));
    expect(["online", "网络", "网上", "Online", " 网络", "ＯＮＬＩＮＥ"].map((word) => valueOf(read(word, "cell")))).toEqual(Array(6).fill("online"));
    const fault = read("网咯", "cell");
    expect(fault.kind === "fault" && fault.fault.hint.zh).toContain("是否想写“网络”");
  });

  it("splits codes at every separator and counts each once", () => {
    expect(valueOf(codesReader(undefined)("甲；乙;丙、甲", "cell"))).toEqual(["甲", "乙", "丙"]);
  });
});

describe("blank and none", () => {
  it("keeps apart what nobody filled in and what is stated not to exist", () => {
    const text = fieldReader(field("docNo", "文号", { kind: "text" }), [2016, 2019]);
    expect(valueOf(text.scalar("  ", "cell"))).toBe("blank");
    expect(valueOf(text.scalar("无", "cell"))).toBe(null);
    for (const blank of ["-", " / ", "——", "\u200b", "\u3000\u200e", "\u3164"]) expect(valueOf(text.scalar(blank, "cell"))).toBe("blank");
    for (const none of ["      无", "无\u200b", "（无）", "(无) "]) expect(valueOf(text.scalar(none, "cell"))).toBe(null);
    for (const given of ["无锡市", "A-1", "无1"]) expect(valueOf(text.scalar(given, "cell"))).toBe(given);
    const count = fieldReader(field("pages", "页数", { kind: "integer" }), [2016, 2019]);
    expect(valueOf(count.scalar("/", "cell"))).toBe("blank");
    const codes = fieldReader(field("codes", "理由", { kind: "codes" }), [2016, 2019]);
    expect(valueOf(codes.scalar("无", "cell"))).toEqual([]);
    const sealed = fieldReader(field("sealed", "盖章", { kind: "boolean" }), [2016, 2019]);
    expect(valueOf(sealed.scalar("无", "cell"))).toBe(null);
  });
});
