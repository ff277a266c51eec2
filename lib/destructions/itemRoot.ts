import { leafHash } from "#lib/audit/hash.ts";
import { rootOf } from "#lib/audit/merkle.ts";
import { canonicalJson } from "#lib/json.ts";
import type { DestroyedItem } from "./destruction.ts";

/** RFC 6962 root over the items in their order; a leaf is the canonical JSON `{id, requestId, sha256}`. */
export function itemRoot(items: readonly DestroyedItem[]): Buffer {
  const leaf = ({ id, requestId, sha256 }: DestroyedItem) =>
    leafHash(Buffer.from(canonicalJson({ id, requestId, sha256 })));
  return rootOf(Buffer.concat(items.map(leaf)));
}
