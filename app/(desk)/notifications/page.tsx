import type { Metadata } from "next";
import { DigestForm } from "#components/notifications/digest-form.tsx";
import { NotificationList } from "#components/notifications/notification-list.tsx";
import { PageHeader, WithInspector } from "#components/shell/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { TabLinks } from "#components/ui/tab-links.tsx";
import { list } from "#lib/notifications/list.ts";
import { preference } from "#lib/notifications/preference.ts";
import { ask } from "../../ask.ts";
import { readerZones } from "../../reader.ts";
import { chooseDigest, readAll, readOne } from "./actions.ts";

export const metadata: Metadata = { title: "Notifications" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const tabs = [
  { href: "/notifications", label: "Unread" },
  { href: "/notifications?all=yes", label: "All" },
];

export default async function NotificationsPage({ searchParams }: Props) {
  const given = await searchParams;
  const all = given.all !== undefined;
  const after = [given.after].flat()[0];
  const at = all ? "/notifications?all=yes" : "/notifications";
  const { rows, next } = await ask(list, { unread: !all, ...(after && { after }) });
  const digest = await ask(preference, {});
  const zones = await readerZones();
  const older = next === null ? undefined : `${at}${all ? "&" : "?"}after=${next}`;
  return (
    <>
      <PageHeader
        title="Notifications"
        line="What the desk tells you: who mentions you, what was given to you, what is due."
      />
      <WithInspector label="By e-mail" inspector={<DigestForm digest={digest} action={chooseDigest} />}>
        <TabLinks label="Which notifications" tabs={tabs} at={at} />
        <NotificationList {...{ rows, zones, all }} readOne={readOne} readAll={readAll} drawnAt={new Date()} />
        {(after !== undefined || older !== undefined) && <Pagination newer={after && at} older={older} />}
      </WithInspector>
    </>
  );
}
