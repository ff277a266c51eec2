import { beforeAll, describe, expect, test } from "vitest";
import { record } from "#lib/authorities/record.ts";
import { verify } from "#lib/authorities/verify.ts";
import { transaction } from "#lib/db/transaction.ts";
import { inspectUpload } from "#lib/vault/inspect.ts";
import { attachDocument, keepDocument } from "#lib/vault/keep.ts";
import { png } from "#testing/documents.ts";
import { type Desk, morning, openDesk, race } from "#testing/requests.ts";
import { recordSender } from "./recordSender.ts";
import { requester } from "./requester.ts";
import { signals } from "./signals.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await record(desk.ground, desk.people.analyst, {
    name: "Metropolitan Police",
    country: "GB",
    kind: "police",
    domains: ["met.police.uk"],
  });
});

const bureau = { name: "Metropolitan Cyber Bureau", country: "GB" };
const found = async (requestId: string) => {
  const all = await signals(desk.ground, desk.people.analyst, { requestId });
  return new Map(all.map((one) => [one.code, one]));
};

test("a look-alike agency with an emergency is explained, and nothing is refused", async () => {
  const { id } = await desk.request({ authority: bureau, instrument: "US-EDR-RECORDS", emergency: true, targets: [] });
  await recordSender(desk.ground, desk.people.analyst, {
    requestId: id,
    from: "d.hart@met-police-uk.com",
    replyTo: "dci.hart@gmail.com",
  });
  const all = await found(id);
  expect([...all.keys()].toSorted()).toEqual([
    "emergency-without-call",
    "first-request",
    "law-elsewhere",
    "look-alike",
    "not-verified",
    "official-ending",
    "reply-elsewhere",
  ]);
  expect(all.get("look-alike")?.sentence).toContain("bears within it met.police.uk, a domain of Metropolitan Police");
});

test("what recurs at another authority is linked: target, document, wording, sender", async () => {
  const note =
    "You are hereby directed to disclose without delay all records of the account named below, since a child is in imminent danger and any delay would put its life at risk.";
  const targets = [{ kind: "phone" as const, identifier: "+44 7700 900042" }];
  const one = await desk.request({ authority: { name: "Bureau A", country: "GB" }, targets, note });
  const two = await desk.request({
    authority: { name: "Bureau B", country: "GB" },
    targets,
    note: `Re case 7. ${note}`,
  });
  const bytes = png("forged");
  for (const requestId of [one.id, two.id]) {
    await transaction(desk.ground.database, "write", async (tx) => {
      const documentId = await keepDocument(tx, desk.ground.keys, morning, {
        bytes,
        ...inspectUpload(bytes, "o.png"),
        scan: "unscanned",
      });
      await attachDocument(tx, morning, desk.people.analyst.id, {
        requestId,
        documentId,
        kind: "order",
        fileName: "o.png",
      });
    });
    await recordSender(desk.ground, desk.people.analyst, { requestId, phone: "+44 7700 900500" });
  }
  const all = await found(two.id);
  for (const code of ["same-target", "same-document", "same-wording", "same-contact"] as const) {
    expect(
      all.get(code)?.links.map((link) => link.requestId),
      code,
    ).toEqual([one.id]);
  }
});

test("a number that the demand itself gives proves nothing: it cannot be called back", async () => {
  const { id } = await desk.request({ authority: { name: "Bureau C", country: "GB" } });
  await recordSender(desk.ground, desk.people.analyst, { requestId: id, phone: "+44 (0)20 7946 0001" });
  const { authorityId } = await requester(desk.ground, desk.people.analyst, { requestId: id });
  const call = {
    ...{
      evidence: "call-back" as const,
      registrySource: "Directory",
      note: "They confirmed it all.",
      spokeWith: "A man",
    },
    ...{ id: authorityId, version: 1, calledAt: morning },
  };
  const failing = verify(desk.ground, desk.people.analyst, { ...call, number: "+44 (0)20 7946 0001" });
  await expect(failing).rejects.toThrow("This number stands in a demand itself");
  await verify(desk.ground, desk.people.analyst, { ...call, number: "+44 20 7946 0999" });
});

test("only our own mail server's word on authentication counts", async () => {
  const { id } = await desk.request({ authority: { name: "Bureau D", country: "GB" } });
  const claims = [
    { method: "dmarc", result: "fail", trusted: true },
    { method: "spf", result: "fail", trusted: false },
  ];
  const bytes = png("mail");
  await transaction(desk.ground.database, "write", async (tx) => {
    const documentId = await keepDocument(tx, desk.ground.keys, morning, {
      bytes,
      ...inspectUpload(bytes, "m.png"),
      scan: "unscanned",
    });
    const facts = { claims, domains: { from: "gmail.com", replyTo: null } };
    await attachDocument(tx, morning, desk.people.analyst.id, {
      requestId: id,
      documentId,
      kind: "email",
      fileName: "m.png",
      facts,
    });
  });
  const all = await found(id);
  expect(all.get("mail-failed")?.sentence).toContain("DMARC failed");
  expect(all.has("free-mail")).toBe(true);
});

test("a burst of requests is noticed", async () => {
  const authority = { name: "Bureau E", country: "GB" };
  let last = "";
  for (let made = 0; made < 5; made += 1) last = (await desk.request({ authority })).id;
  expect((await found(last)).get("velocity")?.sentence).toContain("5 requests in seven days");
});

describe("suspicions.recordSender", () => {
  const sender = { from: "officer@bureau.example", phone: "+44 20 7946 0123" };
  test("does it", async () => {
    const { id: requestId } = await desk.request({ authority: bureau });
    await recordSender(desk.ground, desk.people.analyst, { requestId, ...sender });
    const known = await requester(desk.ground, desk.people.auditor, { requestId });
    expect(known).toMatchObject({ domain: "bureau.example", hasPhone: true, senderAt: morning });
    const { rows } = await desk.owner.query("SELECT * FROM request_sender WHERE request_id = $1", [requestId]);
    expect(JSON.stringify(rows)).not.toMatch(/officer@|7946/);
  });
  test("refuses without permission", async () => {
    const { id: requestId } = await desk.request({ authority: bureau });
    await expect(recordSender(desk.ground, desk.people.auditor, { requestId, ...sender })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const { id: requestId } = await desk.request({ authority: bureau });
    await expect(recordSender(desk.ground, desk.people.analyst, { requestId })).rejects.toThrow(
      "Write down the sender's address",
    );
    await recordSender(desk.ground, desk.people.analyst, { requestId, ...sender });
    await expect(recordSender(desk.ground, desk.people.analyst, { requestId, ...sender })).rejects.toThrow(
      "Somebody else was first",
    );
  });
  test("two at once, one wins", async () => {
    const { id: requestId } = await desk.request({ authority: bureau });
    const { won } = await race(
      [1, 2].map(() => () => recordSender(desk.ground, desk.people.analyst, { requestId, ...sender })),
    );
    expect(won).toBe(1);
  });
});
