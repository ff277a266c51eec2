import type { Metadata } from "next";
import { RefusalNotice } from "#components/forms/refusal-notice.tsx";
import { SimulateForm } from "#components/overrides/simulate-form.tsx";
import { NothingTried, SimulationResult } from "#components/overrides/simulation.tsx";
import { triedAddress, triedInput, triedOf } from "#components/overrides/tried.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { instrument as byId } from "#lib/law/instrument.ts";
import { list } from "#lib/overrides/list.ts";
import { simulate } from "#lib/requests/simulate.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";

export const metadata: Metadata = { title: "Try a bill" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SimulatePage({ searchParams }: Props) {
  await ask(list, {});
  const tried = triedOf(await searchParams);
  const input = triedInput(tried);
  const instrument = byId(tried.instrument ?? "");
  const zones = await readerZones();
  const needsDeadline = instrument !== undefined && instrument.status !== "pending_bill" && tried.length === undefined;
  return (
    <>
      <PageHeader
        title="Try a bill, or another deadline"
        path={[
          { href: "/register", label: "Register" },
          { href: "/law", label: "Instruments" },
        ]}
        line="What would fall due when, over the requests that are open now. Nothing is changed by trying."
      />
      <SimulateForm tried={tried} />
      {needsDeadline && (
        <RefusalNotice
          sentence="This instrument is law already. Say which deadline is to be tried in its place."
          tone="due"
        />
      )}
      {input === null || instrument === undefined ? <NothingTried /> : null}
      {input !== null && instrument !== undefined && !needsDeadline && (
        <SimulationResult
          result={await ask(simulate, input)}
          instrument={instrument}
          csv={triedAddress(tried)}
          zones={zones}
        />
      )}
    </>
  );
}
