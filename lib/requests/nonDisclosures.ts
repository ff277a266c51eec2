import { z } from "zod";
import { query } from "#lib/operation.ts";
import type { OrderLine } from "./standing.ts";

type Row = Omit<OrderLine, "end"> & {
  endId: string | null;
  endsAt: Date;
  endIssuer: string;
  endReference: string;
  proposedBy: string;
  proposedByName: string;
  proposedAt: Date;
  countersignedByName: string | null;
  countersignedAt: Date | null;
};

/** What binds a request to silence, in the order in which it came, each order with its document and its early end; and the papers to choose from. */
export const nonDisclosures = query({
  name: "requests.nonDisclosures",
  permission: "requests:read",
  input: z.object({ id: z.uuid() }),
  async run({ tx }, { id }): Promise<{ orders: OrderLine[]; papers: { id: string; fileName: string }[] }> {
    const rows = await tx.sql<Row>`
      SELECT n.id, n.issuer, n.basis, n.reference, n.document_id AS "documentId", n.extends_id AS "extendsId", n.until_at AS until,
             n.binds_until AS "bindsUntil", n.added_at AS "addedAt", COALESCE(p.name, 'Operator') AS "addedByName",
             (SELECT min(d.file_name) FROM request_document d WHERE d.request_id = n.request_id AND d.document_id = n.document_id) AS "fileName",
             e.id AS "endId", e.ends_at AS "endsAt", e.issuer AS "endIssuer", e.reference AS "endReference", e.proposed_by AS "proposedBy",
             COALESCE(f.name, 'Operator') AS "proposedByName", e.proposed_at AS "proposedAt", c.name AS "countersignedByName",
             e.countersigned_at AS "countersignedAt"
        FROM non_disclosure_standing n LEFT JOIN person p ON p.id::text = n.added_by
        LEFT JOIN non_disclosure_end e ON e.non_disclosure_id = n.id AND e.declined_by IS NULL
        LEFT JOIN person f ON f.id::text = e.proposed_by LEFT JOIN person c ON c.id::text = e.countersigned_by
       WHERE n.request_id = ${id} ORDER BY n.added_at, n.id`;
    const papers = await tx.sql<{ id: string; fileName: string }>`
      SELECT document_id AS id, min(file_name) AS "fileName" FROM request_document WHERE request_id = ${id} GROUP BY document_id ORDER BY 2`;
    return { orders: rows.map(shown), papers };
  },
});

function shown({
  endId,
  endsAt,
  endIssuer,
  endReference,
  proposedBy,
  proposedByName,
  proposedAt,
  countersignedByName,
  countersignedAt,
  ...order
}: Row): OrderLine {
  const signed = { proposedBy, proposedByName, proposedAt, countersignedByName, countersignedAt };
  return {
    ...order,
    end: endId === null ? null : { id: endId, endsAt, issuer: endIssuer, reference: endReference, ...signed },
  };
}
