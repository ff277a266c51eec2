import { writeFileSync } from "node:fs";
import type { Bench, Measured } from "#bin/bench/measured.ts";
import { type Command, flags } from "#bin/command.ts";
import { Refusal } from "#lib/refusal.ts";

const benches: Readonly<Record<string, () => Promise<{ bench: Bench }>>> = {
  "bans-import": () => import("#bin/bench/bansImport.ts"),
  "bans-importers": () => import("#bin/bench/bansImporters.ts"),
  "ban-proof": () => import("#bin/bench/banProof.ts"),
  "ban-recount": () => import("#bin/bench/banRecount.ts"),
  "bans-year": () => import("#bin/bench/bansYear.ts"),
  "ban-answers": () => import("#bin/bench/banAnswers.ts"),
  "report-compile": () => import("#bin/bench/reportCompile.ts"),
  "log-append": () => import("#bin/bench/logAppend.ts"),
  "log-verify": () => import("#bin/bench/logVerify.ts"),
  queue: () => import("#bin/bench/queue.ts"),
  desk: () => import("#bin/bench/desk.ts"),
};

/** What one workspace answers together, each by its own name too. */
const partsOf: Readonly<Record<string, string>> = {
  "bans-import-ledger": "bans-import",
  "bans-import-cores": "bans-import",
  "bans-import-memory": "bans-import",
  "bans-importers-one-source": "bans-importers",
  "bans-importers-two-sources": "bans-importers",
  "ban-list": "ban-answers",
  "year-import": "bans-year",
  "year-answers": "bans-year",
  "year-proof": "bans-year",
  "year-recount": "bans-year",
  "desk-queue": "desk",
  "desk-search": "desk",
  "desk-case": "desk",
  "fraud-links": "desk",
};

const names = [...Object.keys(benches), ...Object.keys(partsOf)];
const help = `Usage: countersign bench [NAME] [--rows N] [--json FILE]
Names: ${names.join(", ")}; without one, all of them. Each is measured beside its physical limit in the same run, in a
workspace of its own that is thrown away. --rows changes the size; --json writes the figures to a file.`;

export const command: Command = {
  name: "bench",
  summary: "measures speed beside its physical limit",
  help,
  run: async (args) => {
    const { values, positionals } = flags(
      args,
      { rows: { type: "string" }, json: { type: "string" } },
      help.split("\n")[0] ?? "",
    );
    const [name] = positionals;
    if (name !== undefined && !names.includes(name)) {
      throw new Refusal("invalid", `There is no benchmark ${name}. There are: ${names.join(", ")}.`);
    }
    const rows = rowsOf(values.rows);
    const measured: Measured[] = [];
    for (const [known, load] of Object.entries(benches)) {
      if (name !== undefined && name !== known && partsOf[name] !== known) continue;
      console.error(`${known} …`);
      const { bench } = await load();
      const answered = [await bench(rows === undefined ? {} : { rows })].flat();
      const asked = answered.filter((one) => name === undefined || name === known || name === one.name);
      measured.push(...asked);
      for (const one of asked) print(one);
    }
    if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(measured, null, 2)}\n`);
    return 0;
  },
};

function rowsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const rows = Number(text.replaceAll(/[_,]/g, ""));
  if (!Number.isSafeInteger(rows) || rows < 1)
    throw new Refusal("invalid", `--rows takes a whole number from 1 on, not ${text}.`);
  return rows;
}

function print({ name, what, measured, limit, ratio, goal, met, also }: Measured): void {
  const side = (one: { what: string; value: number; unit: string }) =>
    `${one.value.toLocaleString("en", { maximumSignificantDigits: 4 })} ${one.unit} (${one.what})`;
  console.log(`\n${name}: ${what}`);
  console.log(`  measured  ${side(measured)}`);
  console.log(`  limit     ${side(limit)}`);
  console.log(`  ratio     ${ratio.toFixed(3)}, goal ${goal.is} ${goal.ratio}: ${met ? "met" : "missed"}`);
  for (const [key, value] of Object.entries(also ?? {})) console.log(`  ${key.padEnd(9)} ${value}`);
}
