import { describe, expect, test } from "vitest";
import { isOwnAddress } from "#lib/ownAddress.ts";
import { allowedAddress, allowedHosts } from "./allowed.ts";

const hosts = allowedHosts({ COUNTERSIGN_NOTICE_HOSTS: "accounts.example, Accounts.internal:8443 localhost:4999" });

describe("where a notice may go", () => {
  test("https to a host that whoever runs the server named", () => {
    expect(allowedAddress("https://accounts.example/notices", hosts).href).toBe("https://accounts.example/notices");
    expect(allowedAddress("https://accounts.internal:8443/", hosts).host).toBe("accounts.internal:8443");
  });
  test("plain http to this machine only, and only where it is named", () => {
    expect(allowedAddress("http://localhost:4999/hook", hosts).port).toBe("4999");
    expect(() => allowedAddress("http://localhost:5432/", hosts)).toThrow("is not one that this server may post to");
    expect(() => allowedAddress("http://accounts.example/", hosts)).toThrow("begins with https://");
  });
  test.each([
    ["not an address", "This is no address"],
    ["https://169.254.169.254/latest/meta-data", "COUNTERSIGN_NOTICE_HOSTS"],
    ["https://user:pass@accounts.example/", "holds a sign-in"],
    ["https://accounts.example.attacker.test/", "COUNTERSIGN_NOTICE_HOSTS"],
    ["file:///etc/passwd", "begins with https://"],
    ["https://accounts.example:8443/", "COUNTERSIGN_NOTICE_HOSTS"],
  ])("%s is refused", (address, sentence) => {
    expect(() => allowedAddress(address, hosts)).toThrow(sentence);
  });
  test("nothing without a list", () => {
    expect(() => allowedAddress("https://accounts.example/", allowedHosts({}))).toThrow("COUNTERSIGN_NOTICE_HOSTS");
  });
  test("a name that leads back to this machine or its link is known for what it is", () => {
    for (const own of [
      "127.0.0.1",
      "127.9.9.9",
      "0.0.0.0",
      "169.254.169.254",
      "::1",
      "::",
      "fe80::1",
      "::ffff:127.0.0.1",
      "224.0.0.1",
    ]) {
      expect([own, isOwnAddress(own)]).toEqual([own, true]);
    }
    for (const other of ["10.0.0.7", "192.0.2.9", "2001:db8::1"])
      expect([other, isOwnAddress(other)]).toEqual([other, false]);
  });
});
