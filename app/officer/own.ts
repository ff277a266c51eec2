import { cookies } from "next/headers";
import { cache } from "react";
import { zoneCookie } from "#components/shell/zone.ts";
import { legalZone } from "#lib/law/zone.ts";
import { own } from "#lib/officers/own.ts";
import { isZone } from "#lib/settings/setting.ts";
import { ask } from "./ask.ts";

/** The officer as they see themself, and the zones in which their pages tell the time: their clock's, and that of their own law. */
export const ownStanding = cache(async () => {
  const standing = await ask(own, {});
  const legal = legalZone(standing.country);
  const known = decodeURIComponent((await cookies()).get(zoneCookie)?.value ?? "");
  return { ...standing, zones: { zone: isZone(known) ? known : legal, legalZone: legal } };
});
