import fc from "fast-check";
import { expect, test } from "vitest";
import { attemptsMax, isAddress, oneLine, waitMs } from "./mail.ts";
import { smtpOf } from "./smtp.ts";

test("an address is one plain address, and nothing that could say more", () => {
  for (const good of ["a@b.example", "o'neil+x@police.nrw.de", "δ@example.gr"]) expect(isAddress(good)).toBe(true);
  for (const bad of [
    "a@b.example\r\nBcc: x@y.example",
    "a@b.example, c@d.example",
    "Name <a@b.example>",
    "a b@c.example",
    "a@b.example\u0000",
    "\u202Ea@b.example",
    "a@-b.example",
    "@b.example",
    "a@",
    `${"a".repeat(65)}@b.example`,
    `a@${"b".repeat(260)}`,
  ])
    expect(isAddress(bad)).toBe(false);
});

test("whatever is written, a subject stays one line without signs that turn it round", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(oneLine(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(oneLine(text).length).toBeLessThanOrEqual(200);
    }),
  );
});

test("attempts grow apart, and end within two days", () => {
  const waits = Array.from({ length: attemptsMax }, (_, at) => waitMs(at + 1));
  expect(waits[0]).toBe(120_000);
  expect(waits).toEqual(waits.toSorted((one, other) => one - other));
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(2 * 86_400_000);
});

test("a mail server is configured wholly or not at all, and TLS is required unless said otherwise", () => {
  expect(smtpOf({})).toBeNull();
  const MAIL_FROM = "desk@messenger.example";
  expect(smtpOf({ SMTP_URL: "smtp://u%40x:p%3A@mail.example", MAIL_FROM })).toEqual({
    host: "mail.example",
    port: 587,
    secure: false,
    tlsRequired: true,
    user: "u@x",
    password: "p:",
    from: MAIL_FROM,
  });
  expect(smtpOf({ SMTP_URL: "smtps://mail.example", MAIL_FROM })).toMatchObject({
    port: 465,
    secure: true,
    user: null,
  });
  expect(smtpOf({ SMTP_URL: "smtp://mail.example:25", MAIL_FROM, SMTP_TLS: "optional" })).toMatchObject({
    port: 25,
    tlsRequired: false,
  });
  for (const half of [
    { MAIL_FROM },
    { SMTP_URL: "smtp://mail.example" },
    { SMTP_URL: "https://mail.example", MAIL_FROM },
    { SMTP_URL: "smtp://mail.example", MAIL_FROM: "Desk <desk@messenger.example>" },
    { SMTP_URL: "smtp://mail.example", MAIL_FROM, SMTP_TLS: "off" },
  ])
    expect(() => smtpOf(half)).toThrow(/SMTP_URL|MAIL_FROM|SMTP_TLS/);
});
