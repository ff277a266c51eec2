import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { byToken } from "./byToken.ts";
import { handOut } from "./handOut.ts";

/** Fetches a delivery by its link. Whoever holds the link gets the encrypted file, and cannot read it without the key or the secret. */
export const take = operation({
  name: "deliveries.take",
  permission: "deliveries:fetch",
  input: z.object({ token: z.string().max(100) }),
  async run({ tx, now, ground }, { token }) {
    return handOut({ tx, now, ground }, await byToken(tx, now, token), "link");
  },
});
