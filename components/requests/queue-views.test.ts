import { expect, test } from "vitest";
import { queueRow, tickedRequests } from "./queue-row.ts";
import { openTab, queueFilter, queueTabs, savedAddress, viewAddress } from "./queue-views.ts";

const counts = { open: { received: 3, proposed: 2 }, overdue: 1, mine: 0, toCountersign: 1, noticesDue: 0 };

test("a tab keeps search and filters and leaves the other view", () => {
  const filter = queueFilter({ due: "overdue", search: "SN-1", country: "DE", after: "x", state: "" });
  const tabs = queueTabs(filter, counts);
  expect(tabs.find(({ label }) => label === "Mine")).toEqual({
    label: "Mine",
    href: "/requests?country=DE&assignee=me&search=SN-1",
    count: "0",
  });
  expect(tabs.some(({ href }) => href === viewAddress(filter))).toBe(true);
  expect(tabs[0]?.count).toBe("5");
});

test("without a view in the address the open requests are the open tab; a saved view never has the bare address", () => {
  expect(openTab({ country: "DE" })).toBe("/requests?state=open&country=DE");
  expect(openTab({ due: "overdue" })).toBe("/requests?due=overdue");
  expect(savedAddress({ filters: {} })).toBe("/requests?state=open");
  expect(queueTabs({}, { ...counts, noticesDue: 1_001 }).find(({ label }) => label === "Notices due")?.count).toBe(
    "1000+",
  );
});

test("of what is written twice the first counts; what is empty is no filter", () => {
  expect(queueFilter({ search: ["a", "b"], country: "" })).toEqual({ search: "a" });
  expect(viewAddress({})).toBe("/requests");
});

test("what a row's box sends is read again; anything else is not", () => {
  const id = "019374a0-0000-7000-8000-000000000001";
  const line = {
    id,
    reference: "R",
    authority: "A",
    surface: "private",
    emergency: false,
    imported: false,
    state: "received",
  } as const;
  const time = { leftMs: null, totalMs: null, clock: "running" } as const;
  const row = queueRow({
    ...line,
    time,
    version: 4,
    verified: false,
    instrument: "BR-MCI-22",
    citation: "Art 22",
    assignedToName: null,
  });
  expect(row).toMatchObject({
    verification: "unverified",
    surface: "private messages",
    instrument: "BR Art 22",
    owner: null,
  });
  expect(tickedRequests([row.ticked, "x", `${id}.`])).toEqual([{ id, version: 4 }]);
});
