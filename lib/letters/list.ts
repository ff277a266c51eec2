import { z } from "zod";
import { query } from "#lib/operation.ts";
import { type Language, type LetterKind, languages, letterKinds } from "./kinds.ts";

/** Where the text of one kind of letter in one language stands. */
export type LetterLine = {
  readonly kind: LetterKind;
  readonly language: Language;
  /** The version in force, and from when: null for version 1, which came with the program. */
  readonly version: number;
  readonly from: Date | null;
  /** A version that waits for its second person, and who proposed it. */
  readonly proposed: { readonly number: number; readonly by: string } | null;
  /** A version that was signed and is in force from a later moment. */
  readonly next: { readonly number: number; readonly from: Date } | null;
};

type Row = {
  kind: string;
  language: string;
  number: number;
  from: Date | null;
  rejected: boolean;
  by: string;
};

/** Every letter in every language. */
export const list = query({
  name: "letters.list",
  permission: "letters:read",
  input: z.object({}),
  async run({ tx, now }): Promise<LetterLine[]> {
    const rows = await tx.sql<Row>`
      SELECT v.kind, v.language, v.number, v.in_force_from AS "from", v.rejected_by IS NOT NULL AS rejected, v.proposed_by AS by
        FROM letter_version v ORDER BY v.number DESC`;
    return letterKinds.flatMap((kind) =>
      languages.map((language): LetterLine => {
        const own = rows.filter((row) => row.kind === kind && row.language === language && !row.rejected);
        const current = own.find(({ from }) => from !== null && from <= now);
        const [next] = own
          .flatMap(({ number, from }) => (from !== null && from > now ? [{ number, from }] : []))
          .filter(({ number }) => number > (current?.number ?? 1))
          .toSorted((one, other) => one.from.getTime() - other.from.getTime() || other.number - one.number);
        const proposed = own.find(({ from }) => from === null);
        return {
          kind,
          language,
          version: current?.number ?? 1,
          from: current?.from ?? null,
          proposed: proposed === undefined ? null : { number: proposed.number, by: proposed.by },
          next: next ?? null,
        };
      }),
    );
  },
});
