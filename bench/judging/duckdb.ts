/** DuckDB SQL over the same facts, in a table in memory: `duckdb FACTS ROOT THREADS`. */
import { duckdb } from "../peers/duckdb.ts";
import { RULES } from "../register/tally.ts";
import { timed } from "./judged.ts";

const [path = "", root = ".", threads = "1"] = process.argv.slice(2);
const database = await duckdb(root, Number(threads));
await database.run(`CREATE TABLE facts AS SELECT * FROM read_json('${path.replaceAll("'", "''")}', format = 'newline_delimited', columns = {
  unit: 'VARCHAR', answered: 'BOOLEAN', answeredBy: 'VARCHAR', late: 'BOOLEAN', daysOver: 'INTEGER', urgedFirst: 'BOOLEAN', docNoGiven: 'BOOLEAN',
  datedReply: 'BOOLEAN', sealed: 'BOOLEAN', deliveredByCourier: 'BOOLEAN', remediesState: 'VARCHAR', archived: 'VARCHAR[]' })`);
const records = Number((await database.rows("SELECT count(*) AS size FROM facts"))[0]?.["size"]);

await timed(records, async () => {
  const rows = await database.rows(`
    SELECT unit,
      count(*) FILTER (NOT answered AND daysOver > 10) AS "D2-never",
      count(*) FILTER (answered AND (daysOver > 10 OR (late AND urgedFirst))) AS "D2-serious",
      count(*) FILTER (late) AS "D2-late",
      count(*) FILTER (answeredBy = 'reply' AND (NOT docNoGiven OR datedReply IS DISTINCT FROM true)) AS "D3-number",
      count(*) FILTER (answeredBy = 'reply' AND sealed IS DISTINCT FROM true) AS "D3-seal",
      count(*) FILTER (answeredBy = 'reply' AND deliveredByCourier) AS "D3-courier",
      count(*) FILTER (answeredBy = 'reply' AND remediesState IN ('missing', 'wrong')) AS "D3-remedies",
      count(*) FILTER (answeredBy = 'reply' AND NOT list_has_all(archived, ['application', 'receipt', 'approval', 'reply', 'delivery'])) AS "D5-file"
    FROM facts GROUP BY unit`);
  return rows.map((row) => ({ unit: String(row["unit"]), tally: Object.fromEntries(RULES.map((rule) => [rule, Number(row[rule])])) }));
});
