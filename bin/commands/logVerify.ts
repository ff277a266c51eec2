import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Command, flags } from "#bin/command.ts";
import { showProgress } from "#bin/progress.ts";
import { verifierKey } from "#bin/verifierKey.ts";
import type { FoundCheckpoint } from "#lib/audit/evidence.ts";
import { exported } from "#lib/audit/exported.ts";
import { sentenceOf, type Verdict } from "#lib/audit/fault.ts";
import { live } from "#lib/audit/live.ts";
import { FormatError } from "#lib/audit/note.ts";
import { LogDamaged, sequenceAll } from "#lib/audit/sequence.ts";
import { recomputeBatch } from "#lib/catalogue.ts";
import { openWorkspace } from "#lib/db/workspace.ts";
import { Refusal } from "#lib/refusal.ts";

const usage = "countersign log verify [--dir DIR] [--key VKEY] [--checkpoint FILE] [--rows]";

export const command: Command = {
  name: "log verify",
  summary: "recomputes the whole log and names what was altered",
  help: `Usage: ${usage}
Without --dir: the live database, every leaf from its row, every column, tile, level, signature and root. With --dir: an export, offline.
VKEY is the log's key (name+id+base64) or a file that holds it; without it the workspace's own, or with --dir the folder's key.vkey, which
whoever made the folder chose. FILE is a checkpoint that you kept: the log must have grown from it. --rows also recomputes every batch
(bans, grievances, requests of past years) from its own rows.
Exit: 0 when the log is sound, 1 when it is damaged; the verdict names the first damaged record by table and id. Nothing is written.`,
  run: async (args) => {
    const text = { type: "string" } as const;
    const { values, positionals } = flags(
      args,
      { dir: text, key: text, checkpoint: text, rows: { type: "boolean", default: false } },
      usage,
    );
    if (positionals.length > 0) throw new Refusal("invalid", `Nothing but options is needed. Usage: ${usage}`);
    const { dir, key, checkpoint } = values;
    const kept = checkpoint === undefined ? [] : [keptIn(checkpoint)];
    const progress = showProgress("verified");
    const given = key === undefined ? {} : { verifier: verifierKey(key) };
    if (dir !== undefined && values.rows)
      throw new Refusal("invalid", "--rows reads the live database; an export holds no rows.");
    const options = { kept, onProgress: progress.show };
    const verdict = await (dir === undefined
      ? verifyLive({ ...given, ...options, ...(values.rows ? { recomputeBatch } : {}) })
      : exported(dir, { verifier: verifierKey(key ?? join(dir, "key.vkey")), ...options }));
    progress.end();
    if (dir !== undefined && key === undefined)
      console.error(
        "The key came from the folder itself: compare key.vkey with one that you got on another way, or give it with --key.",
      );
    return say(verdict);
  },
};

/** Not `withWorkspace`: on a damaged log the sequencer refuses to go on, and the verdict is what was asked for. */
async function verifyLive(options: Parameters<typeof live>[1]): Promise<Verdict> {
  const { ground, leave } = await openWorkspace();
  try {
    await sequenceAll(ground).catch((error: unknown) => {
      if (!(error instanceof LogDamaged || error instanceof FormatError)) throw error;
    });
    return await live(ground, options);
  } finally {
    await leave();
  }
}

function say(verdict: Verdict): number {
  console.log(sentenceOf(verdict));
  console.log(`Root ${verdict.root.toString("base64")} over ${verdict.size} entries, as they are now.`);
  return verdict.code === "sound" ? 0 : 1;
}

function keptIn(path: string): FoundCheckpoint {
  return { table: "checkpoint that you kept", id: path, note: readFileSync(path, "utf8") };
}
