import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { vi } from "vitest";
import { atEnd } from "#testing/atEnd.ts";

type Kept = Readonly<Record<string, unknown>> & { readonly puid: string; readonly uuid: string };

/** A fault of the next question, once: an answer of this status, a connection that is cut before or after the statements were kept, or words that are no JSON. */
export type Fault =
  | { readonly status: number; readonly json?: unknown; readonly retryAfter?: string }
  | "cut-before"
  | "cut-after"
  | "no-json"
  | "created-without-ids";

/** A server on this machine that answers as the DSA Transparency Database does, and keeps what it took. */
export type StatementDatabase = {
  readonly url: string;
  readonly token: string;
  readonly kept: Map<string, Kept>;
  /** Each question, `POST 100` or `GET existing-puid`. */
  readonly asked: string[];
  /** Puids that it finds fault with, and whether it says which of a post they are. */
  readonly bad: Map<string, string>;
  saysWhich: boolean;
  /** Puids that it is busy with: refused as if they were there, and not to be found. */
  readonly locked: Set<string>;
  readonly faults: Fault[];
};

const form = /^[a-zA-Z0-9-_]+$/;

/** Starts it, and names it among the hosts that statements may go to; it ends with the test file. */
export async function startStatementDatabase(): Promise<StatementDatabase> {
  const state = {
    ...{ url: "", token: "7|ybqkCFX7ZkIFoLxtI0VAk1JBzMR9jVk4c4EU", saysWhich: true },
    locked: new Set<string>(),
    ...{ kept: new Map<string, Kept>(), asked: [] as string[], bad: new Map<string, string>(), faults: [] as Fault[] },
  };
  const server = createServer((request, response) => void answer(state, request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  state.url = `http://127.0.0.1:${port}`;
  vi.stubEnv("COUNTERSIGN_STATEMENT_HOSTS", `127.0.0.1:${port}`);
  atEnd(async () => {
    server.close();
    server.closeAllConnections();
    vi.unstubAllEnvs();
  });
  return state;
}

async function answer(state: StatementDatabase, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = "";
  for await (const part of request) text += String(part);
  const tell = (status: number, json: unknown, headers: Record<string, string> = {}) =>
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(json));
  if (request.headers.authorization !== `Bearer ${state.token}`) return void tell(401, { message: "Unauthenticated." });
  const existing = /^\/api\/v1\/statement\/existing-puid\/(.+)$/.exec(request.url ?? "")?.[1];
  const statements = (text === "" ? [] : (JSON.parse(text).statements ?? [])) as Kept[];
  state.asked.push(existing === undefined ? `${request.method} ${statements.length}` : "GET existing-puid");
  const fault = state.faults.shift();
  if (fault === "cut-before") return void request.socket.destroy();
  if (typeof fault === "object") {
    return void tell(
      fault.status,
      fault.json ?? { message: "Server Error" },
      fault.retryAfter === undefined ? {} : { "retry-after": fault.retryAfter },
    );
  }
  if (existing !== undefined) {
    const kept = state.kept.get(existing);
    // 302 is its word for "found"; the address must not be followed.
    return void (kept === undefined
      ? tell(404, { message: "statement of reason not found" })
      : tell(302, kept, { location: `${state.url}/elsewhere` }));
  }
  const taken = take(state, statements);
  if (fault === "cut-after") return void request.socket.destroy();
  if (fault === "no-json") return void response.writeHead(201).end("<html>Created</html>");
  if (fault === "created-without-ids") return void tell(taken.status, { statements: [] });
  tell(taken.status, taken.json);
}

/** All or nothing, with its own words for what is wrong. */
function take(state: StatementDatabase, statements: readonly Kept[]): { status: number; json: unknown } {
  if (statements.length < 1 || statements.length > 100)
    return {
      status: 422,
      json: { message: "The statements field must have between 1 and 100 items.", errors: { statements: ["between"] } },
    };
  const errors: Record<string, unknown> = {};
  statements.forEach((one, at) => {
    const words = state.bad.get(one.puid) ?? (form.test(String(one.puid)) ? undefined : "The puid format is invalid.");
    if (words !== undefined) errors[`statement_${at}`] = { category: [words] };
    for (const field of [
      "decision_ground",
      "content_type",
      "category",
      "content_date",
      "application_date",
      "decision_facts",
    ])
      if (one[field] === undefined) errors[`statement_${at}`] = { [field]: [`The ${field} field is required.`] };
  });
  if (Object.keys(errors).length > 0)
    return { status: 422, json: state.saysWhich ? { errors } : { message: "The given data was invalid." } };
  const puids = statements.map(({ puid }) => puid);
  const twice = puids.filter(
    (puid, at) => state.kept.has(puid) || state.locked.has(puid) || puids.indexOf(puid) !== at,
  );
  if (twice.length > 0) {
    const message = "The platform identifier(s) are not all unique within this call.";
    return { status: 422, json: { message, errors: { puid: [message], existing_puids: twice } } };
  }
  const out = statements.map((one) => ({ ...one, uuid: randomUUID() }));
  for (const one of out) state.kept.set(one.puid, one);
  return { status: 201, json: { statements: out } };
}
