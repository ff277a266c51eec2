import { z } from "zod";
import type { Tx } from "#lib/db/transaction.ts";
import { query } from "#lib/operation.ts";

/** Whether the house wants two people under every decision on an appeal, not only where the law of the desk asks for them. */
export async function everyByTwo({ sql }: Tx): Promise<boolean> {
  const [row] = await sql<{ value: unknown }>`SELECT value FROM setting WHERE key = 'appealsByTwo'`;
  return row?.value === true;
}

/** How the house decides appeals. */
export const rules = query({
  name: "appeals.rules",
  permission: "settings:read",
  input: z.object({}),
  run: async ({ tx }) => ({ everyByTwo: await everyByTwo(tx) }),
});
