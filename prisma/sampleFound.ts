import { sequenceAll } from "#lib/audit/sequence.ts";
import { countAllOverturned } from "#lib/bans/overturning/countAllOverturned.ts";
import type { Ground } from "#lib/db/ground.ts";
import { countersign } from "#lib/descriptions/countersign.ts";
import { shippedText } from "#lib/descriptions/description.ts";
import { propose } from "#lib/descriptions/propose.ts";
import type { SampleActors } from "./samplePeople.ts";

const language = "en";

/** Counts what was overturned; signs three descriptions, leaves one that waits for its second person and the others as they ship. */
export async function seedFound(ground: Ground, { counsel, counsel2 }: SampleActors): Promise<void> {
  await sequenceAll(ground);
  await countAllOverturned(ground);
  for (const code of ["user-report", "behaviour", "full"] as const) {
    const { id } = await propose(ground, counsel, { code, language, text: shippedText(code), seen: 0 });
    await countersign(ground, counsel2, { id });
  }
  await propose(ground, counsel2, { code: "group-metadata", language, text: shippedText("group-metadata"), seen: 0 });
}
