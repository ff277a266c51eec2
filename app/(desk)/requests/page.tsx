import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { QueueFilters } from "#components/requests/queue-filters.tsx";
import { QueueList } from "#components/requests/queue-list.tsx";
import { queueRow } from "#components/requests/queue-row.ts";
import { openTab, queueFilter, queueTabs, savedAddress } from "#components/requests/queue-views.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { TabLinks } from "#components/ui/tab-links.tsx";
import { SavedViews } from "#components/views/saved-views.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { counts } from "#lib/requests/counts.ts";
import { owners } from "#lib/requests/owners.ts";
import { queue } from "#lib/requests/queue.ts";
import { isIdentifier } from "#lib/requests/searchText.ts";
import { list } from "#lib/views/list.ts";
import { ask } from "../../ask.ts";
import { acknowledgeTicked, assignTicked, undo } from "./actions.ts";
import { saveView } from "./views/actions.ts";

export const metadata: Metadata = { title: "Queue" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function QueuePage({ searchParams }: Props) {
  const search = await searchParams;
  const filter = queueFilter(search);
  // Where no script kept an identifier out of the address, at least no page is drawn from it.
  if (isIdentifier(filter.search ?? "")) redirect("/search?identifier=1#look-up");
  const views = await ask(list, {});
  const first = views.find(({ isDefault }) => isDefault);
  if (Object.keys(search).length === 0 && first !== undefined) redirect(savedAddress(first));
  const after = [search.after].flat()[0];
  const { rows, next } = await ask(queue, { ...filter, ...(after && { after }) } as Parameters<typeof queue>[2]);
  const tabs = queueTabs(filter, await ask(counts, {}));
  const { role } = await requireActor();
  const mayCreate = may(role, "requests:create");
  const people = may(role, "requests:assign") ? await ask(owners, {}) : [];
  const actions = { assign: assignTicked, acknowledge: acknowledgeTicked, undo };
  const record = (
    <Button kind="main" asChild>
      <Link href="/requests/new">Record a request</Link>
    </Button>
  );
  return (
    <>
      <PageHeader title="Queue" acts={mayCreate && record} />
      <TabLinks label="Views of the queue" tabs={tabs} at={openTab(filter)} />
      <SavedViews {...{ views, filter, at: openTab(filter) }} save={may(role, "views:save") ? saveView : null} />
      <QueueFilters filter={filter} />
      <QueueList {...{ filter, after, next, people, mayCreate, actions }} rows={rows.map(queueRow)} />
    </>
  );
}
