/** The little of @duckdb/node-api that the bench uses. */
import { loadPeer } from "./peers.ts";

export interface DuckConnection {
  readonly run: (sql: string) => Promise<unknown>;
  readonly rows: (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
}

interface DuckModule {
  readonly DuckDBInstance: {
    readonly create: (path: string, options: Readonly<Record<string, string>>) => Promise<{ readonly connect: () => Promise<Connection> }>;
  };
}

interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRowObjectsJson(): Readonly<Record<string, unknown>>[] }>;
}

export async function duckdb(root: string, threads: number): Promise<DuckConnection> {
  const { DuckDBInstance } = (await loadPeer(root, "@duckdb/node-api")) as DuckModule;
  const connection = await (await DuckDBInstance.create(":memory:", { threads: String(threads) })).connect();
  return {
    run: (sql) => connection.run(sql),
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson(),
  };
}
