import type { Metadata } from "next";
import Link from "next/link";
import { BansEmpty } from "#components/bans/bans-empty.tsx";
import { BansTabs } from "#components/bans/bans-tabs.tsx";
import { LedgerMonths } from "#components/bans/ledger-months.tsx";
import { ArchivingHint, MissingMonths } from "#components/bans/ledger-notices.tsx";
import { RepeatTable } from "#components/bans/repeat-table.tsx";
import { RecountLine } from "#components/recounts/recount-line.tsx";
import { PageHeader, Section } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { months } from "#lib/archives/months.ts";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { repeats } from "#lib/bans/accounts/repeats.ts";
import { list } from "#lib/recounts/list.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";

export const metadata: Metadata = { title: "Ledger" };

export default async function LedgerPage() {
  const ledger = await ask(months, {});
  // Months are made before their first row: an empty ledger has some.
  const isEmpty = ledger.months.every(({ rows, archives }) => rows === 0 && archives.length === 0);
  const { role } = await requireActor();
  const zones = await readerZones();
  return (
    <>
      <PageHeader
        title="Ledger"
        line="Every ban stands in the month in which it happened, for good: in the ledger, or in files that verify without it."
        acts={
          !isEmpty &&
          may(role, "bans:reveal") && (
            <Button asChild>
              <Link href="/bans/account">Look up an account</Link>
            </Button>
          )
        }
      />
      <BansTabs at="/bans/ledger" role={role} />
      {may(role, "recounts:read") && <RecountLine newest={(await ask(list, {}))[0]} {...zones} />}
      <MissingMonths missing={ledger.missing} />
      {isEmpty ? (
        <BansEmpty of="months" makesKeys={may(role, "keys:manage")} />
      ) : (
        <Section title="Months">
          <ArchivingHint {...ledger} />
          <LedgerMonths months={ledger.months} zones={zones} />
        </Section>
      )}
      {!isEmpty && may(role, "bans:read") && (
        <Section title="Accounts that came back">
          <RepeatTable months={await ask(repeats, {})} />
        </Section>
      )}
    </>
  );
}
