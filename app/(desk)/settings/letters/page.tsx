import type { Metadata } from "next";
import { LettersTable } from "#components/letters/letters-table.tsx";
import { SettingsTabs } from "#components/settings/settings-tabs.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { list } from "#lib/letters/list.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";

export const metadata: Metadata = { title: "Letters" };

export default async function LettersPage() {
  const lines = await ask(list, {});
  const [{ role }, zones] = [await requireActor(), await readerZones()];
  return (
    <>
      <PageHeader
        title="Settings"
        line="The texts of all letters. Another version is proposed by one person of counsel and countersigned by another."
      />
      <SettingsTabs at="/settings/letters" role={role} />
      <LettersTable lines={lines} {...zones} />
    </>
  );
}
