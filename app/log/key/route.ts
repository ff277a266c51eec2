import { publishedKey } from "#lib/audit/published.ts";
import { ground } from "#lib/db/ground.ts";

/** The verifier key (C2SP signed-note) that checks this log's checkpoints. */
export function GET(): Response {
  return new Response(`${publishedKey(ground())}\n`, { headers: { "content-type": "text/plain; charset=utf-8" } });
}
