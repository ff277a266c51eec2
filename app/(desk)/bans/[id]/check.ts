import type { CheckedProof } from "#components/bans/ban-proof.tsx";
import { readCheckpoint } from "#lib/audit/checkpoint.ts";
import { leafHash } from "#lib/audit/hash.ts";
import { verifyInclusion } from "#lib/audit/merkle.ts";
import { FormatError, parseVerifier } from "#lib/audit/note.ts";
import { openProof, parseProof } from "#lib/audit/proof.ts";
import { publishedKey } from "#lib/audit/published.ts";
import { type BanProof, proof } from "#lib/bans/proving/proof.ts";
import { ground } from "#lib/db/ground.ts";
import { Refusal } from "#lib/refusal.ts";
import { ask } from "../../../ask.ts";

/** The proof of a ban, checked as a stranger would with the published key; or the sentence that says what does not agree. */
export async function checkedProof(key: string): Promise<CheckedProof | string> {
  try {
    return check(await ask(proof, { key }));
  } catch (error) {
    if (error instanceof Refusal && error.code === "conflict") return error.message;
    throw error;
  }
}

function check(given: BanProof): CheckedProof {
  const { leaf, index, size, path, root, entry, tlogProof } = given;
  const batchHolds = verifyInclusion({
    ...{ index, size, leaf: leafHash(Buffer.from(leaf)), root: Buffer.from(root, "hex") },
    proof: path.map((hash) => Buffer.from(hash, "hex")),
  });
  return { ...given, batchHolds, log: tlogProof === null ? null : checkLog(tlogProof, entry) };
}

function checkLog(text: string, entry: string): CheckedProof["log"] {
  const { index, checkpoint } = parseProof(text);
  const { size, origin, root } = readCheckpoint(checkpoint);
  return { index, size, origin, root: root.toString("hex"), checkpoint, holds: opens(text, entry) };
}

function opens(text: string, entry: string): boolean {
  try {
    openProof(text, Buffer.from(entry), parseVerifier(publishedKey(ground())));
    return true;
  } catch (error) {
    if (error instanceof FormatError) return false;
    throw error;
  }
}
