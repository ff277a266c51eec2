import { Refusal } from "#lib/refusal.ts";

/** What a machine's source may be called: it stands in its secret, and beside every row that it sends. */
export const sourcePattern = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** Two, so that a machine changes to a new key while the old one still opens; no more, so that none is forgotten. */
export const liveKeysMax = 2;

/** The secret as the machine sends it; `random` is 32 bytes in base64url. It is recognised by secret scanners by its beginning. */
export function secretText(source: string, random: string): string {
  return `cs_${source}_${random}`;
}

/** @throws Refusal `conflict` where the source has two keys that open already */
export function assertRoomForKey(liveKeys: number, source: string): void {
  if (liveKeys >= liveKeysMax) {
    throw new Refusal(
      "conflict",
      `The source ${source} has ${liveKeysMax} keys that open already. No key was made: revoke the older one first.`,
      { source: `Has ${liveKeysMax} keys already` },
    );
  }
}
