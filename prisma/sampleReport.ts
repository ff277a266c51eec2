import { sequenceAll } from "#lib/audit/sequence.ts";
import type { Ground } from "#lib/db/ground.ts";
import { compile } from "#lib/reports/compile.ts";
import { countersign } from "#lib/reports/countersign.ts";
import { propose } from "#lib/reports/propose.ts";
import { publish } from "#lib/reports/publish.ts";
import type { SampleActors } from "./samplePeople.ts";

/** Publishes a global report from the month before last until yesterday, signed by two people; leaves last month's of India as a draft. */
export async function seedReport(ground: Ground, actors: SampleActors): Promise<void> {
  await sequenceAll(ground);
  const now = ground.now();
  const lastMonth = monthOf(now, -1);
  const untilYesterday = {
    from: monthOf(now, -2).from,
    to: new Date(now.getTime() - dayMs).toISOString().slice(0, 10),
  };
  const { id } = await compile(ground, actors.counsel, { template: "global", ...untilYesterday });
  await propose(ground, actors.counsel, { id });
  await countersign(ground, actors.counsel2, { id });
  await publish(ground, actors.counsel, { id });
  await compile(ground, actors.counsel, { template: "india-monthly", ...lastMonth });
}

const dayMs = 86_400_000;

/** The first and last day of a month, counted from the present one. */
function monthOf(now: Date, offset: number): { from: string; to: string } {
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 1));
  const last = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset + 1, 0));
  return { from: first.toISOString().slice(0, 10), to: last.toISOString().slice(0, 10) };
}
