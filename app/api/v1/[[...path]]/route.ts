import { Refusal } from "#lib/refusal.ts";
import { refusalResponse } from "../../../answer.ts";

export const dynamic = "force-dynamic";

/** Every address under /api/v1 that no other route has: a problem, as everything else there answers, and not the page that people see. */
function nowhere(): Response {
  const sentence = "There is no such address. Nothing was taken: /api/v1/openapi.json has those that there are.";
  return refusalResponse(new Refusal("not-found", sentence));
}

export { nowhere as DELETE, nowhere as GET, nowhere as OPTIONS, nowhere as PATCH, nowhere as POST, nowhere as PUT };
