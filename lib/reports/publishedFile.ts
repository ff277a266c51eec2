import type { Ground } from "#lib/db/ground.ts";
import { transaction } from "#lib/db/transaction.ts";

export const publishedFiles = ["report.json", "report.csv", "report.pdf"] as const;
export type PublishedFile = (typeof publishedFiles)[number];

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
