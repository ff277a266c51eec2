import { expect, test } from "vitest";
import { network } from "#lib/auth/throttle.ts";

test("an IPv4 address is a place, an IPv6 one is with all that share its first 64 bits", () => {
  expect(network("192.0.2.1")).toBe("192.0.2.1");
  expect(network("::ffff:192.0.2.1")).toBe("192.0.2.1");
  expect(network("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2");
  expect(network("2001:DB8:0001:2::9")).toBe("2001:db8:1:2");
  expect(network("2001:db8::1")).toBe("2001:db8:0:0");
  expect(network("::1")).toBe("0:0:0:0");
  expect(network("fe80::1%eth0")).toBe("fe80:0:0:0");
  expect(network("unknown")).toBe("unknown");
});
