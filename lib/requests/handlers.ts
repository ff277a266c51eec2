import { z } from "zod";
import { query } from "#lib/operation.ts";

/** A person who could handle child-safety cases, and whether they are named. */
export type Handler = { readonly id: string; readonly name: string; readonly role: string; readonly named: boolean };

/** Active analysts, counsel and auditors by name, and which of them open the papers of child-safety cases. */
export const handlers = query({
  name: "requests.handlers",
  permission: "settings:read",
  input: z.object({}),
  run: ({ tx }) => tx.sql<Handler>`
    SELECT p.id, p.name, p.role, h.person_id IS NOT NULL AS named FROM person p LEFT JOIN child_safety_handler h ON h.person_id = p.id
     WHERE p.role IN ('analyst', 'counsel', 'auditor') AND p.disabled_at IS NULL ORDER BY p.name`,
});
