import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { type FormAction, untouched } from "#components/forms/form-state.ts";
import type { Finding, Standing } from "#lib/statements/statement.ts";
import { ShiftsBlock } from "./shifts-block.tsx";
import { statedWords } from "./words.ts";

const shift: Finding = { code: "share:reason-hate", level: "blocking", sentence: "The share of hate is 90 %." };
const at = new Date("2026-11-22T10:00:00Z");
const hold = { id: "h-1", begunAt: at, shifts: [shift], held: 1204 };

function drawn(changes: Partial<Pick<Standing, "shifts" | "released" | "hold">>, mayRelease = true): string {
  const standing = { shifts: [], released: [], hold: null, ...changes };
  const release: FormAction | null = mayRelease ? async () => untouched : null;
  const zones = { zone: "UTC", legalZone: "UTC" };
  // The act is a button only: what it opens is drawn by the browser.
  return renderToStaticMarkup(createElement(ShiftsBlock, { standing, release, zones }));
}

test("what is held says why by the numbers of then, since when, how many, and who ends it", () => {
  const said = drawn({ hold, shifts: [{ ...shift, sentence: "The share of hate is 40 %." }] });
  for (const part of ["holds what was about to leave", shift.sentence, "204 statements are", "counsel", "Settle it"])
    expect(said).toContain(part);
  expect(said).not.toContain("40 %");
  expect(said).toContain('href="/bans/statements?state=blocked"');
  expect(drawn({ hold }, false)).not.toContain("<button");
});

test("what shifted and holds nothing yet stops the sending, unless it was let pass; nothing shifted says nothing", () => {
  expect(drawn({})).toBe("");
  expect(drawn({ shifts: [shift] })).toContain("A sudden shift stops the sending");
  const passed = drawn({ shifts: [shift], released: [{ code: shift.code, until: at }] });
  expect(passed).toContain("Let pass until");
  expect(passed).not.toContain("<button");
});

test("the page promises no more than is stated, and that nothing leaves while sending is off", () => {
  for (const sends of [null, false, true]) {
    expect(statedWords(sends)).not.toMatch(/every ban/i);
    expect(statedWords(sends).includes("Nothing leaves now")).toBe(sends !== true);
    for (const part of [
      "order of an authority",
      "reason or a day that the template leaves out",
      "no day of registration stays blocked",
    ])
      expect(statedWords(sends)).toContain(part);
  }
});
