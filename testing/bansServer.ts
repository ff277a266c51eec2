import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { registerHooks } from "node:module";
import { Readable } from "node:stream";
import { layGround, makeGround } from "#lib/db/ground.ts";

/**
 * A server whose only work is to receive bans, so that a test can kill it: the product's own routes over plain HTTP, without its pages.
 * Takes the database's address and the home; prints its port.
 */
const [appUrl = "", home = ""] = process.argv.slice(2);
layGround(makeGround({ appUrl, home }));

// Outside of its bundler, Next's modules are found by their file names only.
registerHooks({
  resolve: (name, context, next) => next(name === "next/navigation" ? "next/navigation.js" : name, context),
});
type Handler = (request: Request, place?: { params: Promise<{ id: string }> }) => Promise<Response>;
/** By its address: nothing but a server reaches up to the routes, and this is one. */
const routeAt = (place: string): Promise<Readonly<Record<"GET" | "PATCH" | "POST", Handler>>> =>
  import(new URL(`../app/api/v1/${place}/route.ts`, import.meta.url).href);
const bans = await routeAt("bans");
const imports = await routeAt("imports");
const one = await routeAt("imports/[id]");

function answerOf(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === "/api/v1/bans") return bans.POST(request);
  if (pathname === "/api/v1/imports") return imports.POST(request);
  const place = { params: Promise.resolve({ id: pathname.slice("/api/v1/imports/".length) }) };
  return request.method === "PATCH" ? one.PATCH(request, place) : one.GET(request, place);
}

async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { method = "GET", url = "/", headers } = incoming;
  const hasBody = method !== "GET";
  const request = new Request(`http://127.0.0.1${url}`, {
    method,
    headers: headers as Record<string, string>,
    ...(hasBody ? { body: Readable.toWeb(incoming), duplex: "half" } : {}),
  } as RequestInit);
  const answer = await answerOf(request);
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
  outgoing.end(await answer.text());
}

const server = createServer((incoming, outgoing) => {
  serve(incoming, outgoing).catch(() => outgoing.destroy());
});
server.requestTimeout = 0;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`${typeof address === "object" ? address?.port : ""}\n`);
});
