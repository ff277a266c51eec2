import { unstable_rethrow } from "next/navigation";
import { ground } from "#lib/db/ground.ts";
import { problem, Refusal } from "#lib/refusal.ts";

/** Answers a Route Handler's request: what `work` gives, or a refusal as `application/problem+json` (RFC 9457). */
export async function answer(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return refusalResponse(error);
    unstable_rethrow(error);
    ground().journal.fault("http", error);
    return problemResponse({
      type: "urn:countersign:problem:fault",
      title: "fault",
      status: 500,
      detail: "The server failed. What was committed is kept, nothing is half done; sending the same again lands once.",
    });
  }
}

/** A refusal as `application/problem+json`, with what else the sender is told in headers. */
export function refusalResponse(refusal: Refusal, headers: Readonly<Record<string, string>> = {}): Response {
  const asked = refusal.code === "unauthenticated" ? { "WWW-Authenticate": 'Bearer realm="Countersign"' } : {};
  return problemResponse(problem(refusal), { ...headers, ...asked });
}

/** A problem that is no refusal of ours but one of HTTP's own. */
export function problemResponse(
  body: { status: number; [member: string]: unknown },
  headers: HeadersInit = {},
): Response {
  return Response.json(body, {
    status: body.status,
    headers: { ...headers, "Content-Type": "application/problem+json", "Cache-Control": "no-store" },
  });
}
