import { sequenceAll } from "#lib/audit/sequence.ts";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { fold } from "#lib/tallies/fold.ts";
import { pieces } from "#testing/bans.ts";
import { type Ledger, openLedger } from "#testing/ledger.ts";
import { whileTampered } from "#testing/tamper.ts";

/** 300 bans over two months, of which one is reinstated: enough for two nodes. */
const bans = Array.from({ length: 300 }, (_, at) => ({
  ...{ id: `b-${at}`, account: `+9198${at}`, action: at === 280 ? "reinstate" : "ban", country: "IN" },
  ...{ surface: "private", reason: at % 2 === 0 ? "spam" : "fraud", signal: "behaviour", automation: "full" },
  ...{ reported_before: false, occurred_at: new Date(Date.UTC(2023, 7, 31, 12) + at * 300_000).toISOString() },
  ...{ account_created_on: "2021-03-09", request: `R-${at}`, external_report: `C-${at}`, policy: "4.2" },
  ...(at === 280 && { appeal_of: "b-7" }),
}));

/** A ledger of one batch, folded and signed, that a test may damage as nobody but a superuser could. */
export type DamagedLedger = Ledger & {
  /** The id of its batch. */
  readonly batch: string;
  /** Runs the statements with every guard off, and puts back what they changed once `look` has seen it. */
  readonly damaged: <Result>(statements: readonly string[], look: () => Promise<Result>) => Promise<Result>;
};

/** Opens it; call it once a file, in `beforeAll`. */
export async function openDamagedLedger(): Promise<DamagedLedger> {
  const ledger = await openLedger();
  const { ground, owner, people } = ledger;
  const input = pieces(bans.map((ban) => `${JSON.stringify(ban)}\n`).join(""));
  await importBans(ground, people.operator, { source: "first", input });
  await sequenceAll(ground);
  await fold(ground);
  const { rows } = await owner.query("SELECT id FROM batch");
  return {
    ...ledger,
    batch: rows[0].id,
    damaged: (statements, look) => whileTampered(ledger, statements, look),
  };
}
