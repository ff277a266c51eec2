import Link from "next/link";
import { Badge } from "#components/ui/badge.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Cell, Head, Row, RowHead, rowLink, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import type { Notice } from "#lib/notices/notice.ts";
import { noticeStateWords } from "./words.ts";

type Line = Notice & { reference: string; authority: string };

/** Notices that are not done, the one that waits longest first. */
export function NoticesTable({
  notices,
  zones,
}: {
  notices: readonly Line[];
  zones: { zone: string; legalZone: string };
}) {
  if (notices.length === 0)
    return (
      <Empty title="No notice waits">
        A notice falls due here by itself when an answer was given and nothing binds the service to silence.
      </Empty>
    );
  return (
    <Table caption="Notices that wait" stacked>
      <thead>
        <tr>
          <Head>Reference</Head>
          <Head>Authority</Head>
          <Head>Fell due</Head>
          <Head>State</Head>
        </tr>
      </thead>
      <tbody>
        {notices.map((notice) => (
          <Row key={notice.requestId} row={notice.reference}>
            <RowHead className="font-mono phone:basis-full">
              <Link href={`/requests/${notice.requestId}/hold`} className={rowLink}>
                {notice.reference}
              </Link>
            </RowHead>
            <Cell className="max-w-96 truncate">{notice.authority}</Cell>
            <Cell>
              <Instant at={notice.fellDueAt} {...zones} stop={false} />
            </Cell>
            <Cell>
              <Badge tone={notice.state === "due" ? "act" : notice.state === "failed" ? "grave" : "plain"}>
                {noticeStateWords[notice.state]}
              </Badge>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
