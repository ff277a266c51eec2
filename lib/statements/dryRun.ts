import { z } from "zod";
import { query } from "#lib/operation.ts";
import { build, type Statement } from "./build.ts";
import { blocks, check } from "./checks.ts";
import { dayOf, type Kept, nextDrafts, senderIds, statedColumns, templatesOf } from "./load.ts";
import { shifting, stopping } from "./shifting.ts";
import { type Finding, sendingMax } from "./statement.ts";
import { validateTogether } from "./validate.ts";

/** What a dry run came to: the body of the post as it would leave, what our checks found in it, and what stops it as a whole. */
export type DryRun = {
  readonly path: string;
  /** Whether it would go to a sandbox, which is sent nothing twice. */
  readonly sandbox: boolean;
  readonly statements: readonly Statement[];
  readonly held: readonly { readonly id: string; readonly findings: readonly Finding[] }[];
  readonly stops: readonly string[];
};

/** The next hundred statements are built, validated and checked as for sending. Being a query, it can send and change nothing. */
export const dryRun = query({
  name: "statements.dryRun",
  permission: "statements:read",
  input: z.object({}),
  async run({ tx, now }): Promise<DryRun> {
    const [connection] = await tx.sql<{ sandbox: boolean }>`SELECT sandbox FROM statement_connection`;
    const sandbox = connection?.sandbox === true;
    const kept = await tx.sql<Kept>`
      SELECT s.id, s.puid, s.template, ${statedColumns}, ${senderIds} AS ids FROM statement s WHERE ${nextDrafts(sandbox)} ORDER BY s.id LIMIT ${sendingMax}`;
    const templates = await templatesOf(
      tx,
      kept.map(({ template }) => template),
    );
    const judged = kept.flatMap((one) => {
      const template = templates.get(one.template);
      if (template === undefined) return [];
      const statement = build(one, template, one.puid);
      return [{ id: one.id, statement, findings: check(one, statement, one.ids, dayOf(now)) }];
    });
    const statements = judged.filter(({ findings }) => !blocks(findings)).map(({ statement }) => statement);
    const together = statements.length === 0 ? [] : validateTogether(statements);
    return {
      path: "POST /api/v1/statements",
      sandbox,
      statements,
      held: judged.filter(({ findings }) => findings.length > 0).map(({ id, findings }) => ({ id, findings })),
      stops: [...stopping(await shifting(tx, now)), ...together].map(({ sentence }) => sentence),
    };
  },
});
