import { z } from "zod";
import { query } from "#lib/operation.ts";
import { hold } from "./hold.ts";
import { load, type ReportRow } from "./load.ts";
import type { Report } from "./report.ts";

/** A step of a report's life as the log has it; `index` is null for the second until it is sequenced. */
export type ReportEntry = {
  readonly id: string;
  readonly action: string;
  readonly at: Date;
  readonly actorId: string;
  readonly index: number | null;
};
/** `names` gives the names of the people of the row and its entries, by id. */
export type OneReport = {
  readonly row: ReportRow;
  /** As the row has it now; null where it was altered and cannot be read. */
  readonly report: Report | null;
  /** What of it is not what the log got when it was compiled, in a sentence each. */
  readonly faults: readonly string[];
  readonly entries: readonly ReportEntry[];
  readonly names: Readonly<Record<string, string>>;
};

/** One report with its content, its entries of the log in order, and who signed. */
export const one = query({
  name: "reports.one",
  permission: "reports:read",
  input: z.object({ id: z.uuid() }),
  async run({ tx }, { id }): Promise<OneReport> {
    const { content: _, ...row } = await load(tx, id);
    const { report, faults } = await hold(tx, id);
    const entries = await tx.sql<Omit<ReportEntry, "index"> & { index: string | null }>`
      SELECT e.id, e.action, e.at, e.actor_id AS "actorId", l.leaf_index AS index
        FROM log_entry e LEFT JOIN log_leaf l ON l.entry_id = e.id WHERE e.subject = ${`report:${id}`} ORDER BY e.id`;
    const ids = [...new Set(entries.map((entry) => entry.actorId))];
    const people = await tx.sql<{
      id: string;
      name: string;
    }>`SELECT id, name FROM person WHERE id::text = ANY (${ids})`;
    return {
      row,
      report,
      faults,
      entries: entries.map((entry) => ({ ...entry, index: entry.index === null ? null : Number(entry.index) })),
      names: Object.fromEntries(people.map((person) => [person.id, person.name])),
    };
  },
});
