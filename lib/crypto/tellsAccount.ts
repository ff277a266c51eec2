import { normaliseIdentifier, spellingOf } from "#lib/crypto/keyedIndex.ts";

/** A plus sign and seven digits, or eight digits: shorter ones stand in other numbers by chance. */
const numberLengthMin = 8;

/**
 * Answers a function that says whether a text is the account, in any spelling, or holds its number or its address. Runs for every row: the
 * account is spelled once, and digits are compared only where a text is long enough to have them.
 */
export function tellsAccount(account: string): (value: unknown) => boolean {
  const number = numberOf(account);
  if (number !== null) return (value) => typeof value === "string" && holdsNumber(value, number);
  const spelling = spellingOf(account);
  if (!spelling.includes("@")) return (value) => typeof value === "string" && spellingOf(value) === spelling;
  return (value) => typeof value === "string" && value.includes("@") && normaliseIdentifier(value).includes(spelling);
}

const signedNumber = /^\+\d+$/;
const spacedNumber = /^[+\d\s().-]+$/;

/** The digits of an account that is a telephone number, written with its sign, with `00` or with neither; null for any other. */
function numberOf(account: string): string | null {
  const first = account.charCodeAt(0);
  // Most other accounts begin with a letter.
  if (account.length < numberLengthMin || (first > 57 && first < 128)) return null;
  if (signedNumber.test(account)) return account.slice(1);
  if (!spacedNumber.test(account)) return null;
  const digits = account.replaceAll(/\D/g, "").replace(/^00/, "");
  return digits.length < numberLengthMin - 1 ? null : digits;
}

/** Whether the digits stand in a text one after the other, whatever signs stand between them. A text that is shorter is none, at once. */
function holdsNumber(text: string, digits: string): boolean {
  for (let from = 0; from <= text.length - digits.length; from += 1) {
    let matched = 0;
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === digits.charCodeAt(matched)) matched += 1;
      else if (matched === 0 || !isBetween(code)) break;
      if (matched === digits.length) return true;
    }
  }
  return false;
}

const letterOrDigit = /[\p{L}\p{N}]/u;

function isBetween(code: number): boolean {
  if (code > 127) return !letterOrDigit.test(String.fromCharCode(code));
  return code < 48 || (code > 57 && code < 65) || (code > 90 && code < 97) || code > 122;
}
