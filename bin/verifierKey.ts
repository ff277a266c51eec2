import { readFileSync } from "node:fs";
import { FormatError, parseVerifier, type Verifier } from "#lib/audit/note.ts";
import { Refusal } from "#lib/refusal.ts";

/**
 * The key of `--key`: name+id+base64, or a file with it.
 * @throws Refusal `invalid` where it is neither: nothing was verified then, which is another thing than what does not hold
 */
export function verifierKey(given: string): Verifier {
  const isKey = /^\S+\+[0-9a-f]{8}\+/.test(given);
  try {
    return parseVerifier(isKey ? given : readFileSync(given, "utf8"));
  } catch (error) {
    if (error instanceof FormatError) throw unusable(error.message);
    const code = error instanceof Error && "code" in error ? String(error.code) : null;
    if (code === null) throw error;
    throw unusable(code === "ENOENT" ? `there is no file ${given}` : `${given} cannot be read (${code})`);
  }
}

function unusable(why: string): Refusal {
  return new Refusal("invalid", `The key cannot be used: ${why}. Nothing was verified.`);
}
