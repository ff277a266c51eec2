import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { list } from "#lib/documents/list.ts";
import { openCase } from "#lib/requests/case.ts";
import { create } from "#lib/requests/create.ts";
import { enterMail } from "#lib/requests/enterMail.ts";
import { png, zip } from "#testing/documents.ts";
import { entriesOf } from "#testing/entries.ts";
import { demandMail as mail, orderFile, received, sentFile as sent } from "#testing/mails.ts";
import { outcome, outcomes } from "#testing/refused.ts";
import { type Desk, morning, openDesk } from "#testing/requests.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.owner.query("UPDATE authority SET domains = '{justice.example}' WHERE id = $1", [desk.authorityId]);
});
afterEach(() => {
  delete process.env.COUNTERSIGN_AUTHSERV_ID;
});

let count = 0;
const demand = () => ({
  authority: { id: desk.authorityId },
  instrument: "US-SUBPOENA",
  reference: `Mail-${++count}`,
  receivedAt: morning,
  targets: [{ kind: "phone", identifier: "+1 202 555 0104" } as const],
  fields: ["account-created"],
});

describe("requests.enterMail", () => {
  test("does it", async () => {
    const { ground, people, owner } = desk;
    process.env.COUNTERSIGN_AUTHSERV_ID = "mx.relay.example";
    const above = [
      "Return-Path: <bounce@mailer.example>",
      "Authentication-Results: mx.relay.example; dmarc=pass header.from=va.justice.example",
      received,
    ];
    const given = await mail(
      { replyTo: "clerk@freemail.example", attachments: [orderFile(), { filename: "a.pdf", content: zip("a", "b") }] },
      above,
    );
    const { id } = await enterMail(ground, people.analyst, { ...demand(), mail: given });
    const { request } = await openCase(ground, people.analyst, { id });
    expect(request.state).toBe("received");
    const { rows } = await owner.query("SELECT channel FROM legal_request WHERE id = $1", [id]);
    expect(rows).toEqual([{ channel: "mail" }]);
    const sender = await owner.query(
      "SELECT domain, reply_domain, address_lookup FROM request_sender WHERE request_id = $1",
      [id],
    );
    expect(sender.rows).toEqual([
      { domain: "va.justice.example", reply_domain: "freemail.example", address_lookup: expect.any(Buffer) },
    ]);
    const papers = await list(ground, people.analyst, { id });
    expect(papers.map(({ kind, fileName, mediaType }) => [kind, fileName, mediaType])).toEqual([
      ["email", "mail.eml", "message/rfc822"],
      ["attachment", "order.pdf", "application/pdf"],
    ]);
    expect(papers[0]?.mail).toMatchObject({
      claims: [{ method: "dmarc", result: "pass", domain: "va.justice.example", trusted: true }],
      differs: ["reply-to", "return-path"],
      refused: [{ fileName: "a.pdf", sentence: expect.stringMatching(/“a.pdf” is a ZIP archive/) }],
    });
    const log = await entriesOf(desk, `request:${id}`);
    expect(log.map(({ action }) => action)).toEqual([
      "request.received",
      "mail.entered",
      "document.added",
      "document.added",
    ]);
    expect(log[1]?.data).toMatchObject({
      attachments: 1,
      refused: 1,
      trusted: true,
      differs: ["reply-to", "return-path"],
    });
    expect(JSON.stringify(log)).not.toMatch(/clerk|justice|order\.pdf/);
  });

  test("keeps the sketch of its wording, by which a forged form is found again", async () => {
    const { ground, people, owner } = desk;
    const text =
      "We investigate a fraud against pensioners and ask you to name the holder of the account below, with every address from which it was used.";
    const { id } = await enterMail(ground, people.analyst, { ...demand(), mail: await mail({ text }) });
    const { rows } = await owner.query("SELECT sketch FROM request_wording WHERE request_id = $1", [id]);
    expect(rows).toHaveLength(1);
  });

  test("refuses without permission", async () => {
    const given = { ...demand(), mail: await mail() };
    for (const actor of [desk.people.auditor, desk.people.administrator, desk.people.officer]) {
      expect(await outcome(enterMail(desk.ground, actor, given))).toBe("forbidden");
    }
  });

  test("refuses the wrong state", async () => {
    const { ground, people, owner } = desk;
    const given = await mail();
    const kept = async () => (await owner.query("SELECT id FROM document")).rows.length;
    const before = await kept();
    const wrong = { ...demand(), instrument: "none-such", mail: given };
    expect(await outcome(enterMail(ground, people.analyst, wrong))).toBe("invalid");
    expect(await kept()).toBe(before);
    const taken = demand();
    await enterMail(ground, people.analyst, { ...taken, mail: given });
    const again = enterMail(ground, people.analyst, { ...demand(), mail: given });
    await expect(again).rejects.toThrow(`This e-mail was taken in already, with the request ${taken.reference}`);
    const sameReference = enterMail(ground, people.analyst, { ...taken, mail: await mail() });
    expect(await outcome(sameReference)).toBe("conflict");
  });

  test("two at once, one wins", async () => {
    const given = await mail();
    const both = [desk.people.analyst, desk.people.counsel].map((actor) =>
      enterMail(desk.ground, actor, { ...demand(), mail: given }),
    );
    expect(await outcomes(...both)).toEqual(["conflict", "done"]);
  });

  test("marks another mail with the same Message-ID, and one without any", async () => {
    const { ground, people } = desk;
    const facts = async (given: Awaited<ReturnType<typeof mail>>) => {
      const { id } = await enterMail(ground, people.analyst, { ...demand(), mail: given });
      return (await list(ground, people.analyst, { id }))[0]?.mail?.differs;
    };
    expect(await facts(await mail({ messageId: "<one@justice.example>" }))).toEqual([]);
    expect(await facts(await mail({ messageId: "<one@justice.example>", text: "Pay here." }))).toEqual([
      "message-id-repeated",
    ]);
    const bare = await mail();
    const without = Buffer.from(
      Buffer.from(bare.bytes)
        .toString("latin1")
        .replace(/^Message-ID:.*\r\n/imu, ""),
      "latin1",
    );
    expect(await facts(sent(without))).toEqual(["message-id-missing"]);
  });
});

test("scans of what came by post lie at the request from the start", async () => {
  const { ground, people } = desk;
  const documents = [{ fileName: "page-1.png", bytes: png("page 1") }];
  const { id } = await create(ground, people.analyst, { ...demand(), channel: "post", documents });
  expect(await list(ground, people.analyst, { id })).toMatchObject([{ kind: "order", fileName: "page-1.png" }]);
  const spoiled = [{ fileName: "page-1.pdf", bytes: zip("a", "b") }];
  const refused = create(ground, people.analyst, { ...demand(), channel: "post", documents: spoiled });
  await expect(refused).rejects.toThrow(/a ZIP archive/);
});
