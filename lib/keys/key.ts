import type { Scope } from "#lib/auth/scopes.ts";
import { Refusal } from "#lib/refusal.ts";

/** What each scope of a key opens, for the person who chooses. */
export const scopeWords: Readonly<Record<Scope, { readonly label: string; readonly hint: string }>> = {
  "bans:import": { label: "Send bans", hint: "POST /api/v1/bans and /api/v1/imports, and what became of them" },
  "grievances:import": { label: "Send grievances", hint: "POST /api/v1/grievances" },
  "appeals:submit": { label: "Send appeals", hint: "POST /api/v1/appeals" },
  "filings:submit": { label: "Send reports that follow a ban", hint: "POST /api/v1/bans/filings" },
  "results:read": {
    label: "Read its own results only",
    hint: "How its imports went, line by line; for a machine that watches and sends nothing",
  },
};

/** What a machine's source may be called: it stands in its secret, and beside every row that it sends. */
export const sourcePattern = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** Two of a scope, so that a machine changes to a new key while the old one still opens; no more, so that none is forgotten. */
export const liveKeysMax = 2;

/** The secret as the machine sends it; `random` is 32 bytes in base64url. It is recognised by secret scanners by its beginning. */
export function secretText(source: string, random: string): string {
  return `cs_${source}_${random}`;
}

/** `liveKeys` open at least one of the doors asked for. @throws Refusal `conflict` where there are two already */
export function assertRoomForKey(liveKeys: number, source: string): void {
  if (liveKeys >= liveKeysMax) {
    throw new Refusal(
      "conflict",
      `The source ${source} has ${liveKeysMax} keys that open the same already. No key was made: revoke the older one first.`,
      { source: `Has ${liveKeysMax} keys already` },
    );
  }
}
