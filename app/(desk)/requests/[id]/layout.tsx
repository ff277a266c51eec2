import type { ReactNode } from "react";
import { CaseHeader } from "#components/requests/case-header.tsx";
import { CaseStanding } from "#components/requests/case-standing.tsx";
import { CaseTabs } from "#components/requests/case-tabs.client.tsx";
import { protection } from "#lib/requests/protection.ts";
import { ask } from "../../../ask.ts";
import { caseProps } from "./read.ts";
import { mark } from "./standing/actions.ts";

type Props = { params: Promise<{ id: string }>; children: ReactNode };

/** The head of a case and its parts, each a place of its own. */
export default async function CaseLayout({ params, children }: Props) {
  const { id } = await params;
  const props = await caseProps(id);
  const standing = await ask(protection, { id });
  return (
    <>
      <CaseHeader {...props} />
      <CaseStanding {...{ id, standing, mark }} role={props.actor.role} zones={props.zones} />
      <CaseTabs id={id} />
      {children}
    </>
  );
}
