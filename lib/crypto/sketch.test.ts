import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { type Keyring, loadKeyring } from "#lib/crypto/keyring.ts";
import { sketchLikeness, sketchOf } from "#lib/crypto/sketch.ts";

const home = mkdtempSync(join(tmpdir(), "countersign-sketch-"));
const keys: Keyring = loadKeyring(home, {});
afterAll(() => rmSync(home, { recursive: true }));

const order =
  "Pursuant to the emergency provisions you are directed to disclose without delay all subscriber records of the account named below, as a person is in imminent danger of death, and any delay would put the life of a child at risk. Do not inform the user of this request.";

function sketch(text: string) {
  const made = sketchOf(keys, text);
  if (made === null) throw new Error("too short to be sketched");
  return made;
}
const likeness = (one: string, other: string) => sketchLikeness(sketch(one).bytes, sketch(other).bytes);

test("the same wording with other figures, spacing and case is the same", () => {
  expect(likeness(`Case 17. ${order}`, `CASE   99. ${order.toUpperCase()}`)).toBe(1);
});

test("a changed sentence leaves most of it, other words nothing", () => {
  const changed = order.replace("without delay all subscriber records", "at once every record");
  expect(likeness(order, changed)).toBeGreaterThan(0.55);
  const other =
    "We write about the meeting of last week and thank you for the explanation of how messages are encrypted between the people who write them.";
  expect(likeness(order, other)).toBeLessThan(0.1);
});

test("what is more than half alike shares a band, so that it is found", () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{3,8}$/), { minLength: 60, maxLength: 120 });
  fc.assert(
    fc.property(words, fc.nat(), (given, at) => {
      const [one, other] = [given.join(" "), given.with(at % given.length, "changed").join(" ")];
      const [first, second] = [sketch(one), sketch(other)];
      if (sketchLikeness(first.bytes, second.bytes) < 0.8) return;
      expect(first.bands.some((band, place) => band === second.bands[place])).toBe(true);
    }),
    { numRuns: 100 },
  );
});

test("another key gives another sketch, and too few words give none", () => {
  const elsewhere = mkdtempSync(join(tmpdir(), "countersign-sketch-"));
  const foreign = sketchOf(loadKeyring(elsewhere, {}), order);
  rmSync(elsewhere, { recursive: true });
  expect(sketchLikeness(sketch(order).bytes, foreign?.bytes ?? Buffer.alloc(256))).toBeLessThan(0.1);
  expect(sketchOf(keys, "Please send the records.")).toBeNull();
});
