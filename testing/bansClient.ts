import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { request as begin, type IncomingHttpHeaders } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** A server of `testing/bansServer.ts` in a process of its own. */
export type BansServer = { readonly process: ChildProcess; readonly port: number };

export async function startBansServer(appUrl: string, home: string): Promise<BansServer> {
  const child = spawn(process.execPath, ["testing/bansServer.ts", appUrl, home], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(child.stdout, "data");
  return { process: child, port: Number(String(line).trim()) };
}

/** Kills it as a power cut would, and waits until it is gone. */
export async function killServer({ process: child }: BansServer): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

export type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string };
type Asked = { method: string; path: string; headers?: Record<string, string>; body?: AsyncIterable<Uint8Array> };

/** One request, its body streamed as fast as it is taken. @throws when the connection breaks before the answer */
export async function asked(port: number, { method, path, headers = {}, body }: Asked): Promise<Answer> {
  const request = begin({ host: "127.0.0.1", port, method, path, headers });
  const answered = once(request, "response");
  answered.catch(() => undefined);
  if (body === undefined) request.end();
  else await pipeline(Readable.from(body), request).catch(() => undefined);
  const [response] = await answered;
  const chunks: Uint8Array[] = await response.toArray();
  return { status: response.statusCode, headers: response.headers, text: Buffer.concat(chunks).toString() };
}
