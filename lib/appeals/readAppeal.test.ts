import { expect, test } from "vitest";
import { statementLengthMax } from "./appeal.ts";
import { readAppeal } from "./readAppeal.ts";

const now = Date.UTC(2026, 10, 22);
const whole = { id: "appeal-81", ban: "ban-4711", received_at: "2026-11-21T10:00:00+05:30" };
const read = (changes: object) => readAppeal({ ...whole, ...changes }, now);
const sign = "\u{1f6ab}";

test("texts are counted in characters, as those of bans are", () => {
  for (const [name, max] of [
    ["id", 200],
    ["ban", 200],
    ["statement", statementLengthMax],
  ] as const) {
    expect(read({ [name]: sign.repeat(max) })).toMatchObject({ [name]: sign.repeat(max) });
    expect(read({ [name]: sign.repeat(max + 1) })).toBe(`${name} is longer than ${max} characters.`);
  }
});

test.each(["id", "ban"])("a blank %s names nothing", (name) => {
  for (const blank of [" ", "\u200b"])
    expect(read({ [name]: blank })).toBe(`${name} is blank: it has no sign that can be seen.`);
});
