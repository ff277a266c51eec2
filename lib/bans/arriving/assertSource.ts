import { houseSource } from "#lib/bans/ban.ts";
import { Refusal } from "#lib/refusal.ts";

/** @throws Refusal `invalid` where bans cannot come under this name */
export function assertSource(source: string): void {
  if (source === houseSource) {
    throw new Refusal(
      "invalid",
      `The source ${houseSource} is the house's own. Nothing was imported: give the sender's name.`,
    );
  }
  if (/^[a-z0-9][a-z0-9-]{0,62}$/.test(source)) return;
  throw new Refusal("invalid", "A source is a name of lower case letters, digits and hyphens. Nothing was imported.");
}
