import { type Actor, operator } from "#lib/auth/actor.ts";
import { cell } from "#lib/bans/cell.ts";
import { importFilings } from "#lib/bans/filing/importFilings.ts";
import { recordFiling } from "#lib/bans/filing/recordFiling.ts";
import type { Ground } from "#lib/db/ground.ts";
import { newId } from "#lib/db/id.ts";
import type { SampleActors } from "./samplePeople.ts";

const source = "sample-platform";
const dayMs = 86_400_000;

/** Reports to the CyberTipline of some of last week's bans, filed a day later: most by the platform, one by hand, one ban reported twice. */
export async function seedFilings(ground: Ground, actors: SampleActors): Promise<void> {
  const day = (daysAgo: number) => new Date(ground.now().getTime() - daysAgo * dayMs).toISOString().slice(0, 10);
  const kind = { reason: "child-exploitation", action: "ban", limit: 12 } as const;
  const { rows } = await cell(ground, operator, { from: day(9), to: day(2), ...kind });
  const [byHand, ...others] = rows.filter((row) => row.source === source);
  const filed = others.flatMap((row, at) => {
    const filedOn = new Date(row.occurredAt.getTime() + dayMs).toISOString().slice(0, 10);
    const one = { ban: row.senderId, external_report: `${188_273_640 + at}`, filed_on: filedOn };
    return at === 0 ? [one, { ...one, external_report: "188273998" }] : at % 3 === 2 ? [] : [one];
  });
  const machine: Actor = { id: newId(), role: "machine", kind: "key", name: source, scopes: ["filings:submit"] };
  if (filed.length > 0) await importFilings(ground, machine, JSON.stringify(filed));
  if (byHand === undefined) return;
  await recordFiling(ground, actors.analyst, { ban: byHand.key, report: "188273999", filedOn: day(1) });
}
