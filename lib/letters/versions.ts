import { z } from "zod";
import { query } from "#lib/operation.ts";
import { languages, letterKinds } from "./kinds.ts";
import { shippedText, versionInForce } from "./letter.ts";

/** One version of a text, with who stands for it. */
export type VersionLine = {
  /** Null for version 1, which came with the program. */
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
  number: 1,
  ...{ proposedBy: null, proposedByName: null, proposedAt: null, countersignedByName: null, countersignedAt: null },
  ...{ from: null, rejectedByName: null, rejectedAt: null, rejectedReason: null },
} as const;

/** Every version of one letter in one language, the newest first, and the number of the one in force. */
export const versions = query({
  name: "letters.versions",
  permission: "letters:read",
  input: z.object({ kind: z.enum(letterKinds), language: z.enum(languages) }),
  async run({ tx, now }, { kind, language }): Promise<{ inForce: number; versions: VersionLine[] }> {
    const rows = await tx.sql<VersionLine>`
      SELECT v.id, v.number, v.text, v.proposed_by AS "proposedBy", p.name AS "proposedByName", v.proposed_at AS "proposedAt",
             c.name AS "countersignedByName", v.countersigned_at AS "countersignedAt", v.in_force_from AS "from",
             r.name AS "rejectedByName", v.rejected_at AS "rejectedAt", v.rejected_reason AS "rejectedReason"
        FROM letter_version v LEFT JOIN person p ON p.id::text = v.proposed_by LEFT JOIN person c ON c.id::text = v.countersigned_by
        LEFT JOIN person r ON r.id::text = v.rejected_by
       WHERE v.kind = ${kind} AND v.language = ${language} ORDER BY v.number DESC LIMIT 200`;
    const { version } = await versionInForce(tx.sql, kind, language, now);
    return { inForce: version, versions: [...rows, { ...shipped, text: shippedText(kind, language) }] };
  },
});
