import { request as plainRequest } from "node:http";
import { request as secureRequest } from "node:https";
import { isLoopback, outsideLookup } from "#lib/ownAddress.ts";
import { databaseAddress } from "./address.ts";

/** So long the answer to one question is waited for. */
export const questionMaxMs = 60_000;
/** A hundred statements come back with all their texts; more than this is no answer of the Database. */
const answerBytesMax = 16 * 1024 * 1024;
const retryAfterMaxMs = 24 * 3_600_000;

/** What came back: a status with its JSON (null where it is none), or a failure as a code. */
export type Answer =
  | { readonly status: number; readonly json: unknown; readonly retryAfterMs: number | null }
  | { readonly failure: string };

/** Asks the Database once: `POST /api/v1/statements`, or `GET /api/v1/statement/existing-puid/<puid>`. Never throws. */
export type Ask = (method: "GET" | "POST", path: string, body?: unknown) => Promise<Answer>;

/**
 * A way to ask the Database under a token: a minute a question, no redirect followed (302 is its word for "found"), the address judged anew
 * each time, never this machine under another name.
 */
export function databaseAt({ url, token }: { readonly url: string; readonly token: string }): Ask {
  return (method, path, body) => {
    let target: URL;
    try {
      const base = databaseAddress(url);
      target = new URL(`${base.href.replace(/\/$/, "")}${path}`);
    } catch {
      return Promise.resolve({ failure: "host-not-allowed" });
    }
    return exchange(target, method, token, body === undefined ? null : JSON.stringify(body));
  };
}

function exchange(target: URL, method: string, token: string, body: string | null): Promise<Answer> {
  const send = target.protocol === "https:" ? secureRequest : plainRequest;
  const headers = {
    authorization: `Bearer ${token}`,
    accept: "application/json",
    "content-type": "application/json",
    ...(body === null ? {} : { "content-length": String(Buffer.byteLength(body)) }),
  };
  const lookup = isLoopback(target.hostname) ? {} : { lookup: outsideLookup };
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(questionMaxMs);
    const failed = (error: NodeJS.ErrnoException) => resolve({ failure: signal.aborted ? "timeout" : codeOf(error) });
    const sent = send(target, { method, headers, signal, ...lookup }, (answer) => {
      const parts: Buffer[] = [];
      let length = 0;
      answer.on("data", (part: Buffer) => {
        length += part.length;
        if (length > answerBytesMax) answer.destroy(Object.assign(new Error(), { code: "answer-too-long" }));
        else parts.push(part);
      });
      answer.on("error", failed);
      answer.on("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          json: jsonOf(Buffer.concat(parts)),
          retryAfterMs: retryAfterOf(answer.headers["retry-after"]),
        }),
      );
    });
    sent.on("error", failed);
    sent.end(body ?? undefined);
  });
}

function codeOf({ code }: NodeJS.ErrnoException): string {
  const plain = (code ?? "network").toLowerCase();
  return /^[a-z0-9_-]{1,40}$/.test(plain) ? plain : "network";
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return null;
  }
}

/** Seconds, or a date (RFC 9110, section 10.2.3); at most a day. */
function retryAfterOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), retryAfterMaxMs);
}
