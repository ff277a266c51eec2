import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import { address } from "#lib/auth/address.ts";
import type { Ground } from "#lib/db/ground.ts";
import { Refusal } from "#lib/refusal.ts";

/** A serving server: where, and how to stop it after the answers that are under way. */
export type Serving = { readonly address: string; readonly stop: () => Promise<void> };

const port = Number(process.env.PORT ?? 3000);
/** Where it listens. Loopback unless the operator says otherwise: TLS belongs in front. */
const host = process.env.HOST ?? "127.0.0.1";

/** @throws Refusal `invalid` when PORT is no port; `conflict` when something else listens on it. */
export async function assertPortFree(): Promise<void> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Refusal("invalid", `PORT is a number from 1 to 65535, not ${process.env.PORT}. Nothing was started.`);
  }
  const probe = createServer();
  await listen(probe);
  await new Promise((closed) => probe.close(closed));
}

/** Serves the compiled pages (or uncompiled ones, for development) under a strict Content-Security-Policy. */
export async function serve(ground: Ground, options: { development: boolean }): Promise<Serving> {
  const desk = address();
  process.env.NEXTAUTH_URL ??= desk;
  Object.assign(process.env, {
    NODE_ENV: options.development ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
  });
  const { default: next } = await import("next");
  const app = next({
    dev: options.development,
    dir: join(import.meta.dirname, ".."),
    hostname: host,
    port,
    quiet: true,
  });
  await app.prepare();
  const answer = app.getRequestHandler();
  const server = createServer((request, response) => {
    dress(request, response, options.development);
    answer(request, response).catch((error: unknown) => {
      ground.journal.fault("http", error);
      response.statusCode = 500;
      response.end();
    });
  });
  // A sender of a hundred million bans may take its time; a header may not.
  server.requestTimeout = 0;
  server.headersTimeout = 20_000;
  await listen(server).catch(async (error: unknown) => {
    await app.close();
    throw error;
  });
  const stop = async () => {
    const closed = new Promise((done) => server.close(done));
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 5_000).unref();
    await closed;
    await app.close();
  };
  return { address: desk, stop };
}

/** What every answer wears. Next finds the nonce in the request's own policy header and puts it on its scripts. */
function dress(request: IncomingMessage, response: ServerResponse, development: boolean): void {
  const nonce = randomBytes(16).toString("base64");
  const script = development ? "'unsafe-eval'" : "";
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic' ${script}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src 'self' ${development ? "ws:" : ""}`,
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
  request.headers["content-security-policy"] = policy;
  request.headers["x-countersign-place"] = placeOf(request);
  // Next tells no page its address; a stranger comes back to it after signing in.
  request.headers["x-countersign-path"] = request.url ?? "/";
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "same-origin");
  response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  if ((process.env.NEXTAUTH_URL ?? "").startsWith("https://")) {
    response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  }
}

/** The network address that asks. A forwarded one is believed only where the operator says that a proxy of theirs writes it. */
function placeOf(request: IncomingMessage): string {
  const forwarded = request.headers["x-forwarded-for"];
  if (process.env.COUNTERSIGN_PROXY === "1" && typeof forwarded === "string")
    return forwarded.split(",").at(-1)?.trim() ?? "unknown";
  return request.socket.remoteAddress ?? "unknown";
}

function listen(server: Server): Promise<void> {
  return new Promise((done, failed) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      failed(
        error.code === "EADDRINUSE"
          ? new Refusal(
              "conflict",
              `Port ${port} is in use. Nothing was started: stop the other program, or choose another with PORT=${port + 1} npm start.`,
            )
          : error,
      ),
    );
    server.listen(port, host, () => done());
  });
}
