export type ProofStep = {
  /** On which side the sibling hash joins on the way up. */
  side: "left" | "right";
  /** Leaves under the sibling: 1 for a single entry. */
  leaves: number;
};

/**
 * The way from a leaf to the root of an RFC 6962 tree (RFC 9162, 2.1.3): one step for each hash of its inclusion proof.
 * Throws RangeError unless 0 ≤ leafIndex < treeSize.
 */
export function proofSteps(leafIndex: number, treeSize: number): ProofStep[] {
  if (!Number.isSafeInteger(treeSize) || !Number.isSafeInteger(leafIndex) || leafIndex < 0 || leafIndex >= treeSize) {
    throw new RangeError(`leaf ${leafIndex} is not in a tree of ${treeSize}`);
  }
  const steps: ProofStep[] = [];
  let [start, size] = [0, treeSize];
  while (size > 1) {
    let split = 1;
    while (split * 2 < size) split *= 2;
    if (leafIndex - start < split) {
      steps.unshift({ side: "right", leaves: size - split });
      size = split;
    } else {
      steps.unshift({ side: "left", leaves: split });
      start += split;
      size -= split;
    }
  }
  return steps;
}
