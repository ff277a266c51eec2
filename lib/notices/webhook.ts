import { createHmac } from "node:crypto";
import { request as plainRequest } from "node:http";
import { request as secureRequest } from "node:https";
import { isLoopback, outsideLookup } from "#lib/ownAddress.ts";
import { allowedAddress, allowedHosts } from "./allowed.ts";

const timeoutMs = 10_000;

/** What a platform said: it took the notice, or why not, as a code. */
export type Answered = { readonly taken: true } | { readonly taken: false; readonly failure: string };

/** A post on its way: `id` stays the same however often it is tried, so that what arrives twice lands once. */
export type Post = {
  readonly url: string;
  readonly secret: string;
  readonly id: string;
  readonly body: string;
  readonly at: Date;
};

/** The signature of Standard Webhooks: `v1,` and HMAC-SHA-256 of `id.seconds.body` under the bytes of a `whsec_` secret, base64. */
export function signature(secret: string, id: string, at: Date, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signed = `${id}.${Math.floor(at.getTime() / 1000)}.${body}`;
  return `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
}

/** Posts once: ten seconds, no redirect followed, the answer's body not read. The address is judged anew each time. Never throws. */
export function post({ url, secret, id, body, at }: Post): Promise<Answered> {
  let target: URL;
  try {
    target = allowedAddress(url, allowedHosts());
  } catch {
    return Promise.resolve({ taken: false, failure: "host-not-allowed" });
  }
  const send = target.protocol === "https:" ? secureRequest : plainRequest;
  const here = isLoopback(target.hostname);
  const headers = {
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": signature(secret, id, at, body),
  };
  return new Promise((resolve) => {
    const failed = (failure: string) => resolve({ taken: false, failure });
    const signal = AbortSignal.timeout(timeoutMs);
    const sent = send(
      target,
      { method: "POST", headers, signal, ...(here ? {} : { lookup: outsideLookup }) },
      (answer) => {
        const status = answer.statusCode ?? 0;
        answer.destroy();
        if (status >= 200 && status < 300) resolve({ taken: true });
        else failed(`http-${status}`);
      },
    );
    sent.on("error", (error: NodeJS.ErrnoException) =>
      failed(signal.aborted ? "timeout" : (error.code ?? "network").toLowerCase()),
    );
    sent.end(body);
  });
}
