import { z } from "zod";
import { automations, reasons, signals } from "#lib/bans/ban.ts";
import { readCursor, writeCursor } from "#lib/db/cursor.ts";
import { type Fragment, fragment, join } from "#lib/db/sql.ts";
import { query } from "#lib/operation.ts";
import { territories } from "./enums.ts";
import { type StatementLine, statementStates } from "./statement.ts";

const pageMax = 50;

/** Statements, the newest drafts first, 50 a page; `older` is the cursor for `after`. */
export const list = query({
  name: "statements.list",
  permission: "statements:read",
  input: z.object({
    state: z.enum(statementStates).optional(),
    reason: z.enum(reasons).optional(),
    signal: z.enum(signals).optional(),
    automation: z.enum(automations).optional(),
    country: z.enum(territories).optional(),
    after: z.string().max(1000).optional(),
  }),
  async run({ tx }, { state, reason, signal, automation, country, after }) {
    const conditions: Fragment[] = [];
    if (state !== undefined) conditions.push(fragment`s.state = ${state}::statement_state`);
    if (reason !== undefined) conditions.push(fragment`s.reason = ${reason}::ban_reason`);
    if (signal !== undefined) conditions.push(fragment`s.signal = ${signal}::ban_signal`);
    if (automation !== undefined) conditions.push(fragment`s.automation = ${automation}::ban_automation`);
    if (country !== undefined) conditions.push(fragment`s.country = ${country}`);
    if (after !== undefined) {
      const [id] = readCursor(after, z.tuple([z.uuid()]));
      conditions.push(fragment`s.id < ${id}::uuid`);
    }
    const found = await tx.sql<StatementLine>`
      SELECT s.id, s.puid, replace(s.ban::text, '-', '') AS ban, s.action, s.reason, s.signal, s.automation, s.country,
             to_char(s.applied_on, 'YYYY-MM-DD') AS "appliedOn", s.state, s.findings, s.refusal
        FROM statement s WHERE ${join(conditions, " AND ", fragment`true`)} ORDER BY s.id DESC LIMIT ${pageMax + 1}`;
    const rows = found.slice(0, pageMax);
    const last = rows.at(-1);
    return { rows, older: found.length > pageMax && last !== undefined ? writeCursor([last.id]) : null };
  },
});
