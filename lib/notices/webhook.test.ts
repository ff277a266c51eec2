import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { nextAttempt } from "./notice.ts";
import { post, signature } from "./webhook.ts";

type Got = { headers: IncomingMessage["headers"]; body: string };
const got: Got[] = [];
let answer: { status: number; headers?: Record<string, string> } = { status: 200 };
let server: Server;
let url = "";

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += String(chunk);
    });
    request.on("end", () => {
      got.push({ headers: request.headers, body });
      response.writeHead(answer.status, answer.headers ?? {}).end("thank you");
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}/notices`;
  vi.stubEnv("COUNTERSIGN_NOTICE_HOSTS", `127.0.0.1:${port}`);
});
afterEach(() => {
  answer = { status: 200 };
  got.length = 0;
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.close();
});

/** The secret and message of the Standard Webhooks specification's own example. */
const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const at = new Date(1_614_265_330_000);

describe("a post in the form of Standard Webhooks", () => {
  test("is signed as the specification's example is", () => {
    expect(signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", at, '{"test": 2432232314}')).toBe(
      "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    );
  });
  test("carries id, time and signature, and nothing that the body does not", async () => {
    expect(await post({ url, secret, id: "notice_1", body: '{"type":"notice.due"}', at })).toEqual({ taken: true });
    expect(got[0]?.headers).toMatchObject({
      "webhook-id": "notice_1",
      "webhook-timestamp": "1614265330",
      "webhook-signature": signature(secret, "notice_1", at, '{"type":"notice.due"}'),
      "content-type": "application/json",
    });
    expect(got[0]?.body).toBe('{"type":"notice.due"}');
  });
  test("follows no redirect: that is a failure", async () => {
    answer = { status: 302, headers: { location: "http://127.0.0.1:1/elsewhere" } };
    expect(await post({ url, secret, id: "n", body: "{}", at })).toEqual({ taken: false, failure: "http-302" });
    expect(got).toHaveLength(1);
  });
  test("tells why it was not taken, as a code", async () => {
    answer = { status: 503 };
    expect(await post({ url, secret, id: "n", body: "{}", at })).toEqual({ taken: false, failure: "http-503" });
    vi.stubEnv("COUNTERSIGN_NOTICE_HOSTS", `${new URL(url).host} 127.0.0.1:1`);
    expect(await post({ url: "http://127.0.0.1:1/", secret, id: "n", body: "{}", at })).toEqual({
      taken: false,
      failure: "econnrefused",
    });
  });
  test("goes nowhere that the server's list does not name, even from a connector that was set before", async () => {
    expect(await post({ url: "https://accounts.example/", secret, id: "n", body: "{}", at })).toEqual({
      taken: false,
      failure: "host-not-allowed",
    });
  });
  test("never reaches this machine by another name", async () => {
    vi.stubEnv("COUNTERSIGN_NOTICE_HOSTS", "localhost.localdomain ip6-localhost");
    const answered = await post({ url: "https://ip6-localhost/", secret, id: "n", body: "{}", at });
    // Where the machine knows the name it is its own address; elsewhere there is none.
    expect(["eownaddress", "enotfound", "eai_again"]).toContain(answered.taken ? "taken" : answered.failure);
  });
});

test("what failed is tried again, later each time, and not for ever", () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9]
    .map((attempts) => nextAttempt(attempts, at))
    .map((next) => (next === null ? null : next.getTime() - at.getTime()));
  expect(waits.slice(0, 8)).toEqual(waits.slice(0, 8).toSorted((one, other) => Number(one) - Number(other)));
  expect([waits[0], waits[7], waits[8]]).toEqual([5_000, 20 * 3_600_000, null]);
});
