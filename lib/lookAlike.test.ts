import { alphabetMap } from "confusables";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  hostName,
  hostOfAddress,
  imitatedEnding,
  isFreeMail,
  keysOfDomain,
  keysOfHost,
  likeness,
  mixesScripts,
} from "./lookAlike.ts";

const label = fc.stringMatching(/^[a-z][a-z0-9]{1,11}$/);
const ending = fc.constantFrom(
  "gov",
  "gov.uk",
  "police.uk",
  "gouv.fr",
  "bund.de",
  "gov.in",
  "jus.br",
  "admin.ch",
  "eu",
  "org",
);
const domain = fc.tuple(label, ending).map((parts) => parts.join("."));

describe("an authority's own domain", () => {
  test("is never a look-alike of itself, nor is a name under it", () => {
    fc.assert(
      fc.property(domain, label, (own, below) => {
        expect(likeness(own, own)).toBeNull();
        expect(likeness(`${below}.${own}`, own)).toBeNull();
        expect(likeness(hostName(own.toUpperCase()) ?? "", own)).toBeNull();
      }),
    );
  });
});

describe("one confusable sign in the place of a letter", () => {
  const bent = fc.tuple(domain, fc.nat(), fc.nat()).map(([own, where, which]) => {
    const letters = [...own];
    const places = letters.flatMap((letter, at) => (alphabetMap.has(letter) ? [at] : []));
    const at = places[where % places.length] ?? 0;
    // Signs that lower case turns into plain letters are no imitation in a host name, nor are marks that belong to a letter before them.
    const signs = (alphabetMap.get(letters[at] ?? "") ?? []).filter(
      (sign) =>
        sign.toLowerCase() === sign &&
        sign.normalize("NFC") === sign &&
        /^[\p{L}\p{N}\p{S}|]$/u.test(sign) &&
        !/[a-z0-9]/.test(sign),
    );
    const sign = signs[which % Math.max(1, signs.length)];
    return { own, host: sign === undefined ? null : letters.with(at, sign).join("") };
  });

  test("is always flagged, and the look-up finds the domain it imitates", () => {
    fc.assert(
      fc.property(bent, ({ own, host }) => {
        fc.pre(host !== null && host !== own);
        expect(likeness(host ?? "", own), host ?? "").toBe("confusable");
        const kept = new Set(keysOfDomain(own));
        expect(
          keysOfHost(host ?? "").some((key) => kept.has(key)),
          host ?? "",
        ).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("likeness", () => {
  test.each([
    ["met-police-uk.com", "met.police.uk", "folded"],
    ["met.police.uk.co", "met.police.uk", "folded"],
    ["met.police.uk.secure-login.com", "met.police.uk", "folded"],
    ["rnet.police.uk", "met.police.uk", "confusable"],
    ["usdoj.g0v", "usdoj.gov", "confusable"],
    ["usdo.gov", "usdoj.gov", "near"],
    ["usda.gov", "usdoj.gov", null],
    ["usdojs.gov", "usdoj.gov", "near"],
    ["usodj.gov", "usdoj.gov", "near"],
    ["europol.com", "europol.eu", "other-ending"],
    ["example.org", "met.police.uk", null],
  ])("%s beside %s: %s", (host, own, found) => {
    expect(likeness(hostName(host) ?? "", own)).toBe(found);
  });

  test("whatever is near or folded is found by its keys", () => {
    for (const [host, own] of [
      ["met-police-uk.com", "met.police.uk"],
      ["usdojs.gov", "usdoj.gov"],
      ["europol.com", "europol.eu"],
    ] as const) {
      const kept = new Set(keysOfDomain(own));
      expect(keysOfHost(host).some((key) => kept.has(key))).toBe(true);
    }
  });
});

test("official endings where they do not belong, mixed scripts, free mail", () => {
  expect(imitatedEnding("gov-uk.com")).toBe("gov.uk");
  expect(imitatedEnding("police.uk.co")).toBe("police.uk");
  expect(imitatedEnding("cyber.gov.info")).toBe("gov");
  expect(imitatedEnding("met.police.uk")).toBeNull();
  expect(imitatedEnding("example.org")).toBeNull();
  expect(mixesScripts("pоlice.example")).toBe(true);
  expect(mixesScripts("москва.рф")).toBe(false);
  expect(hostName("xn--plice-6ve.de")).toBe("pliаce.de");
  expect(isFreeMail("gmail.com") && isFreeMail("mail.gmx.de")).toBe(true);
  expect(isFreeMail("met.police.uk")).toBe(false);
  expect(hostOfAddress("Officer <o.r@Met.Police.UK>")).toBe("met.police.uk");
  expect(hostOfAddress("nobody")).toBeNull();
});
