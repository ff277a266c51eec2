import { ground } from "#lib/db/ground.ts";
import { unread } from "#lib/notifications/unread.ts";
import { answer } from "../../../answer.ts";
import { asker } from "../../../asker.ts";

/** How much the asker has not read yet: what the bell asks for while a page stays open. */
export function GET(request: Request): Promise<Response> {
  return answer(async () => {
    const count = await unread(ground(), await asker(request), {});
    return Response.json({ unread: count }, { headers: { "Cache-Control": "no-store" } });
  });
}
