import type { ReactNode } from "react";
import { CaseHeader } from "#components/requests/case-header.tsx";
import { CaseTabs } from "#components/requests/case-tabs.client.tsx";
import { caseProps } from "./read.ts";

type Props = { params: Promise<{ id: string }>; children: ReactNode };

/** The head of a case and its parts, each a place of its own. */
export default async function CaseLayout({ params, children }: Props) {
  const { id } = await params;
  const props = await caseProps(id);
  return (
    <>
      <CaseHeader {...props} />
      <CaseTabs id={id} />
      {children}
    </>
  );
}
