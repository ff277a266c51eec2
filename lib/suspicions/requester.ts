import { z } from "zod";
import { query } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { suspicionsOf } from "./signalLinks.ts";

/** What is known of who sent one request, beside its authority. Domains in clear; of address and number only that they were written down. */
export type Requester = {
  readonly authorityId: string;
  readonly officerId: string | null;
  readonly officerName: string | null;
  readonly officerTitle: string | null;
  readonly officerVerifiedAt: Date | null;
  readonly channel: string;
  readonly imported: boolean;
  readonly domain: string | null;
  readonly replyDomain: string | null;
  readonly hasPhone: boolean;
  readonly senderAt: Date | null;
};

/** A call about a request: number and person stay sealed. */
export type CallLine = {
  readonly id: string;
  readonly registerSource: string;
  readonly outcome: "confirmed" | "denied" | "unreachable";
  readonly calledByName: string;
  readonly calledAt: Date;
};

/** Who sent a request: its officer, from where it says that it comes, the calls about it, and the suspicions that name it. */
export const requester = query({
  name: "suspicions.requester",
  permission: "suspicions:read",
  input: z.object({ requestId: z.uuid() }),
  async run({ tx }, { requestId }) {
    const [row] = await tx.sql<Requester>`
      SELECT r.authority_id AS "authorityId", r.officer_id AS "officerId", o.name AS "officerName", o.title AS "officerTitle",
             o.verified_at AS "officerVerifiedAt", r.channel, r.imported, s.domain, s.reply_domain AS "replyDomain",
             s.phone_lookup IS NOT NULL AS "hasPhone", s.recorded_at AS "senderAt"
        FROM legal_request r LEFT JOIN officer o ON o.id = r.officer_id LEFT JOIN request_sender s ON s.request_id = r.id
       WHERE r.id = ${requestId}`;
    if (row === undefined) throw new Refusal("not-found", "There is no such request.");
    const suspicions = await suspicionsOf(tx, requestId, row);
    const calls = await tx.sql<CallLine>`
      SELECT c.id, c.register_source AS "registerSource", c.outcome, COALESCE(p.name, 'Operator') AS "calledByName", c.called_at AS "calledAt"
        FROM call_back c LEFT JOIN person p ON p.id::text = c.called_by WHERE c.request_id = ${requestId} ORDER BY c.called_at DESC, c.id DESC LIMIT 50`;
    return { ...row, calls, suspicions, open: suspicions.find(({ outcome }) => outcome === "open") ?? null };
  },
});
