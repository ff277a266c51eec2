import { TabLinks } from "#components/ui/tab-links.tsx";
import { may, type Permission, type Role } from "#lib/auth/permissions.ts";
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
  /** Where some who may open the page may not open all: only what they may is listed. */
  role?: Role | undefined;
};

/** What each page asks of whoever opens it. */
const opens: Readonly<Record<BansPlace, Permission>> = {
  "/bans": "bans:read",
  "/bans/month": "bans:read",
  "/bans/list": "bans:read",
  "/bans/found": "bans:read",
  "/bans/appeals": "appeals:read",
  "/bans/orders": "banOrders:read",
  "/grievances": "grievances:read",
  "/bans/statements": "statements:read",
  "/bans/ledger": "archives:read",
};

/** The room of bans, and the one place that lists its pages. Month and country go along where a page knows them. */
export function BansTabs({ at, month, country, role }: BansTabsProps) {
  const span = month === undefined ? undefined : spanOfMonth(month);
  const days = span === undefined ? {} : { from: span.from, through: dayBefore(span.to) };
  const all: readonly { path: BansPlace; href: string; label: string }[] = [
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
  const tabs = all.filter(({ path }) => role === undefined || may(role, opens[path]));
  return <TabLinks label="Bans" tabs={tabs} at={tabs.find(({ path }) => path === at)?.href ?? ""} />;
}
