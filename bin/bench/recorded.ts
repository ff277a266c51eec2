import type pg from "pg";
import type { Ground } from "#lib/db/ground.ts";

/** One statement as it was sent: text and values. */
export type Statement = { readonly text: string; readonly values: unknown[] };

/** What `work` sends to PostgreSQL, in order: every connection that the pool lends meanwhile is listened to. */
export async function recorded(ground: Ground, work: () => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = [];
  const listened = new Map<pg.PoolClient, pg.PoolClient["query"]>();
  const listen = (connection: pg.PoolClient) => {
    if (listened.has(connection)) return;
    const query = connection.query;
    listened.set(connection, query);
    connection.query = ((...given: unknown[]) => {
      sent.push(statementOf(given));
      return (query as (...all: unknown[]) => unknown).apply(connection, given);
    }) as typeof query;
  };
  const { pool } = ground.database;
  pool.on("acquire", listen);
  try {
    await work();
    return sent;
  } finally {
    pool.off("acquire", listen);
    for (const [connection, query] of listened) connection.query = query;
  }
}

function statementOf([first, values]: unknown[]): Statement {
  if (typeof first === "string") return { text: first, values: Array.isArray(values) ? values : [] };
  const { text, values: own } = first as { text: string; values?: unknown[] };
  return { text, values: own ?? (Array.isArray(values) ? values : []) };
}

/** Without what only holds a transaction together: that is the door's, not the question's. */
export function withoutTransaction(statements: readonly Statement[]): Statement[] {
  return statements.filter(
    ({ text }) => !/^\s*(BEGIN|COMMIT|ROLLBACK|SET TRANSACTION|SET LOCAL statement_timeout)/i.test(text),
  );
}
