import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Command, flags, withWorkspace } from "#bin/command.ts";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { operator } from "#lib/auth/actor.ts";
import { countAllOverturned } from "#lib/bans/overturning/countAllOverturned.ts";
import type { Ground } from "#lib/db/ground.ts";
import { Refusal } from "#lib/refusal.ts";
import { compile } from "#lib/reports/compile.ts";
import { pack } from "#lib/reports/pack.ts";
import { figuresOf, type TemplateName, templateNames } from "#lib/reports/report.ts";

const usage = "countersign report compile --template T --from DAY --to DAY [--country CC] --out DIR";

export const command: Command = {
  name: "report compile",
  summary: "counts a period's records into a report, with its evidence",
  help: `Usage: ${usage}
T is one of ${templateNames.join(", ")}. Days are ISO (2023-09-01), in UTC, both inclusive.
Writes report.json, report.csv, report.pdf and evidence/ into DIR, and keeps a draft that two people can sign.
Prints one JSON line {id, digest, figures, seconds, out}; seconds is the time of compiling, without writing the folder.
Exit: 0.`,
  run: async (args) => {
    const text = { type: "string" } as const;
    const { values } = flags(args, { template: text, from: text, to: text, country: text, out: text }, usage);
    const { template, from, to, country, out } = values;
    if (template === undefined || from === undefined || to === undefined || out === undefined) {
      throw new Refusal("invalid", `A template, two days and a folder are needed. Usage: ${usage}`);
    }
    const known: readonly string[] = templateNames;
    if (!known.includes(template)) {
      throw new Refusal("invalid", `There is no template ${template}; there are ${templateNames.join(", ")}.`);
    }
    const given = { template: template as TemplateName, from, to, country: country ?? null };
    const answer = await withWorkspace(async ({ ground }) => {
      await sequenceAll(ground);
      await countAllOverturned(ground);
      const started = performance.now();
      const { id, digest, report } = await compile(ground, operator, given);
      const seconds = Math.round(performance.now() - started) / 1000;
      await write(ground, id, resolve(out));
      return { id, digest, figures: figuresOf(report).length, seconds, out: resolve(out) };
    });
    console.log(JSON.stringify(answer));
    return 0;
  },
};

async function write(ground: Ground, id: string, out: string): Promise<void> {
  await sequenceAll(ground);
  try {
    for await (const { name, bytes } of pack(ground, operator, id)) {
      const path = join(out, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(
      "conflict",
      `The folder ${out} cannot be written: ${error instanceof Error ? error.message : error}. The draft ${id} is kept.`,
    );
  }
}
