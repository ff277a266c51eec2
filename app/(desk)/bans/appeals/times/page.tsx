import type { Metadata } from "next";
import Link from "next/link";
import { twelveMonths } from "#components/appeals/age.ts";
import { TimesSections } from "#components/appeals/times-sections.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { times } from "#lib/appeals/times.ts";
import { ask } from "../../../../ask.ts";

export const metadata: Metadata = { title: "Times of appeals" };

export default async function AppealTimesPage() {
  const lines = await ask(times, twelveMonths(new Date()));
  return (
    <>
      <PageHeader
        title="How long appeals take"
        path={[
          { href: "/bans", label: "Bans" },
          { href: "/bans/appeals", label: "Appeals" },
        ]}
        line="Of the appeals received in twelve months, the one that runs included, by the month of receipt. Each median is taken from the appeals of its own line; an automatic acknowledgement is no look."
      />
      {lines.length === 0 ? (
        <Empty
          title="No appeal in twelve months"
          acts={
            <Button asChild>
              <Link href="/bans/appeals?state=all">Every appeal, and how they come in</Link>
            </Button>
          }
        >
          Each month and each reason will stand here with its medians: to the first look, to the decision, to the
          reinstatement. The first appeal that is received begins it.
        </Empty>
      ) : (
        <TimesSections lines={lines} />
      )}
    </>
  );
}
