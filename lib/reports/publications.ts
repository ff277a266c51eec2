import type { Ground } from "#lib/db/ground.ts";
import { transaction } from "#lib/db/transaction.ts";
import type { TemplateName } from "./report.ts";

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
