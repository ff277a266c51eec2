import type { Metadata } from "next";
import Form from "next/form";
import { Suspense } from "react";
import { RecountChecks, RecountResult } from "#components/bans/recount-result.tsx";
import { PageHeader, Section } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { daysOf } from "#lib/bans/month.ts";
import { recount } from "#lib/bans/recount.ts";
import { ask } from "../../../ask.ts";

export const metadata: Metadata = { title: "Count again" };

type Props = { searchParams: Promise<{ over?: string }> };

export default async function RecountPage({ searchParams }: Props) {
  const { over } = await searchParams;
  // The counting itself streams in later, when it is too late for a 403 page.
  await ask(daysOf, { from: "2000-01-01", to: "2000-01-01" });
  const asked = over === "sums" || over === "roots";
  return (
    <>
      <PageHeader
        title="Count the bans again"
        path={[{ href: "/bans", label: "Bans" }]}
        line="Figures are shown from daily sums. Here the rows themselves are counted, and compared with the sums, the batches and the log."
      />
      <Section title="What is compared">
        <RecountChecks roots={over !== "sums"} />
      </Section>
      <Form action="/bans/recount" className="mt-5 flex flex-wrap items-center gap-3">
        <Button kind="main" type="submit" name="over" value="roots">
          Count rows and roots
        </Button>
        <Button type="submit" name="over" value="sums">
          Count rows only
        </Button>
        <span className="text-small text-soft">
          Every row is read: seconds for thousands, minutes for tens of millions.
        </span>
      </Form>
      {asked && (
        <Section title="What was found">
          <Suspense key={over} fallback={<SkeletonRows rows={2} label="Counting. It ends when the page is left." />}>
            <Result roots={over === "roots"} />
          </Suspense>
        </Section>
      )}
    </>
  );
}

async function Result({ roots }: { roots: boolean }) {
  return <RecountResult counted={await ask(recount, { roots })} />;
}
