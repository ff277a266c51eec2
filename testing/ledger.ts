import { recount } from "#lib/bans/recounting/recount.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";

/** A database whose ledger a test fills, and what it asks of the ledger then. */
export type Ledger = TestDatabase & {
  /** How many bans of a source are there. */
  readonly bansOf: (source: string) => Promise<number>;
  /** What a recount of everything finds wrong; it hashes every row unless `roots` is false. */
  readonly disagreements: (roots?: boolean) => Promise<readonly string[]>;
};

/** Opens it; call it once a file, in `beforeAll`. */
export async function openLedger(): Promise<Ledger> {
  const database = await testDatabase();
  const { ground, owner, people } = database;
  return {
    ...database,
    bansOf: async (source) => {
      const { rows } = await owner.query(
        "SELECT count(*)::int AS n FROM ban JOIN batch ON batch.id = batch_id WHERE source = $1",
        [source],
      );
      return rows[0].n as number;
    },
    disagreements: async (roots = true) => (await recount(ground, people.auditor, { roots })).disagreements,
  };
}
