import { z } from "zod";
import { query } from "#lib/operation.ts";
import { type SigningRules, signingRulesFrom } from "#lib/settings/setting.ts";

/** How the house decides, as it is set now. */
export const readSigning = query({
  name: "settings.readSigning",
  permission: "settings:read",
  input: z.object({}),
  async run({ tx }): Promise<SigningRules> {
    return signingRulesFrom(await tx.sql<{ key: string; value: unknown }>`SELECT key, value FROM setting`);
  },
});
