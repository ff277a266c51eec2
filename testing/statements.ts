import { importBans } from "#lib/bans/arriving/importBans.ts";
import { connect } from "#lib/statements/connect.ts";
import { connection } from "#lib/statements/connection.ts";
import { draft } from "#lib/statements/draft.ts";
import { preset } from "#lib/statements/preset.ts";
import { proposeTemplate } from "#lib/statements/proposeTemplate.ts";
import { settleTemplate } from "#lib/statements/settleTemplate.ts";
import type { Target, Template } from "#lib/statements/statement.ts";
import { turn } from "#lib/statements/turn.ts";
import { pieces } from "#testing/bans.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { outcome } from "#testing/refused.ts";
import { type StatementDatabase, startStatementDatabase } from "#testing/statementDatabase.ts";

export const noon = new Date("2026-11-22T12:00:00Z");
export const template: Template = { ...preset, from: "2026-01-01" };
const reason = "The first version, as counsel read the regulation.";

type BanRecord = Readonly<Record<string, string | boolean>>;

/** A ledger, a template that two people signed, and the Database on this machine. */
export type StatingDesk = TestDatabase & {
  readonly database: StatementDatabase;
  /** One batch of the ledger. */
  readonly receive: (bans: readonly BanRecord[]) => Promise<unknown>;
  /** Bans on a channel that nothing is wrong with. */
  readonly bans: (count: number, changes?: BanRecord) => BanRecord[];
  readonly sign: (content?: Template) => Promise<number>;
  /** Drafts until nothing is left. */
  readonly draftAll: () => Promise<void>;
  /** Sets the connection, to the Database itself unless said otherwise, and turns sending on. */
  readonly turnOn: (target?: Target) => Promise<unknown>;
  readonly states: () => Promise<Record<string, number>>;
};

/** Opens it; call it once a file, in `beforeAll`. */
export async function openStating(): Promise<StatingDesk> {
  const database = await startStatementDatabase();
  const desk = await testDatabase();
  const { ground, people, owner } = desk;
  desk.setNow(noon);
  let made = 0;
  const bans = (count: number, changes: BanRecord = {}) =>
    Array.from({ length: count }, () => {
      made += 1;
      return {
        ...{
          id: `sender-${made}`,
          account: `account-${made}`,
          action: "ban",
          country: "DE",
          surface: "channels",
          reason: "fraud",
        },
        ...{ signal: "behaviour", automation: "full", occurred_at: "2026-11-20T10:00:00Z", reported_before: false },
        ...{ account_created_on: "2024-05-01", ...changes },
      };
    });
  const version = async () => (await connection(ground, people.administrator, {})).connection?.version ?? 0;
  return {
    ...desk,
    database,
    bans,
    receive: (rows) =>
      importBans(ground, people.operator, {
        ...{ source: "platform", format: "ndjson" },
        input: pieces(rows.map((row) => `${JSON.stringify(row)}\n`).join("")),
      }),
    sign: async (content = template) => {
      const { number } = await proposeTemplate(ground, people.counsel, { content, reason });
      await settleTemplate(ground, people.counsel2, { number, verdict: "countersign" });
      return number;
    },
    draftAll: async () => {
      while ((await outcome(draft(ground, people.operator, {}))) === "done");
    },
    turnOn: async (target = "database") => {
      await connect(ground, people.administrator, {
        url: database.url,
        token: database.token,
        target,
        version: await version(),
      });
      return turn(ground, people.counsel, { on: "true", version: await version() });
    },
    states: async () => {
      const { rows } = await owner.query("SELECT state, count(*)::int AS count FROM statement GROUP BY state");
      return Object.fromEntries(rows.map((row) => [row.state, row.count]));
    },
  };
}
