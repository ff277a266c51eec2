import type { Metadata } from "next";
import Link from "next/link";
import { type EntryFilter, EntryFilters } from "#components/log/entry-filters.tsx";
import { EntryList } from "#components/log/entry-list.tsx";
import { RecountLine } from "#components/recounts/recount-line.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { entryFilters, entryList } from "#lib/log/entryList.ts";
import { list } from "#lib/recounts/list.ts";
import { ask } from "../../ask.ts";
import { readerZones } from "../../reader.ts";

export const metadata: Metadata = { title: "Log" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function LogPage({ searchParams }: Props) {
  const given = Object.entries(await searchParams).flatMap(([name, value]) => {
    const one = [value].flat()[0];
    return one && name in entryFilters.shape ? [[name, one]] : [];
  });
  const { after, before, ...filter } = Object.fromEntries(given) as EntryFilter & { after?: string; before?: string };
  const page = await ask(entryList, Object.fromEntries(given));
  const { role } = await requireActor();
  const zones = await readerZones();
  return (
    <>
      <PageHeader
        title="Log"
        line="Every change and every look at what is sealed, signed into one tree. It holds no personal data."
        acts={
          <>
            <Button asChild>
              <Link href="/log/destructions">Certificates of destruction</Link>
            </Button>
            {may(role, "log:verify") && (
              <Button kind="main" asChild>
                <Link href="/log/verify">Verify the log</Link>
              </Button>
            )}
          </>
        }
      />
      <RecountLine newest={(await ask(list, {}))[0]} {...zones} />
      <EntryFilters filter={filter} />
      <EntryList {...page} filter={filter} {...zones} />
    </>
  );
}
