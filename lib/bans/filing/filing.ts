/** A report to the CyberTipline, as it is filed of a ban that has arrived: the report's own id and its day, UTC, as `2026-11-22`. */
export type Filing = { readonly report: string; readonly filedOn: string };

/** No words fit this, no address and no number in E.164: a report's id is no place for content. The database holds it too. */
export const reportPattern = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$/;
export const reportSentence = "At most 64 letters and digits, with dots, hyphens, slashes or underscores between them";

/** What the ledger knows of a ban of which a report is filed. */
export type FiledBan = {
  /** 32 hex digits. */
  readonly key: string;
  /** To the second where the row is in an archive. */
  readonly occurredAt: Date;
  readonly isReinstatement: boolean;
  /** The keyed hash, and the version of the key that made it; null where the row is in an archive. */
  readonly account: Buffer | null;
  readonly accountKey: number | null;
  /** The month of the archive that holds the row; null where it is in the ledger. */
  readonly archived: string | null;
};

/** What is wrong with a filing, and with which part of it. */
export type FilingFault = { readonly of: "ban" | "report" | "filedOn"; readonly sentence: string };

/** What the ban and the clock say against a filing; null where nothing does. */
export function filingFault(ban: FiledBan, { filedOn }: Filing, now: Date): FilingFault | null {
  if (ban.isReinstatement) {
    return { of: "ban", sentence: "This row lets an account back; reports are filed of bans and suspensions." };
  }
  const today = dayOf(now);
  if (filedOn > today) {
    const sentence = `The day of filing lies in the future: days are counted in UTC, where it is ${today}.`;
    return { of: "filedOn", sentence };
  }
  const bannedOn = dayOf(ban.occurredAt);
  if (filedOn >= bannedOn) return null;
  return { of: "filedOn", sentence: `The day of filing lies before the ban, which happened on ${bannedOn} (UTC).` };
}

/**
 * Spellings of an account that a report's id could be: itself, and each longer number in it, also one that is parted, plain and in E.164.
 * Nothing that stands beside an account may hold it in clear.
 */
export function accountsIn(report: string): string[] {
  const numbers = [report, report.replaceAll(/[._/-]/g, "")].flatMap((text) => text.match(/\d{7,}/g) ?? []);
  return [...new Set([report, ...numbers.flatMap((number) => [number, `+${number}`])])];
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
