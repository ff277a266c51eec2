import { beforeAll, describe, expect, test } from "vitest";
import { enterMail } from "#lib/requests/enterMail.ts";
import { readMail, referenceIn } from "#lib/requests/readMail.ts";
import { plainPdf, zip } from "#testing/documents.ts";
import { demandMail as mail, sentFile as sent } from "#testing/mails.ts";
import { outcome, outcomes } from "#testing/refused.ts";
import { type Desk, morning, openDesk } from "#testing/requests.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.owner.query("UPDATE authority SET domains = '{justice.example}' WHERE id = $1", [desk.authorityId]);
});

describe("requests.readMail", () => {
  test("does it", async () => {
    const { ground, people } = desk;
    const given = await mail();
    const offer = await readMail(ground, people.analyst, { mail: given });
    expect(offer).toMatchObject({
      ...{ fileName: "mail.eml", subject: "Subpoena, case no. GJ-2026/114", reference: "GJ-2026/114" },
      from: { address: "clerk@va.justice.example" },
      authority: { name: "United States Attorney, Eastern District of Virginia", country: "US" },
      arrivedAt: "2026-11-23T07:31:05.000Z",
      attachments: [{ fileName: "order.pdf", mediaType: "application/pdf", scan: "unscanned", flags: [] }],
      facts: { differs: [], refused: [], domains: { from: "va.justice.example" } },
    });
    const { rows } = await desk.owner.query(
      "SELECT bytes FROM log_entry WHERE action = 'mail.read' ORDER BY id DESC LIMIT 1",
    );
    const entry = JSON.parse(String(rows[0].bytes));
    expect(entry).toMatchObject({ actor: { id: people.analyst.id }, data: { attachments: 1, refused: 0 } });
    expect(JSON.stringify(entry)).not.toMatch(/clerk|GJ-2026/);
    expect((await desk.owner.query("SELECT id FROM document")).rows).toEqual([]);
  });

  test("refuses without permission", async () => {
    const given = { mail: await mail() };
    for (const actor of [desk.people.auditor, desk.people.administrator, desk.people.officer]) {
      expect(await outcome(readMail(desk.ground, actor, given))).toBe("forbidden");
    }
  });

  test("refuses the wrong state", async () => {
    const { ground, people } = desk;
    await expect(readMail(ground, people.analyst, { mail: sent(plainPdf()) })).rejects.toThrow(/is no e-mail/);
    await expect(readMail(ground, people.analyst, { mail: sent(zip("mail.eml", "x")) })).rejects.toThrow(
      /a ZIP archive/,
    );
    const endless = Buffer.from(`From: a@b.example\r\n${"X-H: v\r\n".repeat(100_000)}\r\n`);
    await expect(readMail(ground, people.analyst, { mail: sent(endless) })).rejects.toThrow(
      /cannot be read to its end/,
    );
    const given = await mail();
    const demand = {
      authority: { id: desk.authorityId },
      instrument: "US-SUBPOENA",
      reference: "Mail-1",
      receivedAt: morning,
    };
    const targets = [{ kind: "phone", identifier: "+1 202 555 0104" } as const];
    await enterMail(ground, people.analyst, { ...demand, targets, fields: ["account-created"], mail: given });
    expect(await outcome(readMail(ground, people.analyst, { mail: given }))).toBe("conflict");
  });

  test("two at once, one wins", async () => {
    // Reading keeps nothing, so both read; each look is an entry of its own.
    const given = { mail: await mail() };
    const both = [desk.people.analyst, desk.people.counsel].map((actor) => readMail(desk.ground, actor, given));
    expect(await outcomes(...both)).toEqual(["done", "done"]);
  });
});

test.each([
  ["Ref. ZX-9/2026 urgent", "ZX-9/2026"],
  ["Auskunftsersuchen, Az. 4 Js 18/26", "4 Js 18/26"],
  ["Docket No. 26-cr-114", "26-cr-114"],
  ["Your case", null],
  ["Hello", null],
])("a reference in a subject: %s", (subject, reference) => {
  expect(referenceIn(subject)).toBe(reference);
});
