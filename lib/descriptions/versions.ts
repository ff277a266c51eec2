import { z } from "zod";
import { query } from "#lib/operation.ts";
import { descriptionCodes, languages, shippedText } from "./description.ts";

/** A version of a description with everybody who signed it or sent it back; `id` null is the text that ships, which nobody signed. */
export type DescriptionVersion = {
  readonly id: string | null;
  readonly number: number;
  readonly text: string;
  readonly proposedBy: string | null;
  readonly proposedByName: string | null;
  readonly proposedAt: Date | null;
  readonly countersignedByName: string | null;
  readonly countersignedAt: Date | null;
  readonly from: Date | null;
  readonly rejectedByName: string | null;
  readonly rejectedAt: Date | null;
  readonly rejectedReason: string | null;
};

const shipped = {
  id: null,
  number: 0,
  ...{ proposedBy: null, proposedByName: null, proposedAt: null, countersignedByName: null, countersignedAt: null },
  ...{ from: null, rejectedByName: null, rejectedAt: null, rejectedReason: null },
} as const;

/** Every version of one description in one language, the newest first, and the number of the one in force: null while none is signed. */
export const versions = query({
  name: "descriptions.versions",
  permission: "descriptions:read",
  input: z.object({ code: z.enum(descriptionCodes), language: z.enum(languages) }),
  async run({ tx, now }, { code, language }): Promise<{ inForce: number | null; versions: DescriptionVersion[] }> {
    const rows = await tx.sql<DescriptionVersion>`
      SELECT v.id, v.number, v.text, v.proposed_by AS "proposedBy", p.name AS "proposedByName", v.proposed_at AS "proposedAt",
             c.name AS "countersignedByName", v.countersigned_at AS "countersignedAt", v.in_force_from AS "from",
             r.name AS "rejectedByName", v.rejected_at AS "rejectedAt", v.rejected_reason AS "rejectedReason"
        FROM description_version v LEFT JOIN person p ON p.id::text = v.proposed_by LEFT JOIN person c ON c.id::text = v.countersigned_by
        LEFT JOIN person r ON r.id::text = v.rejected_by
       WHERE v.code = ${code} AND v.language = ${language} ORDER BY v.number DESC LIMIT 200`;
    const current = rows.find(({ from }) => from !== null && from <= now);
    return { inForce: current?.number ?? null, versions: [...rows, { ...shipped, text: shippedText(code) }] };
  },
});
