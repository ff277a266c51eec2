import { publishedTile } from "#lib/audit/published.ts";
import { ground } from "#lib/db/ground.ts";

/** A tile of hashes or a bundle of entries (C2SP tlog-tiles). What it answers never changes. */
export async function GET(_: Request, { params }: { params: Promise<{ place: string[] }> }): Promise<Response> {
  const { place } = await params;
  const tile = await publishedTile(ground(), `tile/${place.join("/")}`);
  if (tile === null) return new Response("There is no such tile under the newest checkpoint.\n", { status: 404 });
  return new Response(new Uint8Array(tile.bytes), {
    headers: { "content-type": "application/octet-stream", "cache-control": "public, max-age=31536000, immutable" },
  });
}
