import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import { operation } from "#lib/operation.ts";
import { revealReasons, type State } from "./request.ts";
import { targetLookup } from "./targets.ts";

const matchesMax = 50;

/** A request that names the identifier; the identifier itself stays sealed. */
export type Match = {
  readonly id: string;
  readonly reference: string;
  readonly authority: string;
  readonly country: string;
  readonly state: State;
  readonly imported: boolean;
  readonly receivedAt: Date;
};

/**
 * Finds the requests, newest first and at most 50, one of whose targets is exactly this identifier, by its keyed index: it stands nowhere
 * in clear, neither in the database nor in an address. That somebody asked, why, and which requests they were shown is an entry.
 */
export const lookUp = operation({
  name: "requests.lookUp",
  permission: "requests:reveal",
  input: z.object({
    identifier: z.string().trim().min(3, "Write the whole identifier").max(320),
    reason: z.enum(revealReasons),
  }),
  async run({ tx, ground }, { identifier, reason }) {
    const matches = await tx.sql<Match>`
      SELECT r.id, r.reference, a.name AS authority, r.country, r.state, r.imported, r.received_at AS "receivedAt"
        FROM legal_request r JOIN authority a ON a.id = r.authority_id
       WHERE r.id IN (SELECT request_id FROM request_target WHERE lookup = ${targetLookup(ground.keys, identifier)})
       ORDER BY r.received_at DESC, r.id DESC LIMIT ${matchesMax + 1}`;
    const shown = matches.slice(0, matchesMax);
    const data = { reason, requests: shown.map(({ id }) => id), more: matches.length > matchesMax };
    return {
      result: { matches: shown, more: matches.length > matchesMax },
      audit: [{ action: "identifier.lookedUp", subject: `lookup:${newId()}`, data }],
    };
  },
});
