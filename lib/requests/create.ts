import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { authorityFor } from "./authorityFor.ts";
import { demandShape, line, receive } from "./receive.ts";

const input = z.object({
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
});

/**
 * Enters a request that reached the staff. The authority is known by id, or by name and country, and then recorded as not verified if it
 * is new. Answers the request's id.
 */
export const create = operation({
  name: "requests.create",
  permission: "requests:create",
  input,
  async run(receiving, { authority: asker, ...given }) {
    const authority = await authorityFor(receiving.tx, asker, receiving.now);
    const { id, audit } = await receive(receiving, given, authority, { channel: "staff", officerId: null });
    return { result: { id }, audit };
  },
});
