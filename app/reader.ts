import { cookies } from "next/headers";
import { cache } from "react";
import { zoneCookie } from "#components/shell/zone.ts";
import { read } from "#lib/settings/read.ts";
import { isZone } from "#lib/settings/setting.ts";
import { ask } from "./ask.ts";

/** In which zones the reader's pages tell the time: their own clock's, and the one in which the house counts. */
export const readerZones = cache(async (): Promise<{ zone: string; legalZone: string }> => {
  const { legalZone } = await ask(read, {});
  const own = decodeURIComponent((await cookies()).get(zoneCookie)?.value ?? "");
  return { zone: isZone(own) ? own : legalZone, legalZone };
});
