import type { Sql } from "#lib/db/sql.ts";
import type { Language, LetterKind } from "./kinds.ts";

/** A letter that was sent about a case, without what it says. */
export type SentLetter = {
  readonly id: string;
  readonly kind: LetterKind;
  readonly language: Language;
  readonly version: number;
  readonly fileName: string;
  readonly sha256: string;
  readonly size: number;
  readonly at: Date;
  readonly byName: string;
  /** Through the portal, or printed and posted. */
  readonly portal: boolean;
  readonly destroyed: boolean;
};

/** The letters of a case, the newest first. */
export function sentLetters(sql: Sql, requestId: string): Promise<SentLetter[]> {
  return sql<SentLetter>`
    SELECT l.id, l.kind, l.language, l.version, l.file_name AS "fileName", encode(l.sha256, 'hex') AS sha256, l.size, l.made_at AS at,
           COALESCE(p.name, 'Operator') AS "byName", l.officer_id IS NOT NULL AS portal, l.sealed IS NULL AS destroyed
      FROM letter l LEFT JOIN person p ON p.id::text = l.made_by WHERE l.request_id = ${requestId} ORDER BY l.number DESC`;
}
