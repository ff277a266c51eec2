import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { embedded } from "#lib/db/embedded.ts";
import { type Ground, makeGround } from "#lib/db/ground.ts";
import { migrate } from "#lib/db/migrate.ts";

/** A workspace of its own for one benchmark, thrown away after it: an embedded server, migrated, empty. */
export async function withScratch<Result>(
  work: (scratch: { ground: Ground; ownerUrl: string }) => Promise<Result>,
  connectionsMax = 12,
): Promise<Result> {
  const home = mkdtempSync(join(tmpdir(), "countersign-bench-"));
  const server = await embedded(home);
  try {
    await migrate(server.ownerUrl);
    const ground = makeGround({ appUrl: server.appUrl, home, connectionsMax });
    try {
      return await work({ ground, ownerUrl: server.ownerUrl });
    } finally {
      await ground.database.end();
    }
  } finally {
    await server.leave();
    rmSync(home, { recursive: true, force: true });
  }
}
