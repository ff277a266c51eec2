import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { APIRequestContext } from "@playwright/test";
import { openCheckpoint } from "#lib/audit/checkpoint.ts";
import { exported } from "#lib/audit/exported.ts";
import { parseVerifier } from "#lib/audit/note.ts";
import { type TilePlace, tilePath, tileWidth, widthAt } from "#lib/audit/tile.ts";
import { expect, test } from "./desk.ts";

test("the auditor finds an entry, reads that its proof holds, and verifies the whole log", async ({ as }) => {
  const auditor = await as("auditor");
  await auditor.goto("/log");
  await auditor.getByLabel("What: an action or its noun").fill("request.countersigned");
  await auditor.getByRole("button", { name: "Show", exact: true }).click();
  await auditor.waitForURL(/action=request\.countersigned/);
  const entries = auditor.getByRole("row").filter({ hasText: "Request countersigned" });
  await expect(entries.first()).toBeVisible();
  await expect(auditor.getByRole("row").filter({ hasText: "Request proposed" })).toHaveCount(0);

  await entries.first().getByRole("link").click();
  await expect(auditor.getByRole("heading", { name: "Request countersigned" })).toBeVisible();
  await expect(auditor.getByText("The proof holds")).toBeVisible();
  await expect(auditor.getByRole("img", { name: /the path holds/ })).toBeVisible();

  // From what it is about, the auditor comes back to the entry by its number.
  await auditor.getByRole("link", { name: "Open the request" }).click();
  await auditor
    .getByRole("link", { name: /^entry \d+$/ })
    .last()
    .click();
  await expect(auditor.getByText("The proof holds")).toBeVisible();

  await auditor.goto("/log/verify");
  await auditor.getByRole("button", { name: "Verify now" }).click();
  await expect(auditor.getByRole("status").filter({ hasText: "The log is sound" })).toBeVisible({ timeout: 60_000 });
});

/** Everything that anybody can fetch of the log, written as `countersign log export` writes it. Answers the key. */
async function fetchLog(stranger: APIRequestContext, folder: string): Promise<string> {
  const get = async (path: string) => {
    const answer = await stranger.get(`/log/${path}`);
    expect(answer.status(), path).toBe(200);
    return answer.body();
  };
  const keep = (path: string, bytes: Uint8Array) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  };
  const key = (await get("key")).toString("utf8").trim();
  const note = await get("checkpoint");
  keep("checkpoint", note);
  const { size } = openCheckpoint(note.toString("utf8"), parseVerifier(key));
  for (const place of placesOf(size)) keep(tilePath(place), await get(tilePath(place)));
  return key;
}

/** Each bundle of entries and each tile of hashes of a tree of `size` leaves. */
function* placesOf(size: number): Generator<TilePlace> {
  for (let level = 0; widthAt(level, 0, size) > 0; level += 1) {
    for (let n = 0, width = widthAt(level, 0, size); width > 0; n += 1, width = widthAt(level, n, size)) {
      yield { level, n, width };
      if (level === 0) yield { level: "entries", n, width };
    }
  }
}

test("a stranger fetches the log over HTTP and checks all of it offline; one changed byte shows", async ({
  request: stranger,
}) => {
  const folder = mkdtempSync(join(tmpdir(), "countersign-log-"));
  try {
    const verifier = parseVerifier(await fetchLog(stranger, folder));
    const sound = await exported(folder, { verifier });
    expect(sound.code).toBe("sound");
    expect(sound.size).toBeGreaterThan(50);

    const bundle = join(folder, tilePath({ level: "entries", n: 0, width: Math.min(tileWidth, sound.size) }));
    const bytes = readFileSync(bundle);
    const at = bytes.indexOf("request.countersigned");
    bytes.write("request.countersigneD", at);
    writeFileSync(bundle, bytes);
    const damaged = await exported(folder, { verifier });
    expect(damaged.code).not.toBe("sound");
    expect(damaged.fault?.leafIndex).not.toBeNull();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
