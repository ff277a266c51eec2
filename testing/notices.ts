import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { vi } from "vitest";
import { configure } from "#lib/notices/configure.ts";
import { connector } from "#lib/notices/connector.ts";
import { deliver } from "#lib/notices/deliver.ts";
import { fallDue } from "#lib/notices/fallDue.ts";
import { ofRequest } from "#lib/notices/ofRequest.ts";
import { send } from "#lib/notices/send.ts";
import { atEnd } from "#testing/atEnd.ts";
import type { People } from "#testing/people.ts";
import { type Desk, openDesk, race } from "#testing/requests.ts";

/** The example secret of the Standard Webhooks specification. */
export const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

type Seen = { readonly requestId: string; readonly version: number };
/** A desk with a platform that takes notices on this machine, and notices brought as far as a test needs them. */
export type NoticeDesk = Desk & {
  readonly by: (name: keyof People) => People["analyst"];
  readonly platform: { readonly url: string; readonly posted: string[]; status: number };
  readonly set: (kind: "webhook" | "csv") => Promise<unknown>;
  readonly seen: (requestId: string) => Promise<Seen & { state: string | null }>;
  readonly fallen: () => Promise<Seen>;
  readonly sending: () => Promise<Seen>;
  readonly handedOver: () => Promise<Seen>;
  readonly twice: (call: () => Promise<unknown>) => ReturnType<typeof race>;
};

/** Opens it, with the webhook set; call it once a file, in `beforeAll`. */
export async function openNotices(): Promise<NoticeDesk> {
  const desk = await openDesk();
  const { ground, people } = desk;
  const platform = await listen();
  const seen = async (requestId: string) => {
    const { notice } = await ofRequest(ground, people.auditor, { requestId });
    return { requestId, version: notice?.version ?? 0, state: notice?.state ?? null };
  };
  const set = async (kind: "webhook" | "csv") => {
    const { version } = await connector(ground, people.administrator, {});
    return configure(ground, people.administrator, {
      kind,
      version,
      ...(kind === "webhook" ? { url: platform.url, secret } : {}),
    });
  };
  const fallen = async () => {
    const { id } = await desk.at("produced");
    await fallDue(ground, people.operator, { requestId: id });
    return { requestId: id, version: 1 };
  };
  const sending = async () => send(ground, people.analyst, await fallen());
  const handedOver = async () => {
    const { requestId } = await sending();
    await deliver(ground, people.operator, { requestId });
    return seen(requestId);
  };
  await set("webhook");
  return {
    ...desk,
    by: (name) => people[name],
    platform,
    set,
    seen,
    fallen,
    sending,
    handedOver,
    twice: (call) => race([call, call]),
  };
}

async function listen(): Promise<NoticeDesk["platform"]> {
  const posted: string[] = [];
  const state = { url: "", posted, status: 200 };
  const server = createServer((request, response) => {
    request.on("data", (chunk) => posted.push(String(chunk)));
    request.on("end", () => response.writeHead(state.status).end());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  state.url = `http://127.0.0.1:${port}/notices`;
  vi.stubEnv("COUNTERSIGN_NOTICE_HOSTS", `127.0.0.1:${port}`);
  atEnd(async () => {
    server.close();
    vi.unstubAllEnvs();
  });
  return state;
}
