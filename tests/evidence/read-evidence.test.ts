import { describe, expect, it } from "vitest";
import { rejectedRows, repairRows } from "../../src/evidence/rejected.ts";
import type { EvidenceRecord } from "../../src/model/evidence.ts";
import { rational } from "../../src/model/rational.ts";
import { readEvidence } from "../../src/evidence/read-evidence.ts";
import type { RecordType } from "../../src/model/record-type.ts";
import { ASSESSMENT, day, defaultPeriod, disclosureRequest, field, rawFile, readFiles, supplement, UNITS } from "./record-types.ts";

const HEADER = "编号,单位,渠道,申请人,收件日期,答复日期,是否盖章,页数,收费金额";

function read(files: Readonly<Record<string, string | Uint8Array>>) {
  const outcome = readFiles(files);
  const evidence = outcome.value;
  const requests = (unit = "900101"): readonly EvidenceRecord[] => evidence?.byUnit.get(unit)?.records.get("disclosure_request") ?? [];
  return { ...outcome, evidence, requests, codes: outcome.problems.map((problem) => problem.code) };
}

const ROW = "1,临川镇,网络,张三,2017-03-05,2017-03-20,是,3,0.10";

describe("one record in every format", () => {
  const nested = '"supplements":[{"noticedOn":"2017-03-06"}]';
  const json = `{"id":"1","unit":"900101","channel":"online","applicant":"张三","reachedOn":"2017-03-05","fee":0.10,${nested}}`;
  const yaml = `id: "1"\n  unit: 临川镇\n  channel: 网络\n  applicant: 张三\n  reachedOn: 2017-03-05\n  fee: 0.10\n  supplements: [{ noticedOn: 2017-03-06 }]\n`;
  const table = "编号,单位,渠道,申请人,收件日期,收费金额,补正1通知日期\n1,临川镇,网络,张三,2017-03-05,0.10,2017-03-06\n";

  it.each([
    ["disclosure_request.json", `[${json}]`],
    ["a.json", `{"type":"disclosure_request","records":[${json}]}`],
    ["b.json", `{"type":"依申请公开申请",${json.slice(1)}`],
    ["disclosure_request-2.ndjson", `${json}\n\n`],
    ["依申请公开申请.yaml", `- ${yaml}`],
    ["c.yaml", `type: disclosure_request\nrecords:\n- ${yaml}`],
    ["依申请公开申请（3）.csv", table],
    ["依申请公开申请.tsv", table.replaceAll(",", "\t")],
    ["900101/disclosure_request.csv", table],
    ["临川镇/依申请公开申请.csv", table.replace("单位,", "").replace("临川镇,", "")],
  ])("reads %s", (path, content) => {
    const { problems, requests, evidence } = read({ [path]: content });
    expect(problems).toEqual([]);
    const [record] = requests();
    expect(record?.values.get("fee")).toEqual(rational(1n, 10n));
    expect(record?.values.get("channel")).toBe("online");
    expect(record?.values.get("reachedOn")).toBe(day("2017-03-05"));
    expect(record?.values.get("postedOn")).toBe(null);
    expect(record?.values.has("applicant")).toBe(false);
    const supplements = evidence?.byUnit.get("900101")?.records.get("supplement");
    expect(supplements?.map((entry) => [entry.id, entry.values.get("parent"), entry.values.get("noticedOn")])).toEqual([["1#1", "1", day("2017-03-06")]]);
    expect(record?.values.get("supplements")).toEqual(supplements);
    expect(evidence?.inputs).toContain(path);
  });

  it("takes entries from a table of their own and counts the same entry once", () => {
    const { problems, requests } = read({
      "disclosure_request.csv": `${HEADER}\n${ROW}\n`,
      "supplement.csv": "所属记录编号,单位,通知日期\n1,临川镇,2017-03-06\n1,临川镇,2017-03-06\n1,临川镇,2017-03-08\n",
    });
    expect(problems.map((problem) => problem.code)).toEqual(["record-duplicate"]);
    expect((requests()[0]?.values.get("supplements") as readonly EvidenceRecord[]).map((entry) => entry.id)).toEqual(["1#1", "1#2"]);
  });
});

describe("encodings", () => {
  const utf16 = (content: string, little: boolean): Uint8Array => {
    const bytes = new Uint8Array(2 + content.length * 2);
    const view = new DataView(bytes.buffer);
    view.setUint16(0, 0xfeff, little);
    for (let index = 0; index < content.length; index += 1) view.setUint16(2 + index * 2, content.charCodeAt(index), little);
    return bytes;
  };
  const content = `${HEADER}\r\n${ROW}\r\n`;
  /** “编号,单位” and one row in GB18030. */
  const gbk = Uint8Array.from("b1e0bac52cb5a5cebb2cc7feb5c02cc9eac7ebc8cb2ccad5bcfec8d5c6da0a312cc1d9b4a8d5f22ccdf8c2e72cd5c5c8fd2c323031372d30332d30350a".match(/../g) ?? [], (pair) => parseInt(pair, 16));

  it.each([
    ["UTF-8 with a mark", new TextEncoder().encode(`\ufeff${content}`), []],
    ["UTF-16LE", utf16(content, true), ["encoding-guessed"]],
    ["UTF-16BE", utf16(content, false), ["encoding-guessed"]],
    ["UTF-16 with tabs", utf16(content.replaceAll(",", "\t"), true), ["encoding-guessed"]],
    ["GBK", gbk, ["encoding-guessed"]],
  ])("reads %s", (_name, bytes, codes) => {
    const result = read({ "disclosure_request.csv": bytes });
    expect(result.codes).toEqual(codes);
    expect(result.requests().map((record) => record.values.get("channel"))).toEqual(["online"]);
  });
});

describe("what is faulty", () => {
  it("is set aside with every fault, cell and line, and the rest counts", () => {
    const { evidence, requests } = read({ "disclosure_request.csv": `${HEADER}\n"2",临川镇,"电\n报",张三,2017-02-30,,大概,-3,\n${ROW}\n` });
    expect(requests().map((record) => [record.id, record.position.line])).toEqual([["1", 4]]);
    expect(rejectedRows(evidence?.setAside ?? []).map((row) => row.slice(0, 6))).toEqual([
      ["disclosure_request.csv", 2, "disclosure_request", "900101", "2", "渠道"],
      ["disclosure_request.csv", 3, "disclosure_request", "900101", "2", "收件日期"],
      ["disclosure_request.csv", 3, "disclosure_request", "900101", "2", "是否盖章"],
      ["disclosure_request.csv", 3, "disclosure_request", "900101", "2", "页数"],
    ]);
    expect(evidence?.byUnit.get("900101")?.setAside).toHaveLength(1);
  });

  it("never shows a personal field", () => {
    const outcome = read({
      "disclosure_request.csv": `${HEADER}\n1,临川镇,电报,王小明,坏日期,,,,\n2,临川镇,网络,王小明,2017-03-05,,,,,王小明\n3,无此镇,网络,王小明,2017-3-5,,,,\n`,
      "临川镇/disclosure_request.ndjson": '{"id":"7","applicant":"王小明",\n{"id":"8","channel":"x","applicant":"王小明","reachedOn":"2017-1-1"}\n',
      "依申请公开申请.yaml": "- { id: 9, unit: 临川镇, channel: 网络, 申请人: 王小明, reachedOn: 2017-03-05 }\n",
    });
    const said = JSON.stringify([outcome, [...(outcome.evidence?.byUnit.values() ?? [])].map((unit) => [...unit.records.values()].flat().map((record) => [...record.values]))], (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value instanceof Map ? [...value] : value));
    expect(outcome.evidence).toBeDefined();
    expect(said).not.toContain("王小明");
  });

  it("lists what it mended, so that it can be undone", () => {
    const { evidence } = read({ "disclosure_request.csv": `${HEADER}\n1,临川镇,网络,张三,2017年3月5日,,是,"1,234",\n` });
    expect(repairRows(evidence?.repairs ?? [])).toEqual([
      ["disclosure_request.csv", 2, "收件日期", "reachedOn", "2017年3月5日", "2017-03-05"],
      ["disclosure_request.csv", 2, "页数", "pages", "1,234", "1234"],
    ]);
  });

  it("sets aside both of two different records under one id, and counts identical ones once", () => {
    const { requests, evidence, codes } = read({ "disclosure_request.csv": `${HEADER}\n${ROW}\n${ROW}\n2,临川镇,网络,,2017-03-05,,,,\n2,临川镇,当面,,2017-03-05,,,,\n2,东埔镇,当面,,2017-03-05,,,,\n` });
    expect(requests().map((record) => record.id)).toEqual(["1"]);
    expect(requests("900102").map((record) => record.id)).toEqual(["2"]);
    expect(codes).toEqual(["record-duplicate", "record-conflict", "record-conflict"]);
    expect(evidence?.setAside.map((record) => record.position.line)).toEqual([4, 5]);
  });

  it("sets aside a record whose entry is faulty, and the entries of a record that was set aside", () => {
    const { requests, codes } = read({
      "disclosure_request.csv": `${HEADER}\n${ROW}\n2,临川镇,电报,,2017-03-05,,,,\n`,
      "supplement.csv": "所属记录编号,单位,通知日期\n1,临川镇,2017-13-06\n2,临川镇,2017-03-06\n3,临川镇,2017-03-06\n",
    });
    expect(requests()).toEqual([]);
    expect(codes.toSorted()).toEqual(["choice-unknown", "date-invalid", "record-incomplete", "record-incomplete", "record-orphan"]);
  });

  it("keeps keys of prototypes and formulas as plain text", () => {
    const { requests, codes } = read({ "disclosure_request.csv": `${HEADER},__proto__,constructor,答复文号\n${ROW},a,b,"=HYPERLINK(""x"")"\n` });
    expect(codes).toEqual(["column-unread", "column-unread"]);
    expect(requests()[0]?.values.get("docNo")).toBe('=HYPERLINK("x")');
    expect(Object.prototype).not.toHaveProperty("polluted");
    const inJson = read({ "disclosure_request.ndjson": '{"id":"1","unit":"900101","channel":"online","reachedOn":"2017-03-05","__proto__":{"polluted":1}}' });
    expect(inJson.codes).toEqual(["column-unread"]);
    expect(inJson.requests()).toHaveLength(1);
  });

  it("does not take 公开日期 for a misspelt column where the right one is there", () => {
    expect(read({ "disclosure_request.csv": `${HEADER},签收日期\n${ROW},x\n` }).codes).toEqual(["column-unread"]);
  });
});

describe("statements of what was submitted", () => {
  it("spreads `all`, joins the folder's own, and hands on the office's", () => {
    const { evidence } = read({ "东埔镇/submitted.yaml": "all: complete\n社会关切: none-occurred\n" });
    expect(Object.fromEntries(evidence?.byUnit.get("900102")?.submitted ?? [])).toEqual({ disclosure_request: "complete", supplement: "complete", public_concern: "none-occurred", panel_rating: "complete", ballot: "complete" });
  });

  it("asks a person where none were said to occur but one did in the period", () => {
    const concern = (date: string): Record<string, string> => ({ "东埔镇/submitted.yaml": "public_concern: none-occurred\n", "东埔镇/社会关切.csv": `编号,发现时间\n1,${date} 10:00\n` });
    expect(read({ "东埔镇/submitted.yaml": "disclosure_request: none-occurred\n", "东埔镇/依申请公开申请.csv": "编号,渠道,收件日期\n1,网络,2017-03-05\n" }).codes).toEqual(["submission-contradicted"]);
    expect(read({ "东埔镇/submitted.yaml": "disclosure_request: none-occurred\n", "东埔镇/依申请公开申请.csv": "编号,渠道,收件日期\n1,网络,2016-03-05\n" }).codes).toEqual([]);
    expect(read(concern("2017-03-05")).codes).toEqual(["submission-contradicted"]);
  });
});

describe("dates in the wrong order", () => {
  it("blames one date once, however many others it contradicts, and each further fault for itself", () => {
    const type: RecordType = { ...disclosureRequest, order: [["reachedOn", "postedOn"], ["reachedOn", "urgedOn"], ["urgedOn", "postedOn"]], fields: [...disclosureRequest.fields, field("urgedOn", "催办日期", { kind: "date" }, { blank: "none" })] };
    const read = (row: string): readonly string[] =>
      readEvidence({
        files: [rawFile("assessment.yaml", ASSESSMENT), rawFile("units.yaml", UNITS), rawFile("disclosure_request.csv", `编号,单位,渠道,收件日期,催办日期,答复日期\n${row}\n`)],
        recordTypes: new Map([[type.id, type], [supplement.id, supplement]]),
        defaultPeriod,
        calendarYears: [2016, 2019],
      }).problems.map((problem) => problem.code);
    expect(read("1,临川镇,网络,2017-09-05,2017-03-06,2017-03-07")).toEqual(["date-order"]);
    expect(read("1,临川镇,网络,2017-03-05,2017-03-09,2017-03-07")).toEqual(["date-order"]);
    expect(read("1,临川镇,网络,2017-03-05,2017-03-06,2017-03-07")).toEqual([]);
  });
});

describe("a faulty record of which nobody can say whose it is", () => {
  it("counts against both units where it names one and lies in the folder of another", () => {
    const { evidence } = read({ "临川镇/disclosure_request.csv": "编号,单位,渠道,收件日期\n1,东埔镇,网络,2017-03-05\n" });
    expect([...(evidence?.byUnit.values() ?? [])].map((unit) => unit.setAside.length)).toEqual([1, 1]);
    expect(evidence?.setAside).toHaveLength(1);
  });

  it("is astray where an entry names no record that there is, and not where that record was set aside", () => {
    const requests = "编号,单位,渠道,收件日期\n1,临川镇,网络,2017-03-05\n2,临川镇,网络,2017-02-30\n2,东埔镇,网络,2017-03-05\n";
    const entries = "编号,单位,所属记录编号,通知日期\na,临川镇,9,2017-03-06\nb,临川镇,,2017-03-06\nc,临川镇,9,2017-02-30\nd,临川镇,2,2017-03-06\ne,临川镇,1,2017-02-30\nf,东埔镇,1,2017-03-06\n";
    const { evidence } = read({ "disclosure_request.csv": requests, "supplement.csv": entries });
    const astray = evidence?.setAside.filter((record) => record.type === "supplement").map((record) => [record.id, record.astray === true]);
    expect(astray).toEqual([["a", true], ["b", true], ["c", true], ["d", false], ["e", false], ["f", true]]);
  });
});

describe("a file of two encodings", () => {
  const gbk = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
  const joined = (...parts: readonly (string | Uint8Array)[]): Uint8Array =>
    Uint8Array.from(parts.flatMap((part) => [...(typeof part === "string" ? new TextEncoder().encode(part) : part)]));

  it("is refused, because one half would be read as other words", () => {
    const half = joined("id,unit,channel,reachedOn,docNo\n1,900101,online,2017-03-05,临川政办\n2,900101,online,2017-03-06,", gbk("C1D9B4A8"), "\n");
    const { problems } = read({ "disclosure_request.csv": half });
    expect(problems.map(({ code, position }) => [code, position.line])).toEqual([["encoding-unknown", 3]]);
  });

  it("is not seen in one that is GBK throughout", () => {
    const whole = joined("id,unit,channel,reachedOn,docNo\n1,900101,online,2017-03-05,", gbk("C1D9B4A8"), "\n2,900101,online,2017-03-06,", gbk("C1AACDA8"), "\n");
    expect(read({ "disclosure_request.csv": whole }).requests().map((record) => record.values.get("docNo"))).toEqual(["临川", "联通"]);
  });
});
