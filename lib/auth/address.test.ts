import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { address, isSecure, localPath } from "#lib/auth/address.ts";

test("the desk's address is the one given, else this machine's own", () => {
  expect(address({})).toBe("http://localhost:3000");
  expect(address({ PORT: "4102" })).toBe("http://localhost:4102");
  expect(address({ COUNTERSIGN_URL: "https://desk.example/", PORT: "4102" })).toBe("https://desk.example");
  expect(isSecure({ COUNTERSIGN_URL: "https://desk.example" })).toBe(true);
  expect(isSecure({})).toBe(false);
});

describe("the place to return to", () => {
  test("is kept where it is a path of this desk", () => {
    for (const path of ["/", "/requests/0198", "/requests?state=open&search=a%2Fb", "/log#entry"])
      expect(localPath(path, "/else")).toBe(path);
  });

  test.each([
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
    "\t//evil.example",
    " /requests",
    "requests",
    "",
    null,
    undefined,
  ])("is the desk for %j", (to) => {
    expect(localPath(to, "/else")).toBe("/else");
  });

  test("never leaves the desk", () => {
    const part = fc.constantFrom("/", "\\", ".", "..", "%2f", "\t", "\n", "@", ":", "evil.example", "http", "?", "#");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const path = localPath(parts.join(""));
        return new URL(path, "http://desk.example").origin === "http://desk.example" && !path.startsWith("//");
      }),
    );
  });
});
