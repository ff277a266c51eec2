import type { Tx } from "#lib/db/transaction.ts";
import { instrument } from "#lib/law/instrument.ts";
import { legalZone } from "#lib/law/zone.ts";
import { type Language, languages } from "#lib/letters/kinds.ts";
import { compose, dayIn, textOf, versionInForce } from "#lib/letters/letter.ts";
import { Refusal } from "#lib/refusal.ts";
import { settingsFrom } from "#lib/settings/setting.ts";

/** What a platform can show its user, by language (BCP 47). */
export type NoticeTexts = Readonly<Partial<Record<Language, string>>>;

type Row = {
  readonly reference: string;
  readonly country: string;
  readonly instrument: string;
  readonly authority: string;
  readonly receivedAt: Date;
  readonly settings: readonly { key: string; value: unknown }[];
};

/** The words of a request's notice in every language, each from the version that two people of counsel signed and that is in force. */
export async function textsFor(tx: Tx, requestId: string, now: Date): Promise<NoticeTexts> {
  const [row] = await tx.sql<Row>`
    SELECT r.reference, r.country, r.instrument, a.name AS authority, r.received_at AS "receivedAt",
           (SELECT COALESCE(json_agg(json_build_object('key', s.key, 'value', s.value)), '[]') FROM setting s) AS settings
      FROM legal_request r JOIN authority a ON a.id = r.authority_id WHERE r.id = ${requestId}`;
  if (row === undefined) throw new Refusal("not-found", "There is no such request.");
  const { reference, authority, receivedAt } = row;
  const { name: service } = settingsFrom(row.settings);
  const law = instrument(row.instrument);
  const named = { instrument: law?.name ?? row.instrument, citation: law?.citation ?? "" };
  const zone = legalZone(row.country);
  const texts: [Language, string][] = [];
  for (const language of languages) {
    const { text } = await versionInForce(tx.sql, "notice", language, now);
    const days = { received: dayIn(language, receivedAt, zone), today: dayIn(language, now, zone) };
    const values = { service, reference, authority, ...named, ...days };
    texts.push([language, textOf(compose({ language, text, values, service, subject: reference, at: now }))]);
  }
  return Object.fromEntries(texts);
}
