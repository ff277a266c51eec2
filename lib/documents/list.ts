import { z } from "zod";
import type { Entry } from "#lib/audit/entry.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { query } from "#lib/operation.ts";
import type { Flag } from "#lib/vault/flag.ts";
import type { ListedDocument, MailFacts } from "./document.ts";

type Row = Omit<ListedDocument, "flags" | "mail" | "seen"> & { facts: { flags?: Flag[]; mail?: MailFacts } };

/** The documents of a request in the order in which they came, with who saw each; none of their bytes. At most 500. */
export const list = query({
  name: "documents.list",
  permission: "documents:read",
  input: z.object({ id: z.uuid() }),
  async run({ tx }, { id }): Promise<ListedDocument[]> {
    const rows = await tx.sql<Row>`
      SELECT rd.id, rd.kind, rd.file_name AS "fileName", d.media_type AS "mediaType", d.size, encode(d.sha256, 'hex') AS sha256,
             d.scan, d.scanned_at AS "scannedAt", rd.facts, rd.added_at AS "addedAt",
             COALESCE(p.name, o.name, 'The program') AS "addedByName", d.sealed IS NULL AS destroyed,
             (SELECT count(DISTINCT other.request_id)::int FROM request_document other
               WHERE other.document_id = d.id AND other.request_id <> rd.request_id) AS elsewhere
        FROM request_document rd JOIN document d ON d.id = rd.document_id
             LEFT JOIN person p ON p.id::text = rd.added_by LEFT JOIN officer o ON o.id::text = rd.added_by
       WHERE rd.request_id = ${id} ORDER BY rd.added_at, rd.id LIMIT 500`;
    const seen = rows.length === 0 ? new Map<string, ListedDocument["seen"][number][]>() : await looks(tx, id);
    return rows.map(({ facts, ...row }) => ({
      ...row,
      flags: facts.flags ?? [],
      mail: facts.mail ?? null,
      seen: seen.get(row.id) ?? [],
    }));
  },
});

/** Who saw which document of a request: the entries of the log themselves, which nobody can take away. */
async function looks(tx: Tx, id: string): Promise<Map<string, ListedDocument["seen"][number][]>> {
  const rows = await tx.sql<{ at: Date; byName: string; bytes: Buffer }>`
    SELECT e.at, COALESCE(p.name, initcap(e.actor_role)) AS "byName", e.bytes
      FROM log_entry e LEFT JOIN person p ON p.id::text = e.actor_id
     WHERE e.subject = ${`request:${id}`} AND e.action = 'document.revealed' ORDER BY e.id DESC LIMIT 1000`;
  const seen = new Map<string, ListedDocument["seen"][number][]>();
  for (const { at, byName, bytes } of rows) {
    const { data = {} } = JSON.parse(bytes.toString("utf8")) as Entry;
    const of = String(data.document);
    seen.set(of, [...(seen.get(of) ?? []), { at, byName, reason: String(data.reason) }]);
  }
  return seen;
}
