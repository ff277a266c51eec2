import { z } from "zod";
import { officerStanding } from "#lib/auth/officerReach.ts";
import { operation } from "#lib/operation.ts";

/** Ends every session of the officer who asks, in this browser and in any other: a copied cookie opens nothing more. */
export const signOut = operation({
  name: "officers.signOut",
  permission: "officers:own",
  input: z.object({}),
  async run({ tx, actor }) {
    const { officerId } = await officerStanding(tx, actor);
    await tx.sql`UPDATE officer SET session_epoch = session_epoch + 1 WHERE id = ${officerId}`;
    return { result: {}, audit: [{ action: "officer.signedOut", subject: `officer:${officerId}` }] };
  },
});
