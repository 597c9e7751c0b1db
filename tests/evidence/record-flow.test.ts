/** Records handed on as they come, and what is kept or read once more because of what comes later. */
import { describe, expect, it } from "vitest";
import { openFolder } from "../../src/evidence/read-evidence.ts";
import { hashList, recordHash } from "../../src/evidence/record-hash.ts";
import { NOTHING_KNOWN, type Foreknowledge } from "../../src/evidence/record-flow.ts";
import type { EvidenceRecord } from "../../src/model/evidence.ts";
import { ASSESSMENT, defaultPeriod, rawFile, readFiles, recordTypes, UNITS } from "./record-types.ts";

const HEADER = "编号,单位,渠道,收件日期,是否盖章";
const row = (id: string, unit = "临川镇", date = "2017-03-05"): string => `${id},${unit},网络,${date},是`;
const requests = (...rows: readonly string[]): string => `${[HEADER, ...rows].join("\n")}\n`;

interface Reading {
  /** How often everything was read. */
  readonly passes: number;
  readonly handedOn: readonly EvidenceRecord[];
  readonly kept: readonly EvidenceRecord[];
  readonly aside: readonly (readonly [string | undefined, boolean])[];
  readonly codes: readonly string[];
}

/** Reads a folder as scoring does, nothing kept that need not be. */
function stream(files: Readonly<Record<string, string>>): Reading {
  const all = { "assessment.yaml": ASSESSMENT, "units.yaml": UNITS, ...files };
  const folder = openFolder({ files: Object.entries(all).map(([path, content]) => rawFile(path, content)), recordTypes, defaultPeriod, calendarYears: [2016, 2019] }).value!;
  let foreknown: Foreknowledge = NOTHING_KNOWN;
  for (let passes = 1; ; passes += 1) {
    const handedOn: EvidenceRecord[] = [];
    const reading = folder.records(() => false, foreknown);
    let next = reading.next();
    for (; next.done !== true; next = reading.next()) if (next.value.kind === "records") handedOn.push(...next.value.records);
    if (next.value.kind === "again") {
      foreknown = next.value.foreknown;
      continue;
    }
    const { value, problems } = next.value.outcome;
    const kept = [...(value?.byUnit.values() ?? [])].flatMap((unit) => [...unit.records.values()].flat());
    return { passes, handedOn, kept, aside: (value?.setAside ?? []).map(({ id, astray }) => [id, astray === true]), codes: problems.map(({ code }) => code) };
  }
}

const ids = (records: readonly EvidenceRecord[]): readonly string[] => records.map(({ id }) => id);
const entriesOf = (record: EvidenceRecord | undefined): readonly EvidenceRecord[] => (record?.values.get("supplements") ?? []) as readonly EvidenceRecord[];

describe("records of an assessment", () => {
  it("are handed on as they come, once, and not kept", () => {
    const { passes, handedOn, kept } = stream({ "disclosure_request.csv": requests(row("1"), row("2"), row("1", "东埔镇")) });
    expect([passes, ids(handedOn), kept]).toEqual([1, ["1", "2", "1"], []]);
  });

  it("take very many entries, those of records that are handed on and those of records that are kept", () => {
    const entries = Array.from({ length: 10_000 }, (_, index) => `s${String(index)},1,2017-03-06`);
    const files = { "disclosure_request.csv": requests(row("1"), row("2")), "supplement.csv": `编号,所属记录编号,通知日期\n${entries.join("\n")}\n` };
    const faulty = { "更多/补正.csv": "所属记录编号,通知日期\n2,2017-13-01\n" };
    const early = stream(files);
    expect(early.handedOn.map((record) => entriesOf(record).length)).toEqual([10_000, 0]);
    const kept = stream({ ...files, ...faulty });
    expect(kept.kept.filter(({ type }) => type === "disclosure_request").map((record) => entriesOf(record).length)).toEqual([10_000]);
  });

  it("take entries from a table of their own, which is read first", () => {
    const { passes, handedOn, codes } = stream({ "disclosure_request.csv": requests(row("1"), row("2")), "supplement.csv": "所属记录编号,通知日期\n2,2017-03-06\n2,2017-03-08\n" });
    expect([passes, handedOn.map((record) => entriesOf(record).length), codes]).toEqual([1, [0, 2], []]);
  });

  it("are read once more where one comes twice, and then count once", () => {
    const { passes, handedOn, kept, codes } = stream({ "disclosure_request.csv": requests(row("1"), row("2"), row("1")) });
    expect([passes, ids(handedOn), ids(kept), codes]).toEqual([2, ["2"], ["1"], ["record-duplicate"]]);
  });

  it("are set aside where two under one id differ, each with its entries", () => {
    const read = stream({ "disclosure_request.csv": requests(row("1"), row("2"), row("1", "临川镇", "2017-03-09")), "supplement.csv": "所属记录编号,单位,通知日期\n1,临川镇,2017-03-06\n" });
    expect([read.passes, ids(read.handedOn), read.aside]).toEqual([2, ["2"], [["1", false], ["1", false], [undefined, false]]]);
  });

  it("are kept where an entry comes after them", () => {
    const late = '{"type":"supplement","unit":"临川镇","parent":"1","noticedOn":"2017-03-06"}\n';
    const { passes, handedOn, kept } = stream({ "disclosure_request.csv": requests(row("1")), "z.ndjson": late });
    expect([passes, ids(handedOn)]).toEqual([2, []]);
    expect(entriesOf(kept.find(({ type }) => type === "disclosure_request"))).toHaveLength(1);
  });

  it.each([
    ["of no record", "9,临川镇,2017-03-06", true],
    ["of a record that was set aside", "3,临川镇,2017-03-06", false],
  ])("know an entry %s", (_, entry, astray) => {
    const broken = row("3", "临川镇", "2017-02-30");
    const read = stream({ "disclosure_request.csv": requests(row("1"), broken), "supplement.csv": `所属记录编号,单位,通知日期\n${entry}\n` });
    expect(read.aside.at(-1)).toEqual([undefined, astray]);
    expect(ids([...read.handedOn, ...read.kept])).toEqual(["1"]);
  });

  it("are set aside once, entries of a record that was set aside before one of a record that is not there", () => {
    const { aside, codes } = stream({ "disclosure_request.csv": requests(row("1", "临川镇", "坏")), "supplement.csv": "编号,所属记录编号,单位,通知日期\ns1,1,临川镇,2017-03-06\ns2,9,临川镇,2017-03-08\n" });
    expect([aside.map(([id]) => id).toSorted(), codes.filter((code) => code === "record-incomplete").length]).toEqual([["1", "s1", "s2"], 1]);
  });

  it("do not take an entry that may be of several units", () => {
    const read = stream({ "disclosure_request.csv": requests(row("1"), row("1", "东埔镇")), "supplement.csv": "所属记录编号,通知日期\n1,2017-03-06\n" });
    expect([read.passes, read.codes]).toEqual([2, ["record-orphan"]]);
    expect(read.kept.flatMap((record) => entriesOf(record))).toEqual([]);
  });

  it("are the same records whether handed on or kept", () => {
    const files = { "disclosure_request.csv": requests(row("1"), row("2"), row("2"), row("7", "无此镇")), "supplement.csv": "所属记录编号,单位,通知日期\n1,临川镇,2017-03-06\n2,临川镇,2017-03-07\n9,临川镇,2017-03-07\n" };
    const streamed = stream(files);
    const whole = readFiles(files);
    const shown = (records: Iterable<EvidenceRecord>) => [...records].filter(({ type }) => type === "disclosure_request").map((record) => [record.id, entriesOf(record).map(({ id }) => id)]);
    expect(shown([...streamed.handedOn, ...streamed.kept])).toEqual(shown([...(whole.value?.byUnit.values() ?? [])].flatMap((unit) => [...unit.records.values()].flat())));
    expect(streamed.codes).toEqual(whole.problems.map(({ code }) => code));
  });
});

describe("recordHash", () => {
  it("tells ids, units and types apart, and does not run them together", () => {
    const hashes = hashList();
    for (const type of ["a", "ab"]) for (const unit of ["1", "11", "b1"]) for (let id = 0; id < 50_000; id += 1) hashes.add(recordHash(type, unit, String(id)));
    expect(hashes.repeated().size).toBe(0);
  });

  it("is a safe whole number, and the same for the same record", () => {
    const hash = recordHash("disclosure_request", "900101", "〔2017〕3号");
    expect(Number.isSafeInteger(hash)).toBe(true);
    const hashes = hashList();
    for (let id = 0; id < 70_000; id += 1) hashes.add(recordHash("t", "u", String(id)));
    hashes.add(hash);
    hashes.add(recordHash("disclosure_request", "900101", "〔2017〕3号"));
    expect([...hashes.repeated()]).toEqual([hash]);
  });

  it("spreads over its highest bits, by which they are put apart", () => {
    const eighths = new Array<number>(8).fill(0);
    for (let id = 0; id < 80_000; id += 1) {
      const part = Math.floor(recordHash("disclosure_request", `9001${String(id % 19)}`, `900101-${String(id)}`) / 2 ** 50);
      eighths[part] = (eighths[part] ?? 0) + 1;
    }
    expect([Math.min(...eighths) > 9000, Math.max(...eighths) < 11_000]).toEqual([true, true]);
  });
});
