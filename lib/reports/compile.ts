import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { settingsFrom } from "#lib/settings/setting.ts";
import { compose, countryOf, type Head } from "./compose.ts";
import { gather } from "./gather.ts";
import { digestOf, reportJson, sourcesJson } from "./json.ts";
import { assertPeriod, type Report, templateNames } from "./report.ts";

const input = z.object({
  template: z.enum(templateNames),
  /** ISO days in UTC, both inclusive. */
  from: z.string().max(10),
  to: z.string().max(10),
  /** One country's figures; null or left out: all. */
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, "Two letters, such as IN")
    .nullable()
    .default(null),
});

/** What was compiled. `digest` is SHA-256 of report.json in hex: the same records give the same. */
export type Compiled = { readonly id: string; readonly digest: string; readonly report: Report };

/** Counts the records of a period and keeps the result as a draft. Compiling again makes another draft; no draft is ever edited. */
export const compile = operation({
  name: "reports.compile",
  permission: "reports:compile",
  input,
  async run({ tx, actor, now }, given) {
    // Figures of one report are counted from one snapshot.
    await tx.sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`;
    const head = headOf(given, await publisherOf(tx));
    const { data, sources } = await gather(tx, head, now);
    const report = compose(head, data);
    const [content, sourcesBytes] = [reportJson(report), sourcesJson(sources)];
    const [id, digest, sourcesDigest] = [newId(), digestOf(content), digestOf(sourcesBytes)];
    await tx.sql`
      INSERT INTO report (id, template, title, period_from, period_to, country, state, content, digest, sources, sources_digest,
        compiled_by, compiled_at)
      VALUES (${id}, ${head.template}, ${report.title}, ${head.period.from}, ${head.period.to}, ${head.country}, 'draft', ${content},
        ${Buffer.from(digest, "hex")}, ${sourcesBytes}, ${Buffer.from(sourcesDigest, "hex")}, ${actor.id}, ${now})`;
    const entry = {
      template: head.template,
      from: head.period.from,
      to: head.period.to,
      country: head.country,
      digest,
      sourcesDigest,
    };
    const result: Compiled = { id, digest, report };
    return { result, audit: [{ action: "report.compiled", subject: `report:${id}`, data: entry }] };
  },
});

function headOf(given: z.output<typeof input>, publisher: string): Head {
  const period = { from: given.from, to: given.to };
  assertPeriod(period);
  const only = countryOf(given.template);
  if (only !== null && given.country !== null && given.country !== only) {
    throw new Refusal("invalid", `The report ${given.template} is about ${only} only. Nothing was compiled.`, {
      country: `${only} or none`,
    });
  }
  return { template: given.template, publisher, period, country: only ?? given.country };
}

async function publisherOf({ sql }: Tx): Promise<string> {
  const rows = await sql<{ key: string; value: unknown }>`SELECT key, value FROM setting WHERE key = 'name'`;
  return settingsFrom(rows).name;
}
