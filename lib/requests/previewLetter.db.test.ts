import { beforeAll, describe, expect, test } from "vitest";
import { outcome } from "#testing/refused.ts";
import { type Desk, openDesk } from "#testing/requests.ts";
import { previewLetter } from "./previewLetter.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
const reason = "quality-review" as const;

describe("requests.previewLetter", () => {
  test("does it", async () => {
    const { id } = await desk.at("collected");
    const shown = await previewLetter(desk.ground, desk.people.analyst, { id, reason, language: "fr" });
    expect(shown).toMatchObject({ language: "fr", version: 1, title: "Réponse à une demande de données" });
    expect(JSON.stringify(shown.blocks)).toContain("2016-05-01T12:30:00Z");
    const { rows } = await desk.owner.query("SELECT bytes FROM log_entry WHERE action = 'letter.previewed'");
    expect(JSON.parse(String(rows[0].bytes)).data).toEqual({ kind: "production", language: "fr", version: 1, reason });
  });
  test("refuses without permission", async () => {
    const { id } = await desk.at("collected");
    expect(await outcome(previewLetter(desk.ground, desk.people.auditor, { id, reason }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const { id } = await desk.at("proposed");
    expect(await outcome(previewLetter(desk.ground, desk.people.analyst, { id, reason }))).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    // Looking changes nothing, so both are served; what must not be lost is the entry of either.
    const { id } = await desk.at("collected");
    await Promise.all([1, 2].map(() => previewLetter(desk.ground, desk.people.counsel, { id, reason })));
    const { rowCount } = await desk.owner.query(
      "SELECT 1 FROM log_entry WHERE action = 'letter.previewed' AND subject = $1",
      [`request:${id}`],
    );
    expect(rowCount).toBe(2);
  });
});
