import { beforeAll, describe, expect, test } from "vitest";
import type { Scope } from "#lib/auth/scopes.ts";
import { layGround } from "#lib/db/ground.ts";
import { create } from "#lib/keys/create.ts";
import { type AppealDesk, openAppealDesk } from "#testing/appeals.ts";
import { POST } from "./route.ts";

let desk: AppealDesk;
let secret: string;
let other: string;
let ban: string;
beforeAll(async () => {
  desk = await openAppealDesk();
  layGround(desk.ground);
  const key = async (source: string, scopes: Scope[]) =>
    (await create(desk.ground, desk.people.administrator, { source, scopes })).secret;
  secret = await key("platform", ["filings:submit"]);
  other = await key("platform", ["bans:import", "appeals:submit"]);
  ban = await desk.ban("child-exploitation");
});

const send = (body: string | Uint8Array<ArrayBuffer>, by = secret) =>
  POST(
    new Request("http://desk.example/api/v1/bans/filings", {
      method: "POST",
      body,
      headers: { authorization: `Bearer ${by}` },
    }),
  );
const row = (of: string, report: string) =>
  JSON.stringify({ ban: of, external_report: report, filed_on: "2026-11-22" });

describe("POST /api/v1/bans/filings", () => {
  test("takes reports of the machine's own bans, once, and tells what it did not take", async () => {
    const answer = await send(`${row(ban, "188273645")}\n${row("b-0", "188273646")}`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      ...{ read: 2, imported: 1, duplicate: 0, rejected: 1, conflicting: 0 },
      rejections: [
        { line: 2, reason: "No ban with this id has arrived in the ledger: it comes first, then its report." },
      ],
    });
    expect(await (await send(`[${row(ban, "188273645")}]`)).json()).toEqual({
      ...{ read: 1, imported: 0, duplicate: 1, rejected: 0, conflicting: 0 },
    });
    const { rows } = await desk.owner.query(
      "SELECT report, recorded_by = k.id::text AS own FROM ban_filing, api_key k WHERE 'filings:submit' = ANY (k.scopes)",
    );
    expect(rows).toEqual([{ report: "188273645", own: true }]);
  });

  test("refuses a stranger, a key of other scopes, and what is no text or too much", async () => {
    expect((await send(row(ban, "1"), "nobody")).status).toBe(401);
    expect((await send(row(ban, "1"), other)).status).toBe(403);
    expect((await send(new Uint8Array([0xff, 0xfe, 0x00]))).status).toBe(422);
    const tooMuch = await send(`[${" ".repeat(1024 * 1024)}]`);
    expect(await tooMuch.json()).toMatchObject({
      status: 422,
      detail: "More than 1 MB came at once. Nothing was taken.",
    });
    expect((await send("")).status).toBe(422);
  });
});
