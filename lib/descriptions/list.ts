import { z } from "zod";
import { query } from "#lib/operation.ts";
import {
  type DescriptionCode,
  type DescriptionLine,
  descriptionCodes,
  languages,
  type SignedDescription,
} from "./description.ts";

type Row = Omit<SignedDescription, "from"> & {
  readonly code: DescriptionCode;
  readonly from: Date | null;
  readonly proposedBy: string;
};

/**
 * Every signal and way of deciding in one language: what is in force, what waits, what comes. Of the versions whose day has come the highest
 * number is in force: one that was signed before it, for a later day, does not come back.
 */
export const list = query({
  name: "descriptions.list",
  permission: "descriptions:read",
  input: z.object({ language: z.enum(languages).default("en") }),
  async run({ tx, now }, { language }): Promise<DescriptionLine[]> {
    const rows = await tx.sql<Row>`
      SELECT v.id, v.code, v.number, v.text, v.in_force_from AS "from", v.proposed_by AS "proposedBy",
             p.name AS "proposedByName", c.name AS "countersignedByName"
        FROM description_version v LEFT JOIN person p ON p.id::text = v.proposed_by LEFT JOIN person c ON c.id::text = v.countersigned_by
       WHERE v.language = ${language} AND v.rejected_by IS NULL
       ORDER BY v.number DESC`;
    return descriptionCodes.map((code): DescriptionLine => {
      const own = rows.filter((row) => row.code === code);
      const signed = own.find((row): row is Row & { from: Date } => row.from !== null && row.from <= now);
      const proposed = own.find(({ from }) => from === null);
      const [next] = own
        .filter((row): row is Row & { from: Date } => row.from !== null && row.from > now)
        .filter(({ number }) => number > (signed?.number ?? 0))
        .toSorted((one, other) => one.from.getTime() - other.from.getTime() || other.number - one.number);
      return {
        code,
        language,
        signed: signed === undefined ? null : signedOf(signed),
        proposed:
          proposed === undefined ? null : { id: proposed.id, number: proposed.number, proposedBy: proposed.proposedBy },
        next: next === undefined ? null : { number: next.number, from: next.from },
      };
    });
  },
});

function signedOf({ id, number, text, from, proposedByName, countersignedByName }: Row & { from: Date }) {
  return { id, number, text, from, proposedByName, countersignedByName };
}
