import type { Metadata } from "next";
import { BansEmpty } from "#components/bans/bans-empty.tsx";
import { BansTabs } from "#components/bans/bans-tabs.tsx";
import { FoundBody } from "#components/found/found-body.tsx";
import { FoundDescriptions } from "#components/found/found-descriptions.tsx";
import { FoundFilters } from "#components/found/found-filters.tsx";
import { type FoundParams, foundAddress } from "#components/found/found-span.ts";
import { PageHeader, Section } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { list } from "#lib/descriptions/list.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";
import { countNow } from "./actions.ts";
import { readFound } from "./read.ts";

export const metadata: Metadata = { title: "How accounts are found" };

export default async function FoundPage({ searchParams }: { searchParams: Promise<FoundParams> }) {
  const view = await readFound(await searchParams, new Date());
  const [lines, zones, { role }] = [await ask(list, {}), await readerZones(), await requireActor()];
  return (
    <>
      <PageHeader
        title="Bans"
        line="How accounts are found when no message can be read, who decides, and how often it was wrong."
        acts={
          view !== null && (
            <Button asChild>
              <a href={foundAddress("/bans/found/csv", view.filter)}>Save as CSV</a>
            </Button>
          )
        }
      />
      <BansTabs at="/bans/found" />
      {view === null ? (
        <BansEmpty of="found" makesKeys={may(role, "keys:manage")} />
      ) : (
        <>
          <FoundFilters filter={view.filter} />
          <FoundBody {...view} zones={zones} count={may(role, "bans:count") ? countNow : undefined} />
        </>
      )}
      <Section title="What each signal means" id="descriptions">
        <FoundDescriptions lines={lines} zones={zones} signs={may(role, "descriptions:propose")} />
      </Section>
    </>
  );
}
