import { z } from "zod";
import type { Tx } from "#lib/db/transaction.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { reportCsv } from "./csv.ts";
import { assertHeld } from "./hold.ts";
import { digestOf, readReport } from "./json.ts";
import { assertFirst, load, type ReportRow } from "./load.ts";
import { reportPdf } from "./pdf.ts";
import { assertCan, slugOf } from "./report.ts";

const input = z.object({
  id: z.uuid(),
  /** What changed against the publication before; needed for every edition but the first. */
  changeNote: z.string().trim().min(10, "Say in a sentence what changed").max(2000).nullable().default(null),
});

/**
 * Puts a signed report on the public page for good, with its files as they are on this day. A later report of the same template,
 * period and country is a new edition, and says what changed. Answers its address.
 */
export const publish = operation({
  name: "reports.publish",
  permission: "reports:publish",
  input,
  prepare: async ({ now, read }, { id }) => {
    const report = await read(async (tx) => {
      const found = await load(tx, id);
      assertCan(found.state, "publish");
      await assertHeld(tx, id);
      return found;
    });
    const content = readReport(report.content);
    return {
      "report.json": report.content,
      "report.csv": reportCsv(content),
      "report.pdf": await reportPdf(content, { digest: report.digest, at: now, status: "published" }),
    };
  },
  async run({ tx, actor, now }, { id, changeNote }, files) {
    await tx.sql`SELECT 1 FROM report WHERE id = ${id} FOR UPDATE`;
    const report = await load(tx, id);
    assertCan(report.state, "publish");
    const slug = slugOf(report.template, { from: report.from, to: report.to }, report.country);
    const before = await newestEdition(tx, slug);
    if (before !== undefined && changeNote === null) {
      throw new Refusal(
        "invalid",
        `A report for this period is public already, as edition ${before.edition}. Nothing was published: say what changed.`,
        { changeNote: "Say in a sentence what changed" },
      );
    }
    const edition = (before?.edition ?? 0) + 1;
    for (const [name, bytes] of Object.entries(files)) {
      await tx.sql`INSERT INTO report_file (report_id, name, bytes, sha256) VALUES (${id}, ${name}, ${bytes}, ${Buffer.from(digestOf(bytes), "hex")})`;
    }
    const note = before === undefined ? null : changeNote;
    const changed = await tx.sql`
      UPDATE report SET state = 'published', published_by = ${actor.id}, published_at = ${now}, slug = ${slug}, edition = ${edition},
             supersedes = ${before?.id ?? null}, change_note = ${note}
       WHERE id = ${id} AND state = 'signed' RETURNING id`;
    assertFirst(changed);
    const digests = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, digestOf(bytes)]));
    const data = { digest: report.digest, slug, edition, files: digests };
    return { result: { id, slug, edition }, audit: [{ action: "report.published", subject: `report:${id}`, data }] };
  },
});

/** The latest publication under this address, withdrawn or not; two that publish at once wait for each other here. */
async function newestEdition(tx: Tx, slug: string): Promise<(Pick<ReportRow, "id"> & { edition: number }) | undefined> {
  await tx.sql`SELECT pg_advisory_xact_lock(hashtextextended(${`report:${slug}`}, 0))`;
  const [row] = await tx.sql<{ id: string; edition: number }>`
    SELECT id, edition FROM report WHERE slug = ${slug} ORDER BY edition DESC LIMIT 1`;
  return row;
}
