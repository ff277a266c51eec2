import { machineActor } from "#lib/auth/machineActor.ts";
import { importBans } from "#lib/bans/importBans.ts";
import { ground } from "#lib/db/ground.ts";
import { Refusal } from "#lib/refusal.ts";
import { answer } from "../../../answer.ts";

export const dynamic = "force-dynamic";

/** So many rejected rows are told with their reasons; all are counted. */
const rejectionsMax = 100;

/** Takes a stream of bans (NDJSON, or CSV where the content type says so) from a machine. Answers what the command prints. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
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
  });
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
