import { TabLinks } from "#components/ui/tab-links.tsx";
import { address } from "./address.ts";
import { dayBefore, type Month, spanOfMonth } from "./month-span.ts";

type BansTabsProps = {
  at: "/bans" | "/bans/list" | "/grievances";
  month?: Month | undefined;
  country?: string | undefined;
};

/** The room of bans: the month, the single bans behind it, and what users complained of. Month and country go along. */
export function BansTabs({ at, month, country }: BansTabsProps) {
  const span = month === undefined ? undefined : spanOfMonth(month);
  const days = span === undefined ? {} : { from: span.from, through: dayBefore(span.to) };
  const tabs = [
    { path: "/bans", href: address("/bans", { month, country }), label: "Month" },
    { path: "/bans/list", href: address("/bans/list", { ...days, country }), label: "Single bans" },
    { path: "/grievances", href: address("/grievances", { month, country }), label: "Grievances" },
  ];
  return <TabLinks label="Bans" tabs={tabs} at={tabs.find(({ path }) => path === at)?.href ?? ""} />;
}
