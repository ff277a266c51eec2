import { beforeAll, describe, expect, test } from "vitest";
import { openCase } from "#lib/requests/case.ts";
import { type NoticeDesk, openNotices } from "#testing/notices.ts";
import { morning } from "#testing/requests.ts";
import { confirm } from "./confirm.ts";
import { exportNotices } from "./exportNotices.ts";
import { list } from "./list.ts";

let desk: NoticeDesk;
beforeAll(async () => {
  desk = await openNotices();
});

describe("notices.export", () => {
  test("does it", async () => {
    const { requestId } = await desk.fallen();
    const file = await exportNotices(desk.ground, desk.by("analyst"), {});
    const lines = file.bytes.toString().split("\r\n");
    expect(lines[0]).toBe("notice,kind,identifier,country,provision,received_on,produced_on,fields");
    expect(lines.find((line) => line.startsWith(requestId))).toContain(",phone,+1 202 555 0104,US,");
    expect(await desk.seen(requestId)).toMatchObject({ state: "handed-over" });
    const again = await exportNotices(desk.ground, desk.by("analyst"), { batchId: file.batchId });
    expect(again.bytes.equals(file.bytes)).toBe(true);
    expect((await list(desk.ground, desk.by("auditor"), {})).files[0]).toMatchObject({
      id: file.batchId,
      destroyed: false,
    });
  });
  test("refuses without permission", async () => {
    await expect(exportNotices(desk.ground, desk.by("auditor"), {})).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    await exportNotices(desk.ground, desk.by("analyst"), {}).catch(() => undefined);
    await expect(exportNotices(desk.ground, desk.by("analyst"), {})).rejects.toThrow("No notice is due");
    await expect(exportNotices(desk.ground, desk.by("analyst"), { batchId: desk.authorityId })).rejects.toThrow(
      "no such file",
    );
  });
  test("two at once, one wins", async () => {
    await exportNotices(desk.ground, desk.by("analyst"), {}).catch(() => undefined);
    await desk.fallen();
    expect((await desk.twice(() => exportNotices(desk.ground, desk.by("analyst"), {}))).won).toBe(1);
  });
});

describe("notices.confirm", () => {
  test("does it", async () => {
    const { requestId, version } = await desk.handedOver();
    await confirm(desk.ground, desk.by("analyst"), { requestId, version });
    expect(await desk.seen(requestId)).toMatchObject({ state: "told" });
    expect((await openCase(desk.ground, desk.by("auditor"), { id: requestId })).request.notifiedAt).toEqual(morning);
  });
  test("refuses without permission", async () => {
    await expect(confirm(desk.ground, desk.by("auditor"), await desk.handedOver())).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    await expect(confirm(desk.ground, desk.by("analyst"), await desk.fallen())).rejects.toThrow("This notice is due");
  });
  test("two at once, one wins", async () => {
    const one = await desk.handedOver();
    expect((await desk.twice(() => confirm(desk.ground, desk.by("analyst"), one))).won).toBe(1);
  });
});
