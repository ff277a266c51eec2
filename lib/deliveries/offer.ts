import { z } from "zod";
import { query } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { byToken } from "./byToken.ts";
import { fetchOutcome, fetchSentences } from "./delivery.ts";

/** What stands on the page of a link, before anything is fetched. */
export const offer = query({
  name: "deliveries.offer",
  permission: "deliveries:fetch",
  input: z.object({ token: z.string().max(100) }),
  async run({ tx, now }, { token }) {
    const delivery = await byToken(tx, now, token);
    const outcome = fetchOutcome(delivery, now);
    if (outcome !== "served") {
      const data = { delivery: delivery.id, way: "link", outcome };
      const entry = { action: "production.fetchRefused", subject: `request:${delivery.requestId}`, data } as const;
      throw new Refusal("not-found", fetchSentences[outcome], {}, entry);
    }
    const { channel, fileName, sha256, size, madeAt, expiresAt, fetches, fetchesMax } = delivery;
    return { channel, fileName, sha256, size, madeAt, expiresAt, left: fetchesMax - fetches };
  },
});
