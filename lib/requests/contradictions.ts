import type { PastRequest } from "./pastRequest.ts";
import { isDisclosed } from "./statistic.ts";

/** What a row says against itself, one sentence each. It is told and kept, because real files contain it. */
export function contradictionsOf(row: PastRequest): string[] {
  const said: string[] = [];
  const tell = (wrong: boolean, sentence: string) => {
    if (wrong) said.push(sentence);
  };
  const { decidedAt, producedAt, notifiedAt, receivedAt, accounts, accountsProduced, fields, fieldsProduced } = row;
  tell(decidedAt !== null && decidedAt < receivedAt, "Decided before it was received.");
  tell(producedAt !== null && producedAt < receivedAt, "Produced before it was received.");
  tell(producedAt !== null && decidedAt !== null && producedAt < decidedAt, "Produced before it was decided.");
  tell(notifiedAt !== null && notifiedAt < receivedAt, "The user was told before it was received.");
  tell(
    notifiedAt !== null && row.nonDisclosureUntil !== null && notifiedAt < row.nonDisclosureUntil,
    "The user was told while non-disclosure was in force.",
  );
  tell(
    accounts !== null && accountsProduced !== null && accountsProduced > accounts,
    "More accounts produced than asked for.",
  );
  tell(row.targets.length > 0 && accounts !== row.targets.length, "The number of accounts is not that of the targets.");
  const strange = fieldsProduced.filter((key) => fields.length > 0 && !fields.includes(key));
  tell(strange.length > 0, `Produced what was not asked for: ${strange.join(", ")}.`);
  const gave = fieldsProduced.length > 0 || (accountsProduced ?? 0) > 0;
  tell(gave && !isDisclosed(row), `The outcome is ${row.outcome}, and data were produced.`);
  tell(isDisclosed(row) && accountsProduced === 0, `The outcome is ${row.outcome}, and no account was produced.`);
  tell(row.outcome === "pending" && decidedAt !== null, "The outcome is pending, and it was decided.");
  tell(
    row.reason !== null && (row.outcome === "granted" || row.outcome === "pending"),
    `The outcome is ${row.outcome}, and a reason for refusal is given.`,
  );
  tell(!row.counted, "A disclosure without a counted demand: it counts as disclosed and not as received.");
  tell(!row.counted && !isDisclosed(row), "It counts neither as received nor as disclosed.");
  return said;
}

/** Disclosed against received, by year and instrument: the contradiction that no single row shows. */
export class Balance {
  readonly #lines = new Map<string, { received: number; disclosed: number }>();

  add(row: PastRequest): void {
    const key = `${row.receivedAt.getUTCFullYear()}, ${row.instrument}`;
    const line = this.#lines.get(key) ?? { received: 0, disclosed: 0 };
    if (row.counted) line.received += 1;
    if (isDisclosed(row)) line.disclosed += 1;
    this.#lines.set(key, line);
  }

  /** One sentence for each line on which more was disclosed than received. */
  sentences(): string[] {
    return [...this.#lines]
      .filter(([, { received, disclosed }]) => disclosed > received)
      .map(
        ([key, { received, disclosed }]) =>
          `${key}: ${disclosed} disclosed, ${received} received. The file contradicts itself; both numbers are kept.`,
      )
      .sort();
  }
}
