import { TabLinks } from "#components/ui/tab-links.tsx";
import { address } from "./address.ts";
import { dayBefore, type Month, spanOfMonth } from "./month-span.ts";

type BansPlace =
  | "/bans"
  | "/bans/month"
  | "/bans/list"
  | "/bans/found"
  | "/bans/appeals"
  | "/bans/orders"
  | "/grievances"
  | "/bans/statements"
  | "/bans/ledger";

type BansTabsProps = {
  at: BansPlace;
  month?: Month | undefined;
  country?: string | undefined;
};

/** The room of bans, and the one place that lists its pages. Month and country go along where a page knows them. */
export function BansTabs({ at, month, country }: BansTabsProps) {
  const span = month === undefined ? undefined : spanOfMonth(month);
  const days = span === undefined ? {} : { from: span.from, through: dayBefore(span.to) };
  const tabs = [
    { path: "/bans", href: address("/bans", { from: month, through: month, country }), label: "Explorer" },
    { path: "/bans/month", href: address("/bans/month", { month, country }), label: "Month" },
    { path: "/bans/list", href: address("/bans/list", { ...days, country }), label: "Single bans" },
    { path: "/bans/found", href: "/bans/found", label: "How they were found" },
    { path: "/bans/appeals", href: "/bans/appeals", label: "Appeals" },
    { path: "/bans/orders", href: "/bans/orders", label: "Orders" },
    { path: "/grievances", href: address("/grievances", { month, country }), label: "Grievances" },
    { path: "/bans/statements", href: "/bans/statements", label: "Statements of reasons" },
    { path: "/bans/ledger", href: "/bans/ledger", label: "Ledger" },
  ];
  return <TabLinks label="Bans" tabs={tabs} at={tabs.find(({ path }) => path === at)?.href ?? ""} />;
}
