import { sqlStateOf } from "#lib/db/sqlState.ts";
import { Refusal } from "#lib/refusal.ts";

const kept = "The batches before are in the ledger and nothing of this one is";
const again = "send the same again, what is there lands once";

/** PostgreSQL's word for what can happen to an import without anyone's bug, and ours. */
const sentences: Readonly<Record<string, string>> = {
  "55P03": `Another import of this source is running. ${kept}: wait for it and ${again}.`,
  "57014": `The database took longer than its limit over one batch. ${kept}: ${again}.`,
  "53100": `The database's disk is full. ${kept}: make room and ${again}.`,
  "53200": `The database is out of memory. ${kept}: ${again}.`,
  "57P01": `The database was stopped. ${kept}: start it and ${again}.`,
  "57P02": `The database stopped unexpectedly. ${kept}: start it and ${again}.`,
  "57P03": `The database is starting or stopping. ${kept}: wait and ${again}.`,
  "08006": `The connection to the database broke. ${kept}: ${again}.`,
  ECONNREFUSED: `The database does not answer. ${kept}: start it and ${again}.`,
  ECONNRESET: `The connection to the database broke. ${kept}: ${again}.`,
  EPIPE: `The connection to the database broke. ${kept}: ${again}.`,
};

/**
 * Runs one batch through its door; what PostgreSQL refuses for reasons outside of it becomes one sentence. Around the door, not inside
 * it: a full disk or a lost connection may show itself only when the batch commits.
 */
export async function explained<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const sentence = sentences[isLost(error) ? "08006" : (sqlStateOf(error) ?? "")];
    if (sentence === undefined) throw error;
    throw new Refusal("conflict", sentence);
  }
}

/** The driver says in words, and Prisma in codes of its own (P1001 cannot reach, P1017 closed), that a connection is gone. */
function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (
    /^Connection terminated|connection error and is not queryable|Client was closed|^(?:ConnectionClosed|DatabaseNotReachable)$/.test(
      error.message,
    )
  )
    return true;
  return "code" in error && (error.code === "P1001" || error.code === "P1017");
}
