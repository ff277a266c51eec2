import type { Metadata } from "next";
import { FigureHead, titleOf } from "#components/reports/figure-head.tsx";
import { FigureProof } from "#components/reports/figure-proof.tsx";
import { FigureRecords, recordsHead } from "#components/reports/figure-records.tsx";
import { MeasureFacts } from "#components/reports/measure-facts.tsx";
import { Unsound } from "#components/reports/unsound.tsx";
import { PageHeader, Section } from "#components/shell/page-header.tsx";
import { readCheckpoint } from "#lib/audit/checkpoint.ts";
import { publishedCheckpoint } from "#lib/audit/published.ts";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { ground } from "#lib/db/ground.ts";
import { figure } from "#lib/reports/figure.ts";
import { one } from "#lib/reports/one.ts";
import { ask } from "../../../../../ask.ts";
import { readerZones } from "../../../../../reader.ts";

export const metadata: Metadata = { title: "Figure" };

type Props = { params: Promise<{ id: string; key: string }>; searchParams: Promise<{ after?: string }> };

export default async function FigurePage({ params, searchParams }: Props) {
  const { id, key: written } = await params;
  const { after } = await searchParams;
  const key = decodeURIComponent(written);
  const found = await ask(figure, { id, key, ...(after && { after }) });
  const { figure: shown, whole, behind, report, section, faults } = found;
  const { entries } = await ask(one, { id });
  const reader = { zones: await readerZones(), readsLog: may((await requireActor()).role, "log:read") };
  const note = await publishedCheckpoint(ground());
  return (
    <>
      <PageHeader
        title={shown === null ? key : titleOf(shown, whole)}
        path={[
          { href: "/reports", label: "Reports" },
          { href: `/reports/${id}`, label: report.title },
        ]}
        marks={<span className="text-soft">{section}</span>}
      />
      <Unsound faults={[...faults, ...(behind?.faults ?? [])]} />
      {shown !== null && <FigureHead figure={shown} whole={whole} />}
      {shown !== null && <MeasureFacts figure={shown} country={report.country} />}
      {behind !== null && (
        <Section title={recordsHead(behind.kind)}>
          <FigureRecords behind={behind} at={`/reports/${id}/figures/${written}`} after={after} {...reader} />
        </Section>
      )}
      <Section title="Its proof">
        <FigureProof
          figureKey={key}
          compiledAt={entries.find(({ action }) => action === "report.compiled")?.index ?? null}
          treeSize={note === null ? null : readCheckpoint(note).size}
          readsLog={reader.readsLog}
          evidence={`/reports/${id}/evidence.zip`}
        />
      </Section>
    </>
  );
}
