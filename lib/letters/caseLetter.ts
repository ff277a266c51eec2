import { z } from "zod";
import type { Tx } from "#lib/db/transaction.ts";
import { instrument } from "#lib/law/instrument.ts";
import { legalZone } from "#lib/law/zone.ts";
import { Refusal } from "#lib/refusal.ts";
import { settingsFrom } from "#lib/settings/setting.ts";
import { type Language, type LetterKind, placeholders } from "./kinds.ts";
import { compose, dayIn, type Letter, languageFor, versionInForce, wordsIn } from "./letter.ts";
import type { LetterValues } from "./markup.ts";

type Case = {
  readonly reference: string;
  readonly country: string;
  readonly instrument: string;
  readonly authority: string;
  readonly receivedAt: Date;
  readonly reason: string | null;
  readonly basis: string | null;
  readonly officerId: string | null;
  readonly imported: boolean;
};

/** What a person writes for one letter, by placeholder: text, or an ISO date where the placeholder is a day. */
export type Written = Readonly<Record<string, string>>;

/** A letter about a case, with what is kept of how it came about. */
export type CaseLetter = {
  readonly letter: Letter;
  readonly language: Language;
  readonly version: number;
  readonly versionId: string | null;
  readonly reference: string;
  readonly officerId: string | null;
};

/**
 * Writes a letter about a case from the version in force, in the language chosen or in that of the authority's country.
 * @throws Refusal `not-found`, or `invalid` where something that a person writes is missing
 */
export async function caseLetter(
  tx: Tx,
  now: Date,
  given: { requestId: string; kind: LetterKind; language: Language | undefined; written: Written },
): Promise<CaseLetter> {
  const { requestId, kind, written } = given;
  const found = await readCase(tx, requestId);
  const language = given.language ?? languageFor(found.country);
  const { text, version, versionId } = await versionInForce(tx.sql, kind, language, now);
  const zone = legalZone(found.country);
  const law = instrument(found.instrument);
  const { name: service } = settingsFrom(await tx.sql<{ key: string; value: unknown }>`SELECT key, value FROM setting`);
  const words = wordsIn(language);
  const named = law?.name ?? found.instrument;
  const citation = law?.citation ?? "";
  const reference = { text: found.reference, face: "mono" as const };
  const received = dayIn(language, found.receivedAt, zone);
  const today = dayIn(language, now, zone);
  const values: LetterValues = {
    ...{ service, reference, authority: found.authority, instrument: named, citation, received, today },
    ...reasons(kind, found, language),
    ...writtenValues(kind, written, language),
  };
  const head = {
    kind: "facts" as const,
    rows: [
      [words.head.to, found.authority],
      [words.head.reference, reference],
      [words.head.instrument, citation === "" ? named : `${named} (${citation})`],
      [words.head.received, received],
      [words.head.dated, `${today} (${words.zone(zone)})`],
    ] as const,
  };
  const subject = `${found.authority}, ${found.reference}`;
  const letter = compose({ language, text, values, head: [head], service, subject, at: now });
  return { letter, language, version, versionId, reference: found.reference, officerId: found.officerId };
}

async function readCase(tx: Tx, requestId: string): Promise<Case> {
  const [found] = await tx.sql<Case>`
    SELECT r.reference, r.country, r.instrument, a.name AS authority, r.received_at AS "receivedAt", r.refusal_reason AS reason,
           d.basis, r.officer_id AS "officerId", r.imported
      FROM legal_request r JOIN authority a ON a.id = r.authority_id
      LEFT JOIN decision d ON d.request_id = r.id AND d.countersigned_by IS NOT NULL AND d.returned_by IS NULL
     WHERE r.id = ${requestId}`;
  if (found === undefined) throw new Refusal("not-found", "There is no such request.");
  if (found.imported)
    throw new Refusal("conflict", "This request was imported from a past year: nothing is written about it any more.");
  return found;
}

/** Why a request is refused, in the language's words; only a refusal that two people signed can be written about. */
function reasons(kind: LetterKind, { reason, basis }: Case, language: Language): LetterValues {
  if (kind !== "refusal") return {};
  if (reason === null || basis === null) {
    throw new Refusal(
      "conflict",
      "This request was not refused by two people, so no letter of refusal can be written.",
    );
  }
  const { reasons: words } = wordsIn(language);
  return { reason: words[reason] ?? words.other, basis };
}

const day = z.iso.date();

function writtenValues(kind: LetterKind, written: Written, language: Language): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, { from, type }] of Object.entries(placeholders[kind])) {
    if (from !== "writer") continue;
    const text = (written[name] ?? "").trim();
    const sentence = type === "day" ? "Choose a day" : "Write this part of the letter";
    if (text === "" || text.length > 4000 || (type === "day" && !day.safeParse(text).success)) {
      throw new Refusal("invalid", `${name}: ${sentence}. Nothing was sent.`, { [name]: sentence });
    }
    values[name] = type === "day" ? dayIn(language, new Date(`${text}T12:00:00Z`), "UTC") : text;
  }
  return values;
}
