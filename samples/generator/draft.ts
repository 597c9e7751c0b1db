/** One record as it will be written: values by field id; `null` is written 无, absence a blank cell. */
export type Row = Record<string, unknown>;

/** The records of one unit while they are being made, by record type. */
export type Draft = Map<string, Row[]>;

/** The rows of a type, for adding to. */
export function rowsOf(draft: Draft, type: string): Row[] {
  const rows = draft.get(type) ?? [];
  draft.set(type, rows);
  return rows;
}

/** The n-th row of a type that has those values (0 is the first). */
export function rowWhere(draft: Draft, type: string, match: Readonly<Row>, index = 0): Row {
  const found = rowsOf(draft, type).filter((row) => Object.entries(match).every(([field, value]) => row[field] === value));
  const row = found[index];
  if (row === undefined) throw new Error(`no ${type} number ${String(index)} with ${JSON.stringify(match)}`);
  return row;
}

/** One more record, under the first number that no record of the type has. */
export function addRow(draft: Draft, type: string, values: Readonly<Row>): void {
  const rows = rowsOf(draft, type);
  const highest = Math.max(0, ...rows.map(({ id }) => (/^\d+$/.test(String(id)) ? Number(id) : 0)));
  rows.push({ id: String(highest + 1), ...values });
}
