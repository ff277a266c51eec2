import type { Metadata } from "next";
import Link from "next/link";
import { OwnRequests } from "#components/officers/own-requests.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { ground } from "#lib/db/ground.ts";
import { ownList } from "#lib/requests/ownList.ts";
import { ask } from "../ask.ts";
import { ownStanding } from "../own.ts";

export const metadata: Metadata = { title: "Your requests" };

type Props = { searchParams: Promise<{ after?: string | string[] }> };

export default async function OwnRequestsPage({ searchParams }: Props) {
  const { after } = await searchParams;
  const { rows, next } = await ask(ownList, typeof after === "string" ? { after } : {});
  const { zones, hindrance } = await ownStanding();
  const begin = (
    <Button kind="main" asChild>
      <Link href="/officer/requests/new">New request</Link>
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Your requests"
        line="Everything that your authority asked of this service, however it came, and when each is due."
        acts={hindrance === null ? begin : undefined}
      />
      {rows.length === 0 ? (
        <Empty
          title={after === undefined ? "Nothing was asked yet" : "There is nothing older"}
          acts={hindrance === null ? begin : undefined}
        >
          Each request stands here with its receipt, its clock, its messages and, in the end, what was produced.
        </Empty>
      ) : (
        <OwnRequests rows={rows} now={ground().now()} zones={zones} />
      )}
      {next !== null && (
        <Button className="mt-6" asChild>
          <Link href={`/officer?after=${next}`}>Older requests</Link>
        </Button>
      )}
    </>
  );
}
