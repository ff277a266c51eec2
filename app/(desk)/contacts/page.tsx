import type { Metadata } from "next";
import Link from "next/link";
import { ContactFilters } from "#components/contacts/contact-filters.tsx";
import { ContactTimeline } from "#components/contacts/contact-timeline.tsx";
import { addressWith } from "#components/requests/address-with.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { list } from "#lib/contacts/list.ts";
import { ask } from "../../ask.ts";
import { readerZones } from "../../reader.ts";

export const metadata: Metadata = { title: "Contacts" };

type Props = { searchParams: Promise<{ [Name in keyof NonNullable<Parameters<typeof list>[2]>]: string }> };

export default async function ContactsPage({ searchParams }: Props) {
  const { after, ...asked } = await searchParams;
  const filter = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ""));
  const { rows, next } = await ask(list, { ...filter, ...(after && { after }) });
  const [zones, { role }] = [await readerZones(), await requireActor()];
  const record = may(role, "contacts:record") && (
    <Button asChild kind="main">
      <Link href="/contacts/new">Record a contact</Link>
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Contacts"
        line="What governments asked of us outside any request, and what we answered. What is not written down did not happen."
        acts={record}
      />
      <ContactFilters {...filter} />
      {rows.length === 0 ? (
        <Empty
          title={Object.keys(filter).length > 0 || after ? "No contact is like that" : "No contact here yet"}
          acts={record}
        >
          Meetings, calls and letters with officials stand here by month, with what was promised and whether it was
          kept.
        </Empty>
      ) : (
        <>
          <ContactTimeline rows={rows} {...zones} />
          <Pagination
            newer={after && addressWith("/contacts", filter, {})}
            older={next === null ? undefined : addressWith("/contacts", filter, { after: next })}
            words={`${rows.length} on this page, the newest first`}
          />
        </>
      )}
    </>
  );
}
