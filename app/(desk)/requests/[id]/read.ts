import { cache } from "react";
import type { CaseNarrowed } from "#components/requests/case-view.ts";
import { requireActor } from "#lib/auth/session.ts";
import { ground } from "#lib/db/ground.ts";
import { Refusal } from "#lib/refusal.ts";
import { openCase } from "#lib/requests/case.ts";
import { judge } from "#lib/requests/judge.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";
import * as acts from "./actions.ts";
import * as openActs from "./open/actions.ts";

/** What the head and the parts of a case's page are given; read once a page, however many of them ask. */
export const caseProps = cache(async (id: string) => {
  const view = await ask(openCase, { id });
  const [zones, actor] = await Promise.all([readerZones(), requireActor()]);
  return { view, zones, actor, acts: { ...acts, ...openActs } };
});

type Search = Readonly<Record<string, string | string[] | undefined>>;

/** What the gate says of the case narrowed as its address asks; null where it asks for all of it. */
export async function narrowed(id: string, search: Search): Promise<CaseNarrowed | null> {
  const one = (name: string) => [search[name]].flat()[0]?.trim() ?? "";
  const [from, to] = [one("from"), one("to")];
  const leaveOut = [search.without].flat().filter((target) => target !== undefined);
  const period = from === "" && to === "" ? null : { from, to };
  if (period === null && leaveOut.length === 0) return null;
  try {
    const judged = await judge(ground(), await requireActor(), { id, period, leaveOut });
    const found = new Map(judged.found.map(({ key, finding, reason }) => [key, { finding, reason }]));
    return { period: judged.period, leaveOut, found, refusal: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { period, leaveOut, found: null, refusal: error.message };
  }
}
