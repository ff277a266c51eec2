import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Prisma, PrismaClient } from "#lib/db/generated/client.ts";
import { type Sql, sqlOn } from "#lib/db/sql.ts";
import { sqlStateOf } from "#lib/db/sqlState.ts";

/**
 * One transaction on one connection, seen three ways: Prisma for rows by id, SQL for what is clearest as SQL, and the bare
 * connection for COPY. They share snapshot and fate.
 */
export type Tx = {
  readonly db: Prisma.TransactionClient;
  readonly sql: Sql;
  readonly connection: pg.PoolClient;
};

/** The database as the application sees it: the pool of its own, unprivileged role and the Prisma client over it. */
export type Database = {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  /** Here and not in the module: a bundler may hold this module twice in one process. */
  readonly opened: Opened;
  readonly end: () => Promise<void>;
};

const minuteMs = 60_000;
/** Limits live in PostgreSQL, so that a lost process cannot hold a lock. */
const limits = `-c statement_timeout=${minuteMs} -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s`;

type Opened = AsyncLocalStorage<{ connection: pg.PoolClient | null }>;

/** A pool that tells the transaction in whose course a connection is taken which one it got. */
class TellingPool extends pg.Pool {
  readonly opened: Opened = new AsyncLocalStorage();

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | undefined {
    if (callback !== undefined) {
      super.connect(callback);
      return undefined;
    }
    const holder = this.opened.getStore();
    return super.connect().then((connection) => {
      if (holder !== undefined) holder.connection = connection;
      return connection;
    });
  }
}
type ConnectCallback = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: Error | boolean) => void,
) => void;

/**
 * Opens the application's database. `url` names a login that is, or may become, the role `countersign_app`; every
 * connection runs as that role, which cannot change an entry.
 */
export function openDatabase(url: string, options: { connectionsMax?: number } = {}): Database {
  const pool = new TellingPool({
    connectionString: url,
    max: options.connectionsMax ?? 12,
    options: `-c role=countersign_app ${limits}`,
    application_name: "countersign",
    idleTimeoutMillis: 30_000,
  });
  // An idle connection that the server ends is replaced at the next use; without a listener it would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (connection) => connection.on("error", () => undefined));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    pool,
    prisma,
    opened: pool.opened,
    end: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/** Which serialisation failures and deadlocks are worth another try, and how often. */
const triesMax = 4;

/**
 * Runs `work` in one transaction; all of it commits or none. `mode: "read"` makes PostgreSQL refuse every write. `timeoutMs` bounds the
 * whole of it and each statement in it.
 * Serialisation failures and deadlocks are tried again, here and nowhere else: `work` must have no other effect.
 */
export async function transaction<Result>(
  database: Database,
  mode: "write" | "read",
  work: (tx: Tx) => Promise<Result>,
  timeoutMs = minuteMs,
): Promise<Result> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await once(database, mode, work, timeoutMs);
    } catch (error) {
      if (tried >= triesMax || !isWorthRepeating(error)) throw error;
    }
  }
}

async function once<Result>(
  database: Database,
  mode: "write" | "read",
  work: (tx: Tx) => Promise<Result>,
  timeoutMs: number,
): Promise<Result> {
  const holder: { connection: pg.PoolClient | null } = { connection: null };
  return database.opened.run(holder, () =>
    database.prisma.$transaction(
      async (db) => {
        const { connection } = holder;
        if (connection === null) throw new Error("the transaction's connection did not show itself");
        if (mode === "read") await connection.query("SET TRANSACTION READ ONLY");
        if (timeoutMs !== minuteMs) await connection.query(`SET LOCAL statement_timeout = ${timeoutMs}`);
        // What `work` starts must not find this holder again: a nested transaction has its own.
        return database.opened.exit(() => work({ db, sql: sqlOn(connection), connection }));
      },
      { timeout: timeoutMs, maxWait: 20_000 },
    ),
  );
}

/** P2034 is Prisma's own word for both. */
function isWorthRepeating(error: unknown): boolean {
  const code = sqlStateOf(error);
  return code === "P2034" || code === "40001" || code === "40P01";
}
