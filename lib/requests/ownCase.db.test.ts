import { beforeAll, describe, expect, test } from "vitest";
import { parseVerifier } from "#lib/audit/note.ts";
import { openProof } from "#lib/audit/proof.ts";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { logSigner } from "#lib/audit/signer.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { newId } from "#lib/db/id.ts";
import { openCase } from "#lib/requests/case.ts";
import { create } from "#lib/requests/create.ts";
import { ownCase } from "#lib/requests/ownCase.ts";
import { ownList } from "#lib/requests/ownList.ts";
import { receipt } from "#lib/requests/receipt.ts";
import { submit } from "#lib/requests/submit.ts";
import { demand, openTwoOfficers, refusals, type TwoOfficers } from "#testing/officers.ts";
import { outcome } from "#testing/refused.ts";

let at: TwoOfficers;
let ada: Actor;
let elsewhere: Actor;
beforeAll(async () => {
  at = await openTwoOfficers();
  ({ ada, elsewhere } = at);
});

describe("what an officer sees", () => {
  test("is their own authority's requests, however those came, and nothing of how the desk works on them", async () => {
    const { instrument, fields } = demand();
    const authority = { id: at.authorityId };
    const posted = { authority, instrument, fields, reference: "GJ-26-post", receivedAt: at.ground.now() };
    await create(at.ground, at.people.analyst, { ...posted, channel: "post" });
    const { id, reference } = await submit(at.ground, ada, demand());
    const { rows } = await ownList(at.ground, ada, {});
    expect(rows.find((row) => row.id === id)).toMatchObject({ outcome: "pending", askedBy: "Ada Officer", waiting: 0 });
    expect(rows.map((row) => row.reference).sort()).toEqual(["GJ-26-post", reference].sort());
    expect((await ownList(at.ground, elsewhere, {})).rows).toEqual([]);
    const seen = await ownCase(at.ground, ada, { id });
    expect(seen.fields.map(({ holding }) => holding)).toEqual(["held", "held", "unavailable-by-design"]);
    expect(JSON.stringify(seen)).not.toMatch(/555 ?0104|assignedTo|basis/);
  });

  test("is never another's: a guess is answered as not found, whether it exists or not, and is an entry", async () => {
    const { id } = await submit(at.ground, ada, demand());
    const nowhere = newId();
    const sentences = new Set<string>();
    for (const guess of [id, nowhere]) {
      for (const call of [ownCase, receipt]) {
        const refusal = await call(at.ground, elsewhere, { id: guess }).catch((error: Error) => error);
        expect(refusal).toMatchObject({ code: "not-found" });
        sentences.add((refusal as Error).message);
      }
      expect(await refusals(at, `request:${guess}`)).toEqual([{ role: "officer" }, { role: "officer" }]);
    }
    expect(sentences.size).toBe(1);
    // Nor does an officer see a page of the desk.
    expect(await outcome(openCase(at.ground, ada, { id }))).toBe("forbidden");
  });

  test("is a receipt that anybody can check against the log's key", async () => {
    const { id, reference } = await submit(at.ground, ada, demand());
    expect(await receipt(at.ground, ada, { id })).toMatchObject({ reference, proof: null });
    await sequenceAll(at.ground);
    const { proof, subject } = await receipt(at.ground, ada, { id });
    expect(subject).toBe(`request:${id}`);
    const { rows } = await at.owner.query("SELECT bytes FROM log_entry WHERE subject = $1", [subject]);
    const checked = openProof(proof?.file ?? "", rows[0].bytes, parseVerifier(logSigner(at.ground.keys).verifier));
    expect(checked.size).toBe(proof?.treeSize);
  });
});
