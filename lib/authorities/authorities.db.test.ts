import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { nameServer } from "#testing/nameServer.ts";
import { type Desk, morning, openDesk, race } from "#testing/requests.ts";
import { challenge } from "./challenge.ts";
import { edit } from "./edit.ts";
import { freeze } from "./freeze.ts";
import { lapse } from "./lapse.ts";
import { list } from "./list.ts";
import { one } from "./one.ts";
import { record } from "./record.ts";
import { reveal } from "./reveal.ts";
import { unfreeze } from "./unfreeze.ts";
import { unverify } from "./unverify.ts";
import { verify } from "./verify.ts";

let desk: Desk;
const call = {
  evidence: "call-back",
  registrySource: "Official gazette",
  note: "The office confirmed the case and the officer.",
  number: "+49 221 555 0100",
  spokeWith: "Frau Beispiel, Geschäftsstelle",
  calledAt: morning,
} as const;
const txt = new Map<string, string>();
let names: Awaited<ReturnType<typeof nameServer>>;
beforeAll(async () => {
  desk = await openDesk();
  names = await nameServer(txt);
  process.env.COUNTERSIGN_DNS = names.address;
});
beforeEach(() => desk.setNow(morning));
afterAll(() => {
  names.close();
  delete process.env.COUNTERSIGN_DNS;
});

let made = 0;
const office = () => {
  made += 1;
  return { name: `Office ${made}`, country: "DE", kind: "police" as const, domains: [`office${made}.polizei.example`] };
};
const recorded = async () => (await record(desk.ground, desk.people.analyst, office())).id;
const reason = "A caller at the ministry did not know this office.";
async function verified(): Promise<string> {
  const id = await recorded();
  await verify(desk.ground, desk.people.analyst, { id, version: 1, ...call });
  return id;
}

describe("authorities.record", () => {
  test("does it", async () => {
    const given = {
      ...office(),
      domains: ["Köln.Polizei.example.", "köln.polizei.example"],
      instruments: ["DE-STPO-100J"],
    };
    const { id } = await record(desk.ground, desk.people.analyst, given);
    const found = await one(desk.ground, desk.people.auditor, { id });
    expect(found).toMatchObject({
      kind: "police",
      domains: ["köln.polizei.example"],
      verifiedAt: null,
      suspect: false,
    });
  });
  test("refuses without permission", async () => {
    await expect(record(desk.ground, desk.people.auditor, office())).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const given = office();
    await record(desk.ground, desk.people.analyst, given);
    await expect(record(desk.ground, desk.people.analyst, { ...office(), domains: given.domains })).rejects.toThrow(
      `is the domain of ${given.name}`,
    );
    await expect(record(desk.ground, desk.people.analyst, { ...office(), domains: ["gmail.com"] })).rejects.toThrow(
      "Everybody can have an address",
    );
  });
  test("two at once, one wins", async () => {
    const given = { ...office(), domains: [] };
    const { won, conflicts } = await race([1, 2].map(() => () => record(desk.ground, desk.people.analyst, given)));
    expect({ won, conflicts }).toEqual({ won: 1, conflicts: [expect.stringContaining("is here already")] });
  });
});

describe("authorities.edit", () => {
  const changed = { kind: "prosecutor" as const, aliases: ["StA"], registrySource: "Justizportal" };
  test("does it", async () => {
    const { name, domains } = office();
    const id = await recorded();
    await edit(desk.ground, desk.people.counsel, { id, version: 1, name, domains, ...changed });
    expect(await one(desk.ground, desk.people.analyst, { id })).toMatchObject({ name, ...changed, version: 2 });
  });
  test("refuses without permission", async () => {
    const failing = edit(desk.ground, desk.people.administrator, {
      id: desk.authorityId,
      version: 2,
      name: "x",
      ...changed,
    });
    await expect(failing).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const id = await recorded();
    await expect(
      edit(desk.ground, desk.people.analyst, { id, version: 9, name: "x", ...changed }),
    ).rejects.toMatchObject({
      code: "conflict",
    });
    const failing = edit(desk.ground, desk.people.analyst, { id, version: 1, name: "Office 1", ...changed });
    await expect(failing).rejects.toThrow("Another authority is called");
  });
  test("two at once, one wins", async () => {
    const id = await recorded();
    const { name } = office();
    const { won } = await race(
      [1, 2].map(() => () => edit(desk.ground, desk.people.analyst, { id, version: 1, name, ...changed })),
    );
    expect(won).toBe(1);
  });
});

describe("authorities.challenge", () => {
  test("does it", async () => {
    const id = await recorded();
    const [domain = ""] = (await one(desk.ground, desk.people.analyst, { id })).domains;
    const { name, text } = await challenge(desk.ground, desk.people.analyst, { id, domain });
    const asking = { id, version: 1, evidence: "domain", domain, registrySource: "Gazette", note: call.note } as const;
    await expect(verify(desk.ground, desk.people.analyst, asking)).rejects.toThrow(
      "does not show our word yet: no TXT record",
    );
    txt.set(name, "somebody else's word");
    await expect(verify(desk.ground, desk.people.analyst, asking)).rejects.toThrow("1 other TXT records");
    txt.set(name, text);
    await verify(desk.ground, desk.people.analyst, asking);
    const found = await one(desk.ground, desk.people.analyst, { id });
    expect(found).toMatchObject({ challenges: [], verifications: [{ evidence: "domain", domain }] });
  });
  test("refuses without permission", async () => {
    const failing = challenge(desk.ground, desk.people.auditor, { id: desk.authorityId, domain: "a.example" });
    await expect(failing).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const failing = challenge(desk.ground, desk.people.analyst, { id: await recorded(), domain: "other.example" });
    await expect(failing).rejects.toThrow("is not among the domains");
  });
  test("two at once, one wins", async () => {
    const id = await recorded();
    const [domain = ""] = (await one(desk.ground, desk.people.analyst, { id })).domains;
    const { won, conflicts } = await race(
      [1, 2].map(() => () => challenge(desk.ground, desk.people.analyst, { id, domain })),
    );
    expect({ won, conflicts }).toEqual({
      won: 1,
      conflicts: [expect.stringContaining("was asked for our word before")],
    });
  });
});

describe("authorities.verify", () => {
  test("does it", async () => {
    const id = await verified();
    const found = await one(desk.ground, desk.people.auditor, { id });
    expect(found).toMatchObject({
      verifiedByName: "analyst",
      verification: { evidence: "call-back", registrySource: "Official gazette", note: call.note },
      verifiedUntil: new Date("2027-11-23T09:00:00Z"),
    });
    const { rows } = await desk.owner.query("SELECT * FROM verification WHERE authority_id = $1", [id]);
    expect(JSON.stringify(rows)).not.toMatch(/0100|Beispiel/);
  });
  test("refuses without permission", async () => {
    await expect(
      verify(desk.ground, desk.people.auditor, { id: desk.authorityId, version: 1, ...call }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const again = { id: desk.authorityId, version: 2, ...call };
    await expect(verify(desk.ground, desk.people.analyst, again)).rejects.toThrow("was verified before");
    const late = { id: await recorded(), version: 1, ...call, calledAt: new Date("2026-11-24T00:00:00Z") };
    await expect(verify(desk.ground, desk.people.analyst, late)).rejects.toThrow("cannot have been in the future");
  });
  test("two at once, one wins", async () => {
    const id = await recorded();
    const { won } = await race(
      [1, 2].map(() => () => verify(desk.ground, desk.people.analyst, { id, version: 1, ...call })),
    );
    expect(won).toBe(1);
  });
  test("in its last days it is renewed, and the evidence before stays readable", async () => {
    const id = await verified();
    desk.setNow(new Date("2027-10-20T09:00:00Z"));
    await verify(desk.ground, desk.people.analyst, { id, version: 2, ...call });
    const { verifications } = await one(desk.ground, desk.people.analyst, { id });
    expect(verifications.map((each) => each.endedCode)).toEqual([null, "renewed"]);
    const tampering = desk.owner.query(
      "UPDATE verification SET note = 'Something else entirely.' WHERE authority_id = $1",
      [id],
    );
    await expect(tampering).rejects.toThrow("what was recorded stands");
  });
});

describe("authorities.unverify", () => {
  const ended = { code: "suspect", reason } as const;
  test("does it", async () => {
    const id = await verified();
    await unverify(desk.ground, desk.people.analyst, { id, version: 2, ...ended });
    expect(await one(desk.ground, desk.people.analyst, { id })).toMatchObject({
      verifiedAt: null,
      verifications: [{ endedCode: "suspect", endedReason: reason, endedByName: "analyst" }],
    });
  });
  test("refuses without permission", async () => {
    const failing = unverify(desk.ground, desk.people.auditor, { id: desk.authorityId, version: 2, ...ended });
    await expect(failing).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const failing = unverify(desk.ground, desk.people.analyst, { id: await recorded(), version: 1, ...ended });
    await expect(failing).rejects.toThrow("is not verified");
  });
  test("two at once, one wins", async () => {
    const id = await verified();
    const { won } = await race(
      [1, 2].map(() => () => unverify(desk.ground, desk.people.counsel, { id, version: 2, ...ended })),
    );
    expect(won).toBe(1);
  });
});

describe("authorities.freeze", () => {
  test("does it", async () => {
    const given = await desk.at("collected", { authority: { name: "Frozen office", country: "US" } });
    const { rows } = await list(desk.ground, desk.people.analyst, { name: "Frozen office" });
    const id = rows[0]?.id ?? "";
    await freeze(desk.ground, desk.people.counsel, { id, version: rows[0]?.version ?? 0, reason });
    expect(await one(desk.ground, desk.people.analyst, { id })).toMatchObject({
      frozenReason: reason,
      freezes: [{ deed: "freeze" }],
    });
    const producing = desk.owner.query(
      "INSERT INTO production (id, request_id, decision_id, file_name, sha256, size, made_by, made_at) SELECT gen_random_uuid(), request_id, id, 'x', sha256('x'), 1, 'x', now() FROM decision WHERE request_id = $1",
      [given.id],
    );
    await expect(producing).rejects.toThrow("the authority is frozen: nothing is produced for it");
  });
  test("refuses without permission", async () => {
    const failing = freeze(desk.ground, desk.people.analyst, { id: desk.authorityId, version: 2, reason });
    await expect(failing).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const id = await recorded();
    await freeze(desk.ground, desk.people.counsel, { id, version: 1, reason });
    await expect(freeze(desk.ground, desk.people.counsel, { id, version: 2, reason })).rejects.toThrow(
      "was frozen before",
    );
  });
  test("two at once, one wins", async () => {
    const id = await recorded();
    const { won } = await race(
      [1, 2].map(() => () => freeze(desk.ground, desk.people.counsel, { id, version: 1, reason })),
    );
    expect(won).toBe(1);
  });
});

describe("authorities.unfreeze", () => {
  const frozen = async () => {
    const id = await recorded();
    await freeze(desk.ground, desk.people.counsel, { id, version: 1, reason });
    return id;
  };
  test("does it", async () => {
    const id = await frozen();
    await unfreeze(desk.ground, desk.people.counsel2, {
      id,
      version: 2,
      reason: "The ministry confirmed the office after all.",
    });
    const found = await one(desk.ground, desk.people.analyst, { id });
    expect(found).toMatchObject({ frozenAt: null, freezes: [{ deed: "unfreeze" }, { deed: "freeze" }] });
  });
  test("refuses without permission", async () => {
    const failing = unfreeze(desk.ground, desk.people.analyst, { id: await frozen(), version: 2, reason });
    await expect(failing).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const failing = unfreeze(desk.ground, desk.people.counsel, { id: await recorded(), version: 1, reason });
    await expect(failing).rejects.toThrow("is not frozen");
  });
  test("two at once, one wins", async () => {
    const id = await frozen();
    const { won } = await race(
      [1, 2].map(() => () => unfreeze(desk.ground, desk.people.counsel, { id, version: 2, reason })),
    );
    expect(won).toBe(1);
  });
});

describe("authorities.reveal", () => {
  const standing = async () => {
    const { verifications } = await one(desk.ground, desk.people.analyst, { id: await verified() });
    return verifications[0]?.id ?? "";
  };
  test("does it", async () => {
    const shown = await reveal(desk.ground, desk.people.auditor, {
      verificationId: await standing(),
      reason: "audit-sample",
    });
    expect(shown).toEqual({ number: call.number, spokeWith: call.spokeWith });
  });
  test("refuses without permission", async () => {
    const failing = reveal(desk.ground, desk.people.administrator, {
      verificationId: await standing(),
      reason: "call-again",
    });
    await expect(failing).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const verificationId = await standing();
    await desk.owner.query("UPDATE verification SET sealed = NULL, key_id = NULL WHERE id = $1", [verificationId]);
    await expect(
      reveal(desk.ground, desk.people.analyst, { verificationId, reason: "call-again" }),
    ).rejects.toMatchObject({
      code: "not-found",
    });
  });
  test("two at once, one wins", async () => {
    // Two may look at once: each look is an entry of its own.
    const verificationId = await standing();
    const { won } = await race(
      [1, 2].map(() => () => reveal(desk.ground, desk.people.analyst, { verificationId, reason: "suspicion" })),
    );
    expect(won).toBe(2);
    const { rows } = await desk.owner.query("SELECT 1 FROM log_entry WHERE convert_from(bytes, 'UTF8') LIKE $1", [
      `%verification.revealed%${verificationId}%`,
    ]);
    expect(rows).toHaveLength(2);
  });
});

describe("authorities.lapse", () => {
  const late = new Date("2029-01-01T00:00:00Z");
  test("does it", async () => {
    const id = await verified();
    desk.setNow(late);
    const { ended } = await lapse(desk.ground, desk.people.operator, {});
    expect(ended).toBeGreaterThan(0);
    expect(await one(desk.ground, desk.people.analyst, { id })).toMatchObject({
      verifiedAt: null,
      verifications: [{ endedCode: "lapsed" }],
    });
  });
  test("refuses without permission", async () => {
    await expect(lapse(desk.ground, desk.people.counsel, {})).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    await expect(lapse(desk.ground, desk.people.operator, {})).rejects.toThrow("No verification is over");
  });
  test("two at once, one wins", async () => {
    await verified();
    desk.setNow(late);
    const { won } = await race([1, 2].map(() => () => lapse(desk.ground, desk.people.operator, {})));
    expect(won).toBe(1);
  });
});

describe("authorities.list", () => {
  test("pages by name without losing one", async () => {
    for (let at = 0; at < 60; at += 1) {
      await record(desk.ground, desk.people.analyst, {
        name: `Zz office ${String(at).padStart(2, "0")}`,
        country: "FR",
        kind: "other",
      });
    }
    const names: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(desk.ground, desk.people.analyst, {
        name: "zz",
        ...(after && { after }),
      });
      names.push(...page.rows.map((row) => row.name));
      after = page.next;
    } while (after !== null);
    expect(names).toHaveLength(60);
    expect(names).toEqual(names.toSorted());
    await expect(list(desk.ground, desk.people.analyst, { after: "nonsense" })).rejects.toMatchObject({
      code: "invalid",
    });
  });
  test("narrows to how they stand", async () => {
    const id = await verified();
    const ids = async (standing: "verified" | "expiring" | "frozen" | "suspect" | "unverified") =>
      (await list(desk.ground, desk.people.analyst, { standing, country: "DE", name: "Office" })).rows.map(
        (row) => row.id,
      );
    expect(await ids("verified")).toContain(id);
    expect(await ids("expiring")).not.toContain(id);
    desk.setNow(new Date("2027-11-01T00:00:00Z"));
    expect(await ids("expiring")).toContain(id);
    expect(await ids("frozen")).not.toContain(id);
    expect(await ids("suspect")).toEqual([]);
  });
});
