import type { Metadata } from "next";
import Link from "next/link";
import { PeopleTable } from "#components/people/people-table.tsx";
import { SettingsTabs } from "#components/settings/settings-tabs.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { list } from "#lib/people/list.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const people = await ask(list, {});
  const zones = await readerZones();
  return (
    <>
      <PageHeader
        title="Settings"
        line="Who can get in and what they may do. A change ends their sessions at once and is an entry in the log."
        acts={
          <Button kind="main" asChild>
            <Link href="/settings/people/new">Add a person</Link>
          </Button>
        }
      />
      <SettingsTabs at="/settings/people" role={(await requireActor()).role} />
      <PeopleTable people={people} {...zones} />
    </>
  );
}
