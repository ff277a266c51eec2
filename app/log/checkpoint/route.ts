import { publishedCheckpoint } from "#lib/audit/published.ts";
import { ground } from "#lib/db/ground.ts";

/** The newest signed checkpoint (C2SP tlog-tiles). Changes about once a second. */
export async function GET(): Promise<Response> {
  const note = await publishedCheckpoint(ground());
  if (note === null) return new Response("The log has no entry yet.\n", { status: 404 });
  return new Response(note, {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=1" },
  });
}
