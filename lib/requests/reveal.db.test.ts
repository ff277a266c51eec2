import { beforeAll, describe, expect, test } from "vitest";
import { type Desk, openDesk } from "#testing/requests.ts";
import { openCase } from "./case.ts";
import { queue } from "./queue.ts";
import { reveal } from "./reveal.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
const read = (id: string) => openCase(desk.ground, desk.people.auditor, { id });

describe("requests.reveal", () => {
  test("nothing else shows what it shows: no page of a request holds an identifier or a value", async () => {
    const { id } = await desk.at("produced");
    const seen = JSON.stringify([
      await read(id),
      await queue(desk.ground, desk.people.analyst, { search: "+1 202 555 0104" }),
    ]);
    expect(seen).toContain(id);
    for (const sealed of ["202 555 0104", "2016-05-01T12:30"]) expect(seen).not.toContain(sealed);
  });
  test("does it", async () => {
    const { id } = await desk.request();
    const { targets } = await reveal(desk.ground, desk.people.auditor, { id, reason: "audit-sample" });
    expect(targets.map((target) => target.identifier)).toEqual(["+1 202 555 0104"]);
    const last = (await read(id)).history.at(-1);
    expect(last).toMatchObject({ action: "request.revealed", data: { what: "targets", reason: "audit-sample" } });
  });
  test("refuses without permission", async () => {
    await expect(
      reveal(desk.ground, desk.people.administrator, { ...(await desk.request()), reason: "check-target" }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    await expect(
      reveal(desk.ground, desk.people.analyst, { id: desk.authorityId, reason: "check-target" }),
    ).rejects.toMatchObject({ code: "not-found" });
    const { id } = await desk.request();
    await desk.owner.query("UPDATE request_target SET sealed = NULL WHERE request_id = $1", [id]);
    await expect(reveal(desk.ground, desk.people.analyst, { id, reason: "check-target" })).rejects.toThrow(
      "were destroyed",
    );
  });
  test("two at once, one wins", async () => {
    // A look changes nothing, so both see; what must not be lost is the entry of either.
    const { id } = await desk.request();
    await Promise.all([1, 2].map(() => reveal(desk.ground, desk.people.analyst, { id, reason: "check-target" })));
    expect((await read(id)).history.filter((line) => line.action === "request.revealed")).toHaveLength(2);
  });
});
