import type { Evidence } from "#lib/audit/evidence.ts";
import type { Fault, Place } from "#lib/audit/fault.ts";
import { verifyInclusion } from "#lib/audit/merkle.ts";
import { FormatError } from "#lib/audit/note.ts";
import { proveInclusion } from "#lib/audit/proof.ts";
import type { SignedTree } from "#lib/audit/signed.ts";

/** The first leaf whose entry and whose tile say different things. `said` and `tile` are an attacker's as much as the entry is. */
export type Doubt = {
  readonly leafIndex: number;
  /** Recomputed from the entry. */
  readonly leaf: Buffer;
  readonly said: Buffer;
  readonly tile: Place;
};

type Found = {
  readonly newest: SignedTree | null;
  readonly agreed: number;
  readonly differed: SignedTree | null;
  readonly doubt: Doubt | null;
  readonly known: Fault | null;
};

/**
 * Which of two that contradict each other was altered: what leads to the signed root was not. Where an entry was altered together with
 * its tiles, only the signed checkpoints around it are left to find it by: they give a range, as narrow as they are close.
 */
export async function judge(evidence: Evidence, found: Found): Promise<Fault | null> {
  if (found.doubt !== null) return judgeDoubt(evidence, found.doubt, found);
  if (found.differed === null) return null;
  const from = Math.max(found.agreed, isTile(found.known) ? (found.known.leafIndex ?? 0) : 0);
  const last = found.differed.size - 1;
  const what =
    from >= last
      ? "the entry was altered together with its tiles"
      : `one of the entries from leaf ${from} to leaf ${last} was altered together with its tiles`;
  return { ...(await evidence.record(from)), code: "tree-altered", leafIndex: from, what };
}

async function judgeDoubt(evidence: Evidence, doubt: Doubt, { newest, differed }: Found): Promise<Fault> {
  const { leafIndex } = doubt;
  const record = async (what: string): Promise<Fault> => ({
    ...(await evidence.record(leafIndex)),
    ...{ code: "record-altered", leafIndex, what },
  });
  if (newest === null)
    return record("the entry and its tile differ, and no signed checkpoint is left to tell which was altered");
  if (await leads(evidence, leafIndex, doubt.said, newest)) return record("the entry is not the one that was signed");
  if (differed === null || (await leads(evidence, leafIndex, doubt.leaf, newest))) {
    return { ...doubt.tile, code: "tile-altered", leafIndex, what: "the tile is not what the signed entries give" };
  }
  return record("the entry and its tile differ, and neither leads to the signed root");
}

/** Whether a leaf leads to the signed root, through the tiles that are stored. */
async function leads(evidence: Evidence, index: number, leaf: Buffer, { size, root }: SignedTree): Promise<boolean> {
  if (index >= size) return false;
  try {
    return verifyInclusion({ index, size, leaf, root, proof: await proveInclusion(evidence.tiles, index, size) });
  } catch (error) {
    if (error instanceof FormatError) return false;
    throw error;
  }
}

function isTile(fault: Fault | null): fault is Fault {
  return fault?.code === "tile-altered" || fault?.code === "tile-missing";
}
