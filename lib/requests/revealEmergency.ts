import { z } from "zod";
import { open } from "#lib/crypto/seal.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { load } from "./load.ts";
import { revealReasons } from "./request.ts";

/** What an emergency says in clear: the facts, who attested them, and whom the desk called at which number. */
export type RevealedEmergency = {
  readonly facts: string;
  readonly attestedBy: string;
  readonly calls: readonly { readonly id: string; readonly number: string; readonly spokenTo: string }[];
};

type Sealed = { id: string; sealed: Buffer | null; key_id: string | null };

/** Shows the facts of an emergency and its call-backs. Each look is an entry with its reason. */
export const revealEmergency = operation({
  name: "requests.revealEmergency",
  permission: "requests:reveal",
  input: z.object({ id: z.uuid(), reason: z.enum(revealReasons, "Choose the reason for which you look") }),
  async run({ tx, ground }, { id, reason }) {
    await load(tx, id);
    const plain = <Content>({ sealed, key_id }: Sealed, context: string): Content => {
      if (sealed === null || key_id === null)
        throw new Refusal("conflict", "What was said of this emergency was destroyed when its retention ended.");
      return JSON.parse(open(ground.keys, { keyId: key_id, bytes: sealed }, context).toString("utf8")) as Content;
    };
    const [said] =
      await tx.sql<Sealed>`SELECT request_id AS id, sealed, key_id FROM emergency WHERE request_id = ${id}`;
    if (said === undefined)
      throw new Refusal("conflict", "No statement of an emergency was made with this request; nothing was shown.");
    const calls =
      await tx.sql<Sealed>`SELECT id, sealed, key_id FROM call_back WHERE request_id = ${id} ORDER BY called_at, id`;
    const result: RevealedEmergency = {
      ...plain<Pick<RevealedEmergency, "facts" | "attestedBy">>(said, `emergency:${id}`),
      calls: calls.map((one) => ({
        id: one.id,
        ...plain<{ number: string; spokenTo: string }>(one, `call_back:${one.id}`),
      })),
    };
    return {
      result,
      audit: [{ action: "request.revealed", subject: `request:${id}`, data: { what: "emergency", reason } }],
    };
  },
});
