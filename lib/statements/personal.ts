import { isIPv6 } from "node:net";

/** What in a text would be somebody's personal data, or a number by which the sender knows somebody. */
export type PersonalKind = "e-mail" | "phone" | "iban" | "ip" | "sender-id";

const mail = /[^\s@<>()"',;:]+@[^\s@<>()"',;:]+\.[^\s@<>()"',;:.]{2,}/u;
/** At least one part of two digits: 4.2.1.7 is the number of a clause, as an address one in half a million. */
const ipv4 = /(?<![\d.])(?=[\d.]*\d\d)(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?![\d.]*\d)/;
const mayBeIpv6 = /(?<![\w:.])[0-9a-f:]*:[0-9a-f:]*(?:\.[\d.]*\d)?(?![\w:])/gi;
/** With `+` or `00` at least seven digits, without at least nine; between them what people set between digits. */
const phone = /(?<![\w/])(?:(?:\+|00)\d(?:[\s().-]{0,2}\d){6,17}|\(?0?\d(?:[\s().-]{0,2}\d){8,17})(?![\w/])/;
const ibanForm = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?![A-Za-z0-9])/g;

/** Whether the check digits of an IBAN hold (ISO 13616: the remainder of 97 is 1). */
function isIban(given: string): boolean {
  const plain = given.replaceAll(" ", "");
  let remainder = 0;
  for (const sign of plain.slice(4) + plain.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}

/** Every start of what has the form of an IBAN: letters that follow it may belong to the next word. */
function holdsIban(text: string): boolean {
  for (const [match] of text.matchAll(ibanForm)) {
    const words = match.split(" ");
    for (let count = words.length; count > 0; count -= 1) if (isIban(words.slice(0, count).join(""))) return true;
  }
  return false;
}

/** Too short to be told from an ordinary word; four digits are a year or a clause. */
const idLengthMin = 4;
const yearOrClause = /^\d{4}$/;
/** A shorter id is one only where it stands alone: `2022-1` stands in many a citation. */
const idLengthAnywhere = 8;
const joined = /[\p{L}\p{N}/_-]/u;

/** Whether a text, in lower case, holds an id by which the sender knows a ban. */
function holdsId(lower: string, given: string): boolean {
  const id = given.normalize("NFKC").toLowerCase();
  if (id.length < idLengthMin || yearOrClause.test(id)) return false;
  if (id.length >= idLengthAnywhere) return lower.includes(id);
  for (let at = lower.indexOf(id); at !== -1; at = lower.indexOf(id, at + 1)) {
    const beside = [lower[at - 1], lower[at + id.length]];
    if (beside.every((sign) => sign === undefined || !joined.test(sign))) return true;
  }
  return false;
}

/**
 * The kinds of personal data that a text seems to hold: Article 24(5) of Regulation (EU) 2022/2065 forbids all of it in the Database.
 * `ids` are those by which the sender knows the ban; a citation such as "Regulation (EU) 2022/2065" is none of it.
 */
export function personalIn(text: string, ids: readonly string[] = []): PersonalKind[] {
  const folded = text.normalize("NFKC");
  const lower = folded.toLowerCase();
  const held: [PersonalKind, boolean][] = [
    ["e-mail", mail.test(folded)],
    ["phone", phone.test(folded)],
    ["iban", holdsIban(folded)],
    ["ip", ipv4.test(folded) || [...folded.matchAll(mayBeIpv6)].some(([one]) => one !== "::" && isIPv6(one))],
    ["sender-id", ids.some((id) => holdsId(lower, id))],
  ];
  return held.filter(([, holds]) => holds).map(([kind]) => kind);
}
