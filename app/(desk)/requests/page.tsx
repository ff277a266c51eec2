import type { Metadata } from "next";
import Link from "next/link";
import { QueueFilters } from "#components/requests/queue-filters.tsx";
import { QueueList } from "#components/requests/queue-list.tsx";
import { queueRow } from "#components/requests/queue-row.ts";
import { queueFilter, queueTabs, viewAddress } from "#components/requests/queue-views.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { TabLinks } from "#components/ui/tab-links.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { counts } from "#lib/requests/counts.ts";
import { owners } from "#lib/requests/owners.ts";
import { queue } from "#lib/requests/queue.ts";
import { ask } from "../../ask.ts";
import { assignTicked } from "./actions.ts";

export const metadata: Metadata = { title: "Queue" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function QueuePage({ searchParams }: Props) {
  const search = await searchParams;
  const filter = queueFilter(search);
  const after = [search.after].flat()[0];
  const { rows, next } = await ask(queue, { ...filter, ...(after && { after }) } as Parameters<typeof queue>[2]);
  const tabs = queueTabs(filter, await ask(counts, {}));
  const { role } = await requireActor();
  const mayCreate = may(role, "requests:create");
  const people = may(role, "requests:assign") ? await ask(owners, {}) : [];
  return (
    <>
      <PageHeader
        title="Queue"
        acts={
          mayCreate && (
            <Button kind="main" asChild>
              <Link href="/requests/new">Record a request</Link>
            </Button>
          )
        }
      />
      <TabLinks label="Views of the queue" tabs={tabs} at={viewAddress(filter)} />
      <QueueFilters filter={filter} />
      <QueueList {...{ filter, after, next, people, mayCreate }} rows={rows.map(queueRow)} assign={assignTicked} />
    </>
  );
}
