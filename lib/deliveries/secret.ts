import { randomBytes } from "node:crypto";

const consonants = "bdfghjklmnprstvz";
const vowels = "aiou";

/**
 * A secret that can be told by telephone: five words of five letters that nobody has to spell, 80 bits (proquints, arXiv:0901.4016). It is
 * shown once and kept nowhere.
 */
export function makeSecret(): string {
  const bytes = randomBytes(10);
  return Array.from({ length: 5 }, (_, at) => word(bytes.readUInt16BE(at * 2))).join("-");
}

function word(bits: number): string {
  const consonant = (shift: number) => consonants[(bits >> shift) & 15];
  const vowel = (shift: number) => vowels[(bits >> shift) & 3];
  return `${consonant(12)}${vowel(10)}${consonant(6)}${vowel(4)}${consonant(0)}`;
}
