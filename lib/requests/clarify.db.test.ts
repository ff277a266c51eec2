import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/db/id.ts";
import { enrolledOfficer } from "#testing/officers.ts";
import { basis, type Desk, morning, openDesk, race } from "#testing/requests.ts";
import { answerClarification } from "./answerClarification.ts";
import { openCase } from "./case.ts";
import { clarify } from "./clarify.ts";
import { propose } from "./propose.ts";
import { respond } from "./respond.ts";
import { resume } from "./resume.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

const read = (id: string) => openCase(desk.ground, desk.people.auditor, { id });
const hours = (count: number) => new Date(morning.getTime() + count * 3_600_000);
const question = "Section E names two accounts and section F only one: which of them is meant?";
const about = "which-account" as const;
const european = {
  authority: { name: "Tribunal judiciaire de Paris", country: "FR" },
  instrument: "EU-EPOC-SUBSCRIBER",
};
const asked = async () => {
  const { id } = await desk.request(european);
  return await clarify(desk.ground, desk.people.analyst, { id, version: 1, about, question });
};

describe("requests.clarify", () => {
  test("does it", async () => {
    const { id, version } = await desk.request(european);
    const before = (await read(id)).clocks?.legal.dueAt;
    const sent = await clarify(desk.ground, desk.people.analyst, { id, version, about, question });
    // Article 10(6): five days, not counting the day of the question; the end of the day where the authority is.
    expect(sent.answerDueAt).toEqual(new Date("2026-11-28T22:59:59Z"));
    const one = await read(id);
    expect(one.clarifications).toMatchObject([{ about, stopped: true, ending: null }]);
    expect(one.clocks?.legal.stoppedAt).toEqual(morning);
    desk.setNow(hours(48));
    await answerClarification(desk.ground, desk.people.analyst, {
      id,
      version: sent.version,
      answer: "The first one.",
    });
    const after = await read(id);
    desk.setNow(morning);
    expect(after.clocks?.legal.stoppedAt).toBeNull();
    expect(Number(after.clocks?.legal.dueAt) - Number(before)).toBeGreaterThanOrEqual(2 * 86_400_000);
    const { rows } = await desk.owner.query("SELECT kind, sealed FROM message WHERE request_id = $1 ORDER BY sent_at", [
      id,
    ]);
    expect(rows.map(({ kind }) => kind)).toEqual(["clarification", "answer"]);
    expect(String(rows[0].sealed)).not.toContain("Section E");
  });
  test("stops a clock that the law does not stop only where the authority agreed", async () => {
    const runs = await desk.request();
    await clarify(desk.ground, desk.people.analyst, { ...runs, about, question });
    expect((await read(runs.id)).pauses).toEqual([]);
    const stops = await desk.request();
    await clarify(desk.ground, desk.people.analyst, { ...stops, about, question, agreed: true });
    expect((await read(stops.id)).pauses).toMatchObject([{ until: null }]);
  });
  test("nothing is decided and no clock is let run on while an answer is awaited, whoever writes", async () => {
    const { id, version } = await asked();
    const grant: string[] = [];
    await expect(propose(desk.ground, desk.people.analyst, { id, version, grant, basis })).rejects.toThrow(
      "A question to the authority is open",
    );
    await expect(resume(desk.ground, desk.people.analyst, { id, version })).rejects.toThrow("waits for an answer");
    const raw = desk.owner.query(
      "INSERT INTO decision (id, request_id, outcome, basis, proposed_by, proposed_at) VALUES ($1, $2, 'refused', $3, 'x', now())",
      [newId(), id, basis],
    );
    await expect(raw).rejects.toThrow("nothing is decided while a question");
  });
  test("refuses without permission", async () => {
    const seen = await desk.request(european);
    await expect(clarify(desk.ground, desk.people.auditor, { ...seen, about, question })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const seen = await desk.at("proposed");
    await expect(clarify(desk.ground, desk.people.analyst, { ...seen, about, question })).rejects.toThrow(
      "is proposed",
    );
    const { id, version } = await asked();
    await expect(clarify(desk.ground, desk.people.analyst, { id, version, about, question })).rejects.toThrow(
      "open already",
    );
  });
  test("two at once, one wins", async () => {
    const seen = await desk.request(european);
    const { won, conflicts } = await race([
      () => clarify(desk.ground, desk.people.analyst, { ...seen, about, question }),
      () => clarify(desk.ground, desk.people.counsel, { ...seen, about, question }),
    ]);
    expect(won).toBe(1);
    expect(conflicts[0]).toMatch(/was first and asked the authority|open already/);
  });
});

describe("requests.answerClarification", () => {
  const answer = "The number in section E, line 1.";
  test("does it", async () => {
    const { id, version } = await asked();
    await answerClarification(desk.ground, desk.people.counsel, { id, version, answer });
    expect((await read(id)).clarifications).toMatchObject([{ ending: "answered" }]);
    const raw = desk.owner.query("UPDATE clarification SET ending = 'withdrawn' WHERE request_id = $1", [id]);
    await expect(raw).rejects.toThrow("is not changed");
  });
  test("refuses without permission", async () => {
    const { id, version } = await asked();
    await expect(
      answerClarification(desk.ground, desk.people.administrator, { id, version, answer }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const seen = await desk.request(european);
    await expect(answerClarification(desk.ground, desk.people.analyst, { ...seen, answer })).rejects.toThrow(
      "No question to the authority is open",
    );
  });
  test("two at once, one wins", async () => {
    const { id, version } = await asked();
    const answers = [desk.people.analyst, desk.people.counsel].map(
      (person) => () => answerClarification(desk.ground, person, { id, version, answer }),
    );
    expect((await race(answers)).won).toBe(1);
  });
});

describe("requests.respond", () => {
  let count = 0;
  const askedOfficer = async () => {
    const { id, version } = await desk.request(european);
    const { request } = await read(id);
    await desk.owner.query(
      "UPDATE authority SET verified_at = now(), verified_by = 'test', verification = '{}', domains = '{justice.example}' WHERE id = $1",
      [request.authorityId],
    );
    count += 1;
    const email = `juge${count}@justice.example`;
    const { actor } = await enrolledOfficer(desk, { authorityId: request.authorityId, email });
    await clarify(desk.ground, desk.people.analyst, { id, version, about, question });
    return { id, actor };
  };
  const answer = "The first one.";
  test("does it", async () => {
    const { id, actor } = await askedOfficer();
    await respond(desk.ground, actor, { id, answer });
    const one = await read(id);
    expect(one.clarifications).toMatchObject([{ ending: "answered" }]);
    expect(one.time.clock).toBe("running");
  });
  test("refuses without permission", async () => {
    const { id } = await asked();
    await expect(respond(desk.ground, desk.people.analyst, { id, answer })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const { id, actor } = await askedOfficer();
    const other = await desk.request();
    await expect(respond(desk.ground, actor, { id: other.id, answer })).rejects.toMatchObject({ code: "not-found" });
    await respond(desk.ground, actor, { id, answer });
    await expect(respond(desk.ground, actor, { id, answer })).rejects.toThrow("No question");
  });
  test("two at once, one wins", async () => {
    const { id, actor } = await askedOfficer();
    expect((await race([1, 2].map(() => () => respond(desk.ground, actor, { id, answer })))).won).toBe(1);
  });
});
