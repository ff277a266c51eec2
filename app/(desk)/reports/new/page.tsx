import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { CompileForm } from "#components/reports/compile-form.tsx";
import { templates } from "#components/reports/words.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { TabLinks } from "#components/ui/tab-links.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { templateNames } from "#lib/reports/report.ts";
import { compileReport } from "../actions.ts";

export const metadata: Metadata = { title: "Compile a report" };

type Props = { searchParams: Promise<{ template?: string; from?: string; to?: string }> };

export default async function CompilePage({ searchParams }: Props) {
  if (!may((await requireActor()).role, "reports:compile")) forbidden();
  const { template: wanted, from = "", to = "" } = await searchParams;
  const template = templateNames.find((name) => name === wanted) ?? "global";
  return (
    <>
      <PageHeader
        title="Compile a report"
        path={[{ href: "/reports", label: "Reports" }]}
        line="The records of the period are counted from one snapshot and kept as a draft. Compiling again makes another draft; none is ever edited."
      />
      <TabLinks
        label="Kind of report"
        at={`/reports/new?template=${template}`}
        tabs={templateNames.map((name) => ({ href: `/reports/new?template=${name}`, label: templates[name].name }))}
      />
      <p className="mt-4 mb-6 max-w-[68ch] text-soft">{templates[template].line}</p>
      <CompileForm
        template={template}
        given={{ from, to }}
        today={new Date().toISOString().slice(0, 10)}
        action={compileReport}
      />
    </>
  );
}
