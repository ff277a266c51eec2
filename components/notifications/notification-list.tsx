import Link from "next/link";
import { ActionForm, Submit } from "#components/forms/action-form.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Empty } from "#components/ui/empty.tsx";
import { Cell, Head, Row, RowHead, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import { type Notification, notificationWords } from "#lib/notifications/notification.ts";

type NotificationListProps = {
  rows: readonly Notification[];
  zones: { zone: string; legalZone: string };
  all: boolean;
  readOne: FormAction;
  readAll: FormAction;
  /** When this list was drawn: what is told later stays unread. */
  drawnAt: Date;
};

/** What the reader was told, newest first, each leading to its case. */
export function NotificationList({ rows, zones, all, readOne, readAll, drawnAt }: NotificationListProps) {
  if (rows.length === 0) {
    return (
      <Empty title={all ? "You were told nothing yet" : "Nothing is unread"} className="mt-4 border-t-0">
        Who mentions you, what is given to you and what falls due stands here.
      </Empty>
    );
  }
  return (
    <>
      <Table caption="Notifications, newest first" stacked>
        <thead>
          <tr>
            <Head>What</Head>
            <Head>About</Head>
            <Head sorted="descending">When</Head>
            <Head>
              <span className="sr-only">Read</span>
            </Head>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <NotificationLine key={row.id} row={row} zones={zones} read={readOne} />
          ))}
        </tbody>
      </Table>
      {rows.some(({ readAt }) => readAt === null) && (
        <ActionForm action={readAll} hidden={{ until: drawnAt.toISOString() }} className="mt-4 w-fit">
          <Submit kind="plain">Mark all as read</Submit>
        </ActionForm>
      )}
    </>
  );
}

/** Where what is about no request is looked at. */
const pages: Readonly<Partial<Record<Notification["kind"], string>>> = {
  "recount-disagrees": "/bans/ledger/recount",
  "statements-held": "/bans/statements",
};

type LineProps = { row: Notification; zones: NotificationListProps["zones"]; read: FormAction };

function NotificationLine({ row, zones, read }: LineProps) {
  const { id, kind, requestId, reference, authority, toldAt, readAt } = row;
  const words = notificationWords(kind);
  const place = kind === "mentioned" ? "/comments" : "";
  const page = pages[kind] ?? null;
  const href = requestId === null ? page : `/requests/${requestId}${place}`;
  return (
    <Row row={reference ?? id}>
      <RowHead className={readAt === null ? "font-strong" : "text-soft"}>
        {href === null ? words : <Link href={href}>{words}</Link>}
      </RowHead>
      <Cell className="desk:max-w-0 desk:w-1/2 desk:truncate phone:w-full phone:whitespace-normal">
        <span className="font-mono">{reference}</span> <span className="text-soft">{authority}</span>
      </Cell>
      <Cell>
        <Instant at={toldAt} {...zones} stop={false} />
      </Cell>
      <Cell>
        {readAt === null && (
          <ActionForm action={read} hidden={{ id }} className="w-auto">
            <Submit kind="quiet" size="small">
              Mark as read
            </Submit>
          </ActionForm>
        )}
      </Cell>
    </Row>
  );
}
