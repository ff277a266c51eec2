import fc from "fast-check";
import { expect, test } from "vitest";
import { accessOf, addressIsAt, assertMayAsk, hindrance, officerSignInRefusal } from "#lib/officers/officer.ts";

test("an address is at a domain or below it, and at no look-alike", () => {
  const at = (email: string) => addressIsAt(email, ["Police.example", "sta.example"]);
  expect(["a@police.example", "a@POLICE.example", "a@cyber.police.example", "a@sta.example"].every(at)).toBe(true);
  expect(["a@notpolice.example", "a@police.example.org", "a@example", "police.example@gmail.com", ""].some(at)).toBe(
    false,
  );
});

test("a host that ends in another domain is never at this one", () => {
  const label = fc.stringMatching(/^[a-z][a-z0-9]{0,10}$/);
  fc.assert(
    fc.property(label, label, (host, domain) => {
      expect(addressIsAt(`a@${host}${domain}.test`, [`${domain}.test`])).toBe(false);
      expect(addressIsAt(`a@${host}.${domain}.test`, [`${domain}.test`])).toBe(true);
    }),
  );
});

test("access is what the gravest fact says", () => {
  const now = new Date("2026-11-23T09:00:00Z");
  const nothing = { verifiedAt: null, disabledAt: null, enrolledAt: null, invitedUntil: null };
  const soon = new Date(now.getTime() + 1);
  expect(accessOf(nothing, now)).toBe("unverified");
  expect(accessOf({ ...nothing, verifiedAt: now }, now)).toBe("verified");
  expect(accessOf({ ...nothing, verifiedAt: now, invitedUntil: soon }, now)).toBe("invited");
  expect(accessOf({ ...nothing, verifiedAt: now, invitedUntil: now }, now)).toBe("expired");
  expect(accessOf({ ...nothing, enrolledAt: now }, now)).toBe("enrolled");
  expect(accessOf({ ...nothing, enrolledAt: now, disabledAt: now }, now)).toBe("disabled");
});

test("only a verified officer of a verified authority that is not frozen asks, and each refusal is an entry", () => {
  const day = new Date(0);
  const good = {
    officerId: "o",
    authority: "Office",
    officerVerifiedAt: day,
    authorityVerifiedAt: day,
    frozenAt: null,
  };
  expect(hindrance(good)).toBeNull();
  expect(() => assertMayAsk(good)).not.toThrow();
  const cases = [
    [{ ...good, frozenAt: day, authorityVerifiedAt: null }, "authority-frozen"],
    [{ ...good, authorityVerifiedAt: null }, "authority-not-verified"],
    [{ ...good, officerVerifiedAt: null }, "officer-not-verified"],
  ] as const;
  for (const [standing, because] of cases) {
    try {
      assertMayAsk(standing);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: "conflict", entry: { subject: "officer:o", data: { because } } });
    }
  }
});

test("who did not get in learns nothing of why", () => {
  expect(officerSignInRefusal(null).message).not.toMatch(/password|address/i);
  expect(officerSignInRefusal("throttled").message).toContain("15 minutes");
});
