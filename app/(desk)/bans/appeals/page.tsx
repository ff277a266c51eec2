import type { Metadata } from "next";
import { dayAgo } from "#components/appeals/age.ts";
import { AppealFilters } from "#components/appeals/appeal-filters.tsx";
import { AppealsTable } from "#components/appeals/appeals-table.tsx";
import { AppealsEmpty, NoSuchAppeal } from "#components/appeals/no-appeal.tsx";
import { QueueHead } from "#components/appeals/queue-head.tsx";
import { addressWith } from "#components/requests/address-with.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import { queue } from "#lib/appeals/queue.ts";
import { times } from "#lib/appeals/times.ts";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";

export const metadata: Metadata = { title: "Appeals" };

type Filter = Omit<NonNullable<Parameters<typeof queue>[2]>, "after"> & { days?: string };
type Props = { searchParams: Promise<Filter & { after?: string }> };

export default async function AppealsPage({ searchParams }: Props) {
  const { after, state = "open", reason, signal, days } = await searchParams;
  const filter = { state, ...(reason && { reason }), ...(signal && { signal }), ...(days && { days }) };
  const { rows, next } = await ask(queue, { ...filter, ...(after && { after }) });
  const now = new Date();
  const recent = await ask(times, { from: dayAgo(now, 90), to: dayAgo(now, -1) });
  const empty = rows.length === 0 && (await ask(queue, { state: "all" })).rows.length === 0;
  const [zones, { role }] = [await readerZones(), await requireActor()];
  return (
    <>
      <QueueHead times={recent} mayRecord={may(role, "appeals:record")} empty={empty} />
      {!empty && <AppealFilters filter={filter} />}
      {empty ? (
        <AppealsEmpty mayRecord={may(role, "appeals:record")} />
      ) : rows.length === 0 ? (
        <NoSuchAppeal filter={filter} />
      ) : (
        <>
          <AppealsTable rows={rows} now={now} {...zones} />
          <Pagination
            newer={after && addressWith("/bans/appeals", filter, {})}
            older={next === null ? undefined : addressWith("/bans/appeals", filter, { after: next })}
            words={`${rows.length} on this page`}
          />
        </>
      )}
    </>
  );
}
