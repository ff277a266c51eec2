import { describe, expect, test } from "vitest";
import { mailClaims } from "#lib/vault/mailAuthentication.ts";

describe("what headers say of where it came from", () => {
  const results = (server: string, text: string) => ({ key: "authentication-results", value: ` ${server} 1; ${text}` });

  test("is trusted from our own server alone, and only from the topmost", () => {
    const headers = [
      results(
        "mx.relay.example",
        'spf=fail (policy; "x=pass") smtp.mailfrom=poststelle@sta-koeln.example; dkim=pass header.d=sta-koeln.example; dmarc=fail header.from=sta-koeln.example',
      ),
      results("mx.relay.example", "dmarc=pass header.from=sta-koeln.example"),
      results("mx.elsewhere.example", "dmarc=pass header.from=sta-koeln.example"),
    ];
    const claims = mailClaims(headers, "MX.relay.example");
    expect(claims.map(({ method, result, domain, trusted }) => [method, result, domain, trusted])).toEqual([
      ["spf", "fail", "sta-koeln.example", true],
      ["dkim", "pass", "sta-koeln.example", true],
      ["dmarc", "fail", "sta-koeln.example", true],
      ["dmarc", "pass", "sta-koeln.example", false],
      ["dmarc", "pass", "sta-koeln.example", false],
    ]);
    expect(mailClaims(headers, null).some(({ trusted }) => trusted)).toBe(false);
    expect(JSON.stringify(claims)).not.toContain("poststelle");
  });

  test("reads ARC, Received-SPF and signatures as claims", () => {
    const claims = mailClaims(
      [
        { key: "arc-authentication-results", value: "i=1; mx.relay.example; spf=pass smtp.mailfrom=a.example" },
        {
          key: "received-spf",
          value:
            'Pass (mx.relay.example: domain of x@a.example) receiver=mx.relay.example; envelope-from="x@a.example";',
        },
        { key: "dkim-signature", value: "v=1; a=rsa-sha256; d=a.example; s=2026; bh=x; b=y" },
        { key: "authentication-results", value: "mx.relay.example; none" },
      ],
      "mx.relay.example",
    );
    expect(claims).toEqual([
      {
        header: "arc-authentication-results",
        server: "mx.relay.example",
        method: "spf",
        result: "pass",
        domain: "a.example",
        trusted: false,
      },
      {
        header: "received-spf",
        server: "mx.relay.example",
        method: "spf",
        result: "pass",
        domain: "a.example",
        trusted: false,
      },
      {
        header: "dkim-signature",
        server: null,
        method: "dkim",
        result: "present",
        domain: "a.example",
        trusted: false,
      },
    ]);
  });
});
