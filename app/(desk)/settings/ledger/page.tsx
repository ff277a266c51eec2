import type { Metadata } from "next";
import { AccountVersions } from "#components/archives/account-versions.tsx";
import { KeptMonthsForm } from "#components/archives/kept-months-form.tsx";
import { SettingsTabs } from "#components/settings/settings-tabs.tsx";
import { PageHeader, Section } from "#components/shell/page-header.tsx";
import { months } from "#lib/archives/months.ts";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { accountVersions } from "#lib/bans/accounts/accountVersions.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";
import { keepMonths, propose, rotate, settle } from "./actions.ts";

export const metadata: Metadata = { title: "Ledger" };

export default async function LedgerSettingsPage() {
  const versions = await ask(accountVersions, {});
  const { keptMonths } = await ask(months, {});
  const actor = await requireActor();
  return (
    <>
      <PageHeader
        title="Settings"
        line="How long bans stay in the ledger before they may go to files, and the key under which their accounts are hashed."
      />
      <SettingsTabs at="/settings/ledger" role={actor.role} />
      <Section title="Months">
        {may(actor.role, "archives:configure") ? (
          <KeptMonthsForm keptMonths={keptMonths} action={keepMonths} />
        ) : (
          <p>The ledger keeps {keptMonths} whole months. An administrator sets it.</p>
        )}
      </Section>
      <Section title="Account key">
        <p className="mb-4 max-w-prose text-soft">
          A version that is destroyed takes with it, for good, the way from an account to the bans that it hashed. One
          person proposes it, another of counsel countersigns; the certificate is an entry of the log.
        </p>
        <AccountVersions
          versions={versions}
          acts={{ rotate, propose, settle }}
          actor={actor}
          zones={await readerZones()}
        />
      </Section>
    </>
  );
}
