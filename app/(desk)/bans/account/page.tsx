import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { AccountForm } from "#components/bans/account-form.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { readerZones } from "../../../reader.ts";
import { lookUpAccount } from "./actions.ts";

export const metadata: Metadata = { title: "Look up an account" };

export default async function AccountPage() {
  const { role } = await requireActor();
  if (!may(role, "bans:reveal")) forbidden();
  return (
    <>
      <PageHeader
        title="Look up an account"
        path={[
          { href: "/bans", label: "Bans" },
          { href: "/bans/ledger", label: "Ledger" },
        ]}
        line="The ledger knows accounts by a keyed hash only. What you write here is hashed and compared, and kept nowhere; that you looked, and why, is an entry of the log."
      />
      <AccountForm action={lookUpAccount} zones={await readerZones()} />
    </>
  );
}
