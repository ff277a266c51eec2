import type { Metadata } from "next";
import { ArchivedMonths } from "#components/bans/archived-months.tsx";
import { BanFilters } from "#components/bans/ban-filters.tsx";
import { BanList, BanListHead, BanSteps, stepWords } from "#components/bans/ban-list.tsx";
import { BansEmpty } from "#components/bans/bans-empty.tsx";
import { BansTabs } from "#components/bans/bans-tabs.tsx";
import { monthOf } from "#components/bans/month-span.ts";
import { NoSuchBan } from "#components/bans/no-such-ban.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { formatDay } from "#components/ui/time-format.ts";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { readerZones } from "../../../reader.ts";
import { filterOf, type ListParams, readList } from "./read.ts";

export const metadata: Metadata = { title: "Single bans" };

type Props = { searchParams: Promise<ListParams> };

export default async function BanListPage({ searchParams }: Props) {
  const params = await searchParams;
  const filter = filterOf(params);
  const { rows, total, archived, first, next, file, newest } = await readList(filter, params);
  const { role } = await requireActor();
  const zones = await readerZones();
  const day = (text: string) => formatDay(new Date(text), "UTC");
  const days = filter.from === filter.through ? day(filter.from) : `${day(filter.from)} to ${day(filter.through)}`;
  return (
    <>
      <PageHeader
        title="Bans"
        line="The single bans behind a figure, in the order in which they arrived. No account is shown here or anywhere: the ledger keeps only a keyed hash of it."
      />
      <BansTabs at="/bans/list" month={monthOf(filter.from.slice(0, 7)) ?? undefined} country={filter.country} />
      {newest !== null && <BanFilters filter={filter} />}
      {newest === null ? (
        <BansEmpty of="list" makesKeys={may(role, "keys:manage")} />
      ) : newest !== undefined ? (
        <NoSuchBan filter={filter} days={days} newest={newest} />
      ) : (
        <>
          <BanListHead total={total} days={days} file={may(role, "bans:download") ? file : null} />
          <ArchivedMonths months={archived} ledger={may(role, "archives:read")} />
          {rows.length > 0 && <BanList bans={rows} {...zones} />}
          <BanSteps first={first} next={next} words={stepWords(rows.length, next !== undefined)} />
        </>
      )}
    </>
  );
}
