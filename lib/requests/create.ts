import { z } from "zod";
import { type AuditEntry, operation } from "#lib/operation.ts";
import { admit, layDocument, sentFile } from "#lib/vault/admit.ts";
import { authorityFor } from "./authorityFor.ts";
import { demandShape, line, receive } from "./receive.ts";

/** What staff write down of a demand that reached them. */
export const enteredShape = {
  authority: z.union([
    z.object({ id: z.uuid() }),
    z.object({
      name: line.min(1, "Name the authority").max(300),
      country: z
        .string()
        .trim()
        .toUpperCase()
        .regex(/^[A-Z]{2}$/, "Two letters, such as DE"),
    }),
  ]),
  ...demandShape,
  receivedAt: z.coerce.date(),
};

/**
 * Enters a request that reached the staff, by e-mail or post where it says so, with the scans of what came. The authority is known by id, or by name
 * and country, and then recorded as not verified if it is new. Answers the request's id.
 */
export const create = operation({
  name: "requests.create",
  permission: "requests:create",
  input: z.object({
    ...enteredShape,
    channel: z.enum(["staff", "mail", "post"]).default("staff"),
    documents: z.array(sentFile).max(10, "Ten documents at most").default([]),
  }),
  prepare: ({ ground }, { documents }) => Promise.all(documents.map((file) => admit(ground, file))),
  async run(receiving, { authority: asker, channel, documents: _, ...given }, files) {
    const { tx, actor, now, ground } = receiving;
    const authority = await authorityFor(tx, asker, now);
    const { id, audit } = await receive(receiving, given, authority, { channel, officerId: null });
    const laid: AuditEntry[] = [];
    for (const file of files) {
      const { isNew, entry } = await layDocument(tx, ground, now, file, {
        requestId: id,
        actorId: actor.id,
        kind: "order",
      });
      if (isNew) laid.push(entry);
    }
    return { result: { id }, audit: [...audit, ...laid] };
  },
});
