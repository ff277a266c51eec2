import { z } from "zod";
import { query } from "#lib/operation.ts";
import type { TemplateVersion } from "./statement.ts";

/** The versions of the template, the newest first, with their signatures; at most 50. The first signed one is in force. */
export const templates = query({
  name: "statements.templates",
  permission: "statementSettings:read",
  input: z.object({}),
  run: ({ tx }): Promise<TemplateVersion[]> => tx.sql<TemplateVersion>`
    SELECT t.number, t.content, t.reason, t.proposed_by AS "proposedBy", COALESCE(p.name, 'Operator') AS "proposedByName", t.proposed_at AS "proposedAt",
           c.name AS "countersignedByName", t.countersigned_at AS "countersignedAt", r.name AS "rejectedByName", t.rejected_at AS "rejectedAt"
      FROM statement_template t LEFT JOIN person p ON p.id::text = t.proposed_by LEFT JOIN person c ON c.id::text = t.countersigned_by
      LEFT JOIN person r ON r.id::text = t.rejected_by ORDER BY t.number DESC LIMIT 50`,
});
