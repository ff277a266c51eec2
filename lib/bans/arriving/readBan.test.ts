import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readBan } from "#lib/bans/arriving/readBan.ts";
import { normaliseIdentifier, spellingOf } from "#lib/crypto/keyedIndex.ts";
import { banRecord } from "#testing/bans.ts";

const now = Date.UTC(2026, 0, 1);
const read = (changes: object) => readBan({ ...banRecord(1), ...changes }, now);

describe("an account", () => {
  test.each([
    ["00919812345678", { id: "ban-919812345678" }, "id"],
    ["00919812345678", { id: "+919812345678" }, "id"],
    ["919812345678", { id: "ban-919812345678" }, "id"],
    ["91 98123 45678", { id: "ban-919812345678" }, "id"],
    ["+91 98123-45678", { id: "+919812345678" }, "id"],
    ["\u00a0+91 98123-45678", { id: "+919812345678" }, "id"],
    ["+919812345678", { id: "0091 (981) 234-56.78" }, "id"],
    ["+919812345678", { id: "b\u00a091/98\u201112345678" }, "id"],
    ["+91 98123-45678", { policy: "of +919812345678" }, "policy"],
    ["+91 98123-45678", { request: "4.2", appeal_of: "919812345678" }, "appeal_of"],
    ["Someone@Example.org", { id: "someone@example.org" }, "id"],
    ["someone@example.org", { external_report: "of SOMEONE@example.org, 2" }, "external_report"],
    ["jose\u0301", { id: " JOS\u00c9 " }, "id"],
    ["AbC12", { id: "abc12" }, "id"],
    ["12", { id: "12" }, "id"],
  ])("%s is found beside itself, however it is spelled there: %j", (account, beside, told) => {
    expect(read({ account, ...beside })).toMatch(new RegExp(`^${told} is the account itself or holds it`));
  });

  test.each([
    ["+919812345678", { id: "b-91981234567", policy: "9198123456789".slice(1) }],
    ["+919812345678", { id: "b-9198x12345678" }],
    ["+12", { id: "b-12" }],
    ["1234567", { id: "b-1234567" }],
    ["user", { id: "user-1" }],
    ["a-very-long-account", { id: "a-very-long-accoun" }],
    ["+919812345678", { id: "550e8400-e29b-41d4-a716-446655440000" }],
  ])("%s is not found where it is not: %j", (account, beside) => {
    expect(read({ account, ...beside })).toMatchObject({ account, id: beside.id });
  });

  test("that is a number is found in every text that writes its digits with signs between", () => {
    const digits = fc.stringMatching(/^[1-9]\d{7,14}$/);
    const sign = fc.constantFrom("", "", " ", "-", ".", "/", "\u2009", ") (");
    fc.assert(
      fc.property(digits, fc.array(sign, { minLength: 15, maxLength: 15 }), fc.string(), (number, signs, before) => {
        const spaced = [...number].map((digit, at) => `${digit}${signs[at]}`).join("");
        const id = `${before.replaceAll(/[^a-z]/g, "")}+${spaced}`;
        expect(read({ account: `+${number}`, id })).toMatch(/^id is the account itself/);
      }),
    );
  });
});

test.each(["id", "account"])("a blank %s is none", (name) => {
  for (const blank of [" ", "\u00a0\u3000", "\u200b", "\u2060\ufeff", "\u00ad", "\u2800", "\u3164", "\u{e0020}"]) {
    expect(read({ [name]: blank })).toBe(`${name} is blank: it has no sign that can be seen.`);
  }
  for (const seen of [" a", "\u200ba", "é", "\u{1f6ab}"])
    expect(read({ [name]: seen })).toMatchObject({ [name]: seen });
});

test("the short way to the spelling of an account answers what the long one does", () => {
  const text = fc.string({ unit: fc.constantFrom(..."+0019 -aA_é") });
  fc.assert(fc.property(text, (value) => spellingOf(value) === normaliseIdentifier(value)));
});
