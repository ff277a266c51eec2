import { machineActor } from "#lib/auth/machineActor.ts";
import { importBans } from "#lib/bans/importBans.ts";
import { ground } from "#lib/db/ground.ts";
import { problem, Refusal } from "#lib/refusal.ts";

export const dynamic = "force-dynamic";

/** So many rejected rows are told with their reasons; all are counted. */
const rejectionsMax = 100;

/** Takes a stream of bans (NDJSON, or CSV where the content type says so) from a machine. Answers what the command prints. */
export async function POST(request: Request): Promise<Response> {
  try {
    const actor = await machineActor(ground(), request.headers.get("authorization"));
    const rejections: { line: number; reason: string }[] = [];
    const summary = await importBans(ground(), actor, {
      source: actor.name,
      input: request.body ?? emptyBody(),
      format: formatOf(request.headers.get("content-type")),
      repeatKey: keyOf(request.headers.get("idempotency-key")),
      onFault: (line, reason) => {
        if (rejections.length < rejectionsMax) rejections.push({ line, reason });
      },
    });
    return Response.json(rejections.length === 0 ? summary : { ...summary, rejections });
  } catch (error) {
    return refused(error);
  }
}

function formatOf(contentType: string | null): "ndjson" | "csv" | undefined {
  const type = (contentType ?? "").split(";")[0]?.trim().toLowerCase();
  if (type === "text/csv") return "csv";
  return type === "application/x-ndjson" || type === "application/ndjson" ? "ndjson" : undefined;
}

function keyOf(key: string | null): string | undefined {
  if (key === null) return undefined;
  if (key.length >= 1 && key.length <= 255) return key;
  throw new Refusal("invalid", "An Idempotency-Key has 1 to 255 characters. Nothing was taken.");
}

async function* emptyBody(): AsyncGenerator<Uint8Array> {}

function refused(error: unknown): Response {
  if (!(error instanceof Refusal)) {
    const detail = "Something failed here. What was committed is kept: send the same again, nothing lands twice.";
    const body = { type: "urn:countersign:problem:fault", title: "fault", status: 500, detail, fields: {} };
    return Response.json(body, { status: 500, headers: { "content-type": "application/problem+json" } });
  }
  const body = problem(error);
  return Response.json(body, { status: body.status, headers: { "content-type": "application/problem+json" } });
}
