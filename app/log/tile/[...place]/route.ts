import { entriesArePublic, publishedTile } from "#lib/audit/published.ts";
import { may } from "#lib/auth/permissions.ts";
import { ground } from "#lib/db/ground.ts";
import { Refusal } from "#lib/refusal.ts";
import { answer } from "../../../answer.ts";
import { asker } from "../../../asker.ts";

type Context = { params: Promise<{ place: string[] }> };

/**
 * A tile of hashes or a bundle of entries (C2SP tlog-tiles). What it answers never changes. Where the operator keeps entries from the
 * public, a bundle needs a session or key that may read the log; hashes and checkpoints stay open, so that nobody can be shown another log.
 */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const { place } = await params;
    const isOpen = place[0] !== "entries" || entriesArePublic();
    if (!isOpen && !may((await asker(request)).role, "log:read")) {
      throw new Refusal(
        "forbidden",
        "Entries are read by auditors here; hashes and checkpoints are open to everybody.",
      );
    }
    const tile = await publishedTile(ground(), `tile/${place.join("/")}`);
    if (tile === null) return new Response("There is no such tile under the newest checkpoint.\n", { status: 404 });
    const kept = isOpen ? "public, max-age=31536000, immutable" : "private, no-store";
    return new Response(new Uint8Array(tile.bytes), {
      headers: { "content-type": "application/octet-stream", "cache-control": kept },
    });
  });
}
