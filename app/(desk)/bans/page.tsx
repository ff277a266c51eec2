import type { Metadata } from "next";
import Link from "next/link";
import { BansEmpty } from "#components/bans/bans-empty.tsx";
import { BansTabs } from "#components/bans/bans-tabs.tsx";
import { ExplorerBar } from "#components/bans/explorer-bar.tsx";
import { ExplorerBody } from "#components/bans/explorer-body.tsx";
import { monthOf } from "#components/bans/month-span.ts";
import { NotableList } from "#components/bans/notable-list.tsx";
import { PageHeader, Section } from "#components/shell/page-header.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { explore } from "#lib/tallies/explore.ts";
import { notable } from "#lib/tallies/notable.ts";
import { ask } from "../../ask.ts";
import { type ExplorerParams, explorerOf, lastDayOf } from "./read.ts";

export const metadata: Metadata = { title: "Bans" };

type Props = { searchParams: Promise<ExplorerParams> };

export default async function BansPage({ searchParams }: Props) {
  const shown = explorerOf(await searchParams);
  const { from, through, rows, columns, narrowed } = shown;
  const [answer, found] = await Promise.all([
    ask(explore, { from, through, rows, columns, narrowed }),
    ask(notable, {}),
  ]);
  const { role } = await requireActor();
  return (
    <>
      <PageHeader
        title="Bans"
        line="Accounts that the service closed, counted by any two things at once, and how that changed."
      />
      <BansTabs at="/bans" month={monthOf(answer?.through) ?? undefined} country={narrowed.country} />
      {answer === null ? (
        <BansEmpty of="bans" makesKeys={may(role, "keys:manage")} />
      ) : (
        <>
          <ExplorerBar shown={shown} from={answer.from} through={answer.through} newest={answer.newest} />
          <ExplorerBody shown={shown} answer={answer} lastDay={lastDayOf(answer.newest)} />
          <Section title="Out of the usual, in the last weeks" id="notable">
            <NotableList notable={found} />
          </Section>
          <p className="mt-6 text-small text-soft" data-furniture>
            These counts are kept with the rows in one transaction.{" "}
            <Link href="/bans/ledger/recount" className="link">
              Count the rows again
            </Link>{" "}
            to see that they agree.
          </p>
        </>
      )}
    </>
  );
}
