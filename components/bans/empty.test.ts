import { createElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { AppealsEmpty, NoSuchAppeal } from "#components/appeals/no-appeal.tsx";
import { NoSuchOrder, OrdersEmpty } from "#components/banOrders/no-order.tsx";
import { DryRunEmpty, StatementsEmpty } from "#components/statements/no-statement.tsx";
import { LineChart } from "#components/ui/line-chart.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { ArchivedMonths } from "./archived-months.tsx";
import { BansEmpty } from "./bans-empty.tsx";
import { BansTabs } from "./bans-tabs.tsx";
import { DayChart } from "./day-chart.tsx";
import { ArchivingHint } from "./ledger-notices.tsx";
import { NoSuchBan } from "./no-such-ban.tsx";
import { NotableList } from "./notable-list.tsx";

const drawn = (element: ReactElement) => renderToStaticMarkup(element);
const hrefs = (markup: string) =>
  [...markup.matchAll(/href="([^"]*)"/g)].map(([, href]) => href?.replaceAll("&amp;", "&"));

test("an empty ledger names both ways in, on each of its pages", () => {
  for (const of of ["bans", "list", "found", "months", "grievances"] as const) {
    const kind = of === "grievances" ? "grievances" : "bans";
    const markup = drawn(createElement(BansEmpty, { of, makesKeys: false }));
    expect(markup).toContain(`/api/v1/${kind}`);
    expect(markup.replaceAll(/<[^>]*>/g, "")).toContain(`countersign import ${kind} FILE.ndjson --source platform`);
    expect(markup).toContain("An administrator makes the key");
    expect(hrefs(drawn(createElement(BansEmpty, { of, makesKeys: true })))).toContain("/settings/keys");
  }
});

test("what was never there is told apart from what is not like that, and each leads on", () => {
  expect(drawn(createElement(AppealsEmpty, { mayRecord: false }))).toContain("an analyst or counsel records it");
  expect(hrefs(drawn(createElement(AppealsEmpty, { mayRecord: true })))).toContain("/bans/appeals/new");
  expect(drawn(createElement(NoSuchAppeal, { filter: { state: "open" } }))).toContain("No appeal is open");
  expect(drawn(createElement(NoSuchAppeal, { filter: { state: "open", reason: "spam" } }))).toContain("is like that");
  expect(hrefs(drawn(createElement(OrdersEmpty, { mayRecord: true })))).toEqual(["/bans/orders/new"]);
  expect(drawn(createElement(OrdersEmpty, { mayRecord: false }))).not.toContain("href");
  expect(hrefs(drawn(createElement(NoSuchOrder)))).toEqual(["/bans/orders"]);
  const unsigned = drawn(createElement(StatementsEmpty, { signed: false, settings: true }));
  expect(hrefs(unsigned)).toEqual(["/settings/statements"]);
  expect(drawn(createElement(StatementsEmpty, { signed: false, settings: false }))).not.toContain("href");
  expect(hrefs(drawn(createElement(DryRunEmpty)))).toEqual(["/bans/statements"]);
});

test("a search without a ban leads to its days and to the newest month, unless that was asked", () => {
  const days = { from: "2026-10-01", through: "2026-10-31" };
  const away = { filter: { ...days, reason: "spam" } as const, days: "October", newest: "2026-09" } as const;
  expect(hrefs(drawn(createElement(NoSuchBan, away)))).toEqual([
    "/bans/list?from=2026-10-01&through=2026-10-31",
    "/bans/list?reason=spam&from=2026-09-01&through=2026-09-30",
  ]);
  const there = { filter: { ...days, reason: "spam" } as const, days: "October", newest: "2026-10" } as const;
  expect(hrefs(drawn(createElement(NoSuchBan, there)))).toEqual(["/bans/list?from=2026-10-01&through=2026-10-31"]);
});

test("a list names the months whose rows are in archives, and leads who may to these", () => {
  const said = (months: readonly string[], ledger = false) =>
    drawn(createElement(ArchivedMonths, { months, ledger })).replaceAll(/<[^>]*>/g, "");
  expect(said([])).toBe("");
  expect(said(["2023-09"])).toContain("September 2023 is in an archive");
  expect(said(["2023-09", "2023-10"])).toContain("September 2023 and October 2023 are in archives");
  expect(said(["2023-01", "2023-02", "2023-03", "2023-04"])).toContain("January 2023, February 2023 and 2 more are");
  expect(hrefs(drawn(createElement(ArchivedMonths, { months: ["2023-09"], ledger: true })))).toEqual(["/bans/ledger"]);
});

test("where too few came to judge, nothing is said to be as usual", () => {
  const said = (volumes: boolean, shares: boolean) => {
    const notable = { silences: [], volumes: [], shares: [], late: [], ahead: [], judged: { volumes, shares } };
    return drawn(createElement(NotableList, { notable }));
  };
  expect(said(true, true)).toContain("Nothing of the last four weeks is out of its own usual.");
  expect(said(true, false)).toContain("Too few came to judge what they were for");
  expect(said(false, false)).toContain("Too little has come in to say what is usual");
  expect(said(false, false)).not.toContain("out of its own usual");
});

test("only the pages that the role may open are offered beside the ledger", () => {
  expect(hrefs(drawn(createElement(BansTabs, { at: "/bans/ledger", role: "administrator" })))).toEqual([
    "/bans/ledger",
  ]);
  expect(hrefs(drawn(createElement(BansTabs, { at: "/bans/ledger", role: "auditor" })))).toHaveLength(9);
});

test("months are called archivable only where one is old enough and still here", () => {
  const hint = (months: { month: string; state: string }[]) =>
    drawn(createElement(ArchivingHint, { keptMonths: 13, newestArchivable: "2025-09", months }));
  expect(hint([{ month: "2026-11", state: "open" }])).toContain("None that is here is old enough");
  expect(hint([{ month: "2025-08", state: "archived" }])).toContain("None that is here is old enough");
  expect(hint([{ month: "2025-09", state: "open" }])).toContain("countersign bans archive");
});

test("a list of one page offers no other", () => {
  expect(drawn(createElement(Pagination, { words: "3 on this page" }))).not.toContain("button");
  expect(drawn(createElement(Pagination, { older: "/next" }))).toContain("disabled");
});

test("charts of nothing, and of one point, are drawn without a number that is none", () => {
  const nothing = { action: "ban", banned: 0, proactive: 0, suspended: 0, reinstated: 0 };
  const days = [
    { day: "2026-11-01", totals: nothing },
    { day: "2026-11-02", totals: null },
  ];
  const line = { title: "Bans", description: "Bans a month.", pointsHead: "Month" };
  for (const markup of [
    drawn(createElement(DayChart, { title: "Day by day", days })),
    drawn(createElement(DayChart, { title: "Day by day", days: [] })),
    drawn(createElement(LineChart, { ...line, points: [], lines: [] })),
    drawn(createElement(LineChart, { ...line, points: ["November"], lines: [{ label: "Banned", values: [0] }] })),
    drawn(createElement(LineChart, { ...line, points: ["November"], lines: [{ label: "Banned", values: [null] }] })),
  ]) {
    expect(markup).not.toMatch(/NaN|Infinity|undefined/);
  }
});
