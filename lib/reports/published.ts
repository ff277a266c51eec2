import type { Ground } from "#lib/db/ground.ts";
import { transaction } from "#lib/db/transaction.ts";
import { readReport } from "./json.ts";
import type { Report, TemplateName } from "./report.ts";

/** What anybody may know of a publication. No names: two people signed, and the log says which. */
export type Publication = {
  readonly id: string;
  readonly slug: string;
  readonly edition: number;
  readonly template: TemplateName;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly country: string | null;
  readonly digest: string;
  readonly publishedAt: Date;
  readonly changeNote: string | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawnReason: string | null;
};

export const publishedFiles = ["report.json", "report.csv", "report.pdf"] as const;
export type PublishedFile = (typeof publishedFiles)[number];

/** Every publication, all editions, newest first. Public: it asks for no permission and reads published rows only. */
export async function publications(ground: Ground): Promise<Publication[]> {
  return transaction(
    ground.database,
    "read",
    (tx) =>
      tx.sql<Publication>`
      SELECT id, slug, edition, template, title, period_from::text AS "from", period_to::text AS "to", country,
             encode(digest, 'hex') AS digest, published_at AS "publishedAt", change_note AS "changeNote",
             withdrawn_at AS "withdrawnAt", withdrawn_reason AS "withdrawnReason"
        FROM report WHERE published_at IS NOT NULL ORDER BY period_to DESC, slug, edition DESC`,
  );
}

/** One publication with its content, the newest edition unless one is named; null where there is none. Public. */
export async function published(
  ground: Ground,
  slug: string,
  edition?: number,
): Promise<{ publication: Publication; report: Report; editions: readonly number[] } | null> {
  const all = (await publications(ground)).filter((one) => one.slug === slug);
  const publication = edition === undefined ? all[0] : all.find((one) => one.edition === edition);
  if (publication === undefined) return null;
  const file = await publishedFile(ground, publication.id, "report.json");
  if (file === null) return null;
  return { publication, report: readReport(file), editions: all.map((one) => one.edition) };
}

/** A file of a publication, as it was on the day; null where there is none. Public. */
export async function publishedFile(ground: Ground, id: string, name: PublishedFile): Promise<Buffer | null> {
  const [file] = await transaction(
    ground.database,
    "read",
    (tx) =>
      tx.sql<{ bytes: Buffer }>`
      SELECT f.bytes FROM report_file f JOIN report r ON r.id = f.report_id
       WHERE r.id::text = ${id} AND r.published_at IS NOT NULL AND f.name = ${name}`,
  );
  return file?.bytes ?? null;
}
