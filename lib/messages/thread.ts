import { z } from "zod";
import { query } from "#lib/operation.ts";
import type { Correspondent } from "./message.ts";
import { listed } from "./read.ts";

/** Who wrote when about a request, without a word of what: the texts are opened by `messages.open`, which is an entry. */
export const thread = query({
  name: "messages.thread",
  permission: "messages:read",
  input: z.object({ id: z.uuid() }),
  async run({ tx }, { id }) {
    const [officer] = await tx.sql<Correspondent>`
      SELECT o.name, o.disabled_at IS NOT NULL AS disabled
        FROM legal_request r JOIN officer o ON o.id = r.officer_id WHERE r.id = ${id}`;
    const messages = await listed(tx, id);
    const unread = messages.filter((one) => one.direction === "in" && one.readAt === null).length;
    return { messages, unread, officer: officer ?? null };
  },
});
