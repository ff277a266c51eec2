import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exported } from "#lib/audit/exported.ts";
import { exportLog } from "#lib/audit/exportLog.ts";
import type { Fault } from "#lib/audit/fault.ts";
import { live } from "#lib/audit/live.ts";
import { parseVerifier } from "#lib/audit/note.ts";
import { logSigner } from "#lib/audit/signer.ts";
import { type DamagedLog, damagedLog } from "#testing/log.ts";

/** How many entries each checkpoint of the log took in: tiles that are full, and tiles that are not. */
export const rounds = [3, 250, 10, 300, 77];
export const size = 640;

/** A damaged log that has grown over some checkpoints, and what verifying finds in it. */
export type GrownLog = DamagedLog & {
  readonly found: () => Promise<Fault | null>;
  /** The same damage in an export of the damaged database, checked with nothing but the files and the key. */
  readonly foundOffline: () => Promise<Fault | null>;
  readonly bytesOf: (id: string) => Promise<Buffer>;
  /** Alters an entry by a letter; answers its bytes then. */
  readonly edit: (id: string) => Promise<Buffer>;
};

/** Grows it and keeps what it holds; call it once a file, in `beforeAll`. */
export async function grownLog(): Promise<GrownLog> {
  const log = await damagedLog();
  for (const count of rounds) {
    await log.write(count);
    await log.sign();
  }
  await log.keep();
  const bytesOf = async (id: string): Promise<Buffer> =>
    (await log.owner.query("SELECT bytes FROM log_entry WHERE id = $1", [id])).rows[0].bytes;
  return {
    ...log,
    bytesOf,
    found: async () => (await live(log.ground)).fault,
    foundOffline: () => foundOffline(log),
    edit: async (id) => {
      const bytes = Buffer.from(String(await bytesOf(id)).replace('"written":', '"wrutten":'));
      await log.attack("UPDATE log_entry SET bytes = $2 WHERE id = $1", [id, bytes]);
      return bytes;
    },
  };
}

async function foundOffline({ ground }: DamagedLog): Promise<Fault | null> {
  const folder = mkdtempSync(join(tmpdir(), "countersign-tampered-"));
  try {
    await exportLog(ground, folder);
    return (await exported(folder, { verifier: parseVerifier(logSigner(ground.keys).verifier) })).fault;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
