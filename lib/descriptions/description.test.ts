import { describe, expect, test } from "vitest";
import { automations, signals } from "#lib/bans/ban.ts";
import { assertSignable, descriptionCodes, paragraphsOf, shippedText, textLength } from "./description.ts";

describe("the texts that ship", () => {
  test("there is one for each of the nine signals and the three ways of deciding, and it fits", () => {
    expect(descriptionCodes).toHaveLength(12);
    for (const code of descriptionCodes) {
      const { length } = shippedText(code);
      expect(length).toBeGreaterThan(textLength.min);
      expect(length).toBeLessThan(textLength.max);
    }
  });
  test.each(signals)("%s says what is used, what is never used, and whether a person looks", (signal) => {
    const paragraphs = paragraphsOf(shippedText(signal));
    expect(paragraphs).toHaveLength(3);
    expect(paragraphs[1]).toMatch(/^Never used: /);
    expect(paragraphs[2]).toMatch(/person|people/i);
  });
  test.each(automations)("%s says where the person stands", (automation) => {
    expect(shippedText(automation)).toMatch(/person/);
  });
});

test("nobody is the second person of their own text", () => {
  const now = new Date();
  expect(() => assertSignable({ proposedBy: "a" }, "a", now, now)).toThrow("own text");
  expect(() => assertSignable({ proposedBy: "a" }, "b", new Date(0), now)).toThrow("has passed");
  expect(() => assertSignable({ proposedBy: "a" }, "b", now, now)).not.toThrow();
});
