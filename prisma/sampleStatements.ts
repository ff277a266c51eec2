import type { Ground } from "#lib/db/ground.ts";
import { preset } from "#lib/statements/preset.ts";
import { proposeTemplate } from "#lib/statements/proposeTemplate.ts";
import { settleTemplate } from "#lib/statements/settleTemplate.ts";
import { draftAll } from "#lib/statements/work.ts";
import type { SampleActors } from "./samplePeople.ts";

const days = 60;

/** A template that two people of counsel signed, and a draft of each ban on a channel of the last two months. Sending stays off: no connection is set. */
export async function seedStatements(ground: Ground, actors: SampleActors): Promise<void> {
  const from = new Date(ground.now().getTime() - days * 86_400_000).toISOString().slice(0, 10);
  const { number } = await proposeTemplate(ground, actors.counsel, {
    content: { ...preset, from },
    reason: "The first version: categories and grounds as counsel reads Article 17, the terms cited by their headings.",
  });
  await settleTemplate(ground, actors.counsel2, { number, verdict: "countersign" });
  await draftAll(ground);
}
