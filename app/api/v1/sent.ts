import type { RecordFormat } from "#lib/records.ts";
import { Refusal } from "#lib/refusal.ts";
import { overHttp, type Packing, unpack } from "#lib/unpack.ts";
import { problemResponse } from "../../answer.ts";

/** A sender of whom nothing is heard for so long is taken for gone. */
const silenceMaxMs = 120_000;

type Sent = { readonly input: AsyncIterable<Uint8Array>; readonly format: RecordFormat | undefined };

/** What a machine sends as records: its body unpacked and read at the pace of the ledger, and the format that its type names. */
export function sentBy(request: Request, silenceMs = silenceMaxMs): Sent {
  const packing = packingOf(request);
  const input = heard(request.body ?? emptyBody(), silenceMs);
  return {
    input: packing === null ? input : unpack(input, packing as Packing, overHttp),
    format: formatOf(request.headers.get("content-type")),
  };
}

/** The answer 415 where the body comes packed or written in a way that nobody here reads, and what is read instead (RFC 9110, 15.5.16). */
export function unreadable(request: Request): Response | null {
  const packing = packingOf(request);
  if (packing !== null && packing !== "gzip" && packing !== "zstd") {
    const detail = "The Content-Encoding is not read here; gzip and zstd are, one at a time. Nothing was taken.";
    return unsupported(detail, { "Accept-Encoding": "gzip, zstd" });
  }
  const type = typeOf(request.headers.get("content-type"));
  if (!/^(multipart|image|audio|video)\//.test(type)) return null;
  const detail =
    "Records are sent as the body itself, application/x-ndjson or text/csv, not inside a form. Nothing was taken.";
  return unsupported(detail, { Accept: "application/x-ndjson, text/csv" });
}

/** A machine's `Idempotency-Key`. @throws Refusal `invalid` */
export function repeatKeyOf(request: Request): string | undefined {
  const key = request.headers.get("idempotency-key");
  if (key === null) return undefined;
  if (key.length >= 1 && key.length <= 255) return key;
  throw new Refusal("invalid", "An Idempotency-Key has 1 to 255 characters. Nothing was taken.");
}

function unsupported(detail: string, headers: HeadersInit): Response {
  return problemResponse(
    { type: "urn:countersign:problem:unsupported", title: "unsupported", status: 415, detail, fields: {} },
    headers,
  );
}

/** What the body is packed in, lower case; null for plain text. `x-gzip` is gzip (RFC 9110, 8.4.1.3). */
function packingOf(request: Request): string | null {
  const coding = (request.headers.get("content-encoding") ?? "").trim().toLowerCase();
  if (coding === "" || coding === "identity") return null;
  return coding === "x-gzip" ? "gzip" : coding;
}

function formatOf(contentType: string | null): RecordFormat | undefined {
  const type = typeOf(contentType);
  if (type === "text/csv") return "csv";
  return /^application\/(x-)?(ndjson|jsonl)$/.test(type) ? "ndjson" : undefined;
}

function typeOf(contentType: string | null): string {
  return (contentType ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}

async function* heard(body: AsyncIterable<Uint8Array>, silenceMs: number): AsyncGenerator<Uint8Array> {
  const source = body[Symbol.asyncIterator]();
  try {
    for (;;) {
      const silence = Promise.withResolvers<never>();
      const timer = setTimeout(() => silence.reject(silent(silenceMs)), silenceMs);
      const next = await Promise.race([source.next(), silence.promise]).finally(() => clearTimeout(timer));
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    // Not waited for: a source that is silent does not answer this either.
    source.return?.()?.catch(() => undefined);
  }
}

function silent(silenceMs: number): Refusal {
  return new Refusal(
    "invalid",
    `Nothing arrived for ${silenceMs / 1000} seconds, so the connection was ended. What was committed before is kept: send the whole again, nothing lands twice.`,
  );
}

async function* emptyBody(): AsyncGenerator<Uint8Array> {}
