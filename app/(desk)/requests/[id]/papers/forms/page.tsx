import type { Metadata } from "next";
import { EuropeanOrderDesk } from "#components/europeanOrders/european-order-desk.tsx";
import { typedText } from "#components/forms/typed-time.ts";
import { Empty } from "#components/ui/empty.tsx";
import { forms } from "#lib/europeanOrders/forms.ts";
import { ask } from "../../../../../ask.ts";
import { caseProps } from "../../read.ts";
import * as acts from "./actions.ts";

export const metadata: Metadata = { title: "European forms" };

type Props = { params: Promise<{ id: string }> };

/** The forms of a European order: what came, what follows from it, and the answer. No form is drawn before somebody says why. */
export default async function FormsPage({ params }: Props) {
  const { id } = await params;
  const { view, actor, zones } = await caseProps(id);
  const european = await ask(forms, { requestId: id });
  if (european.order === null) {
    return (
      <Empty title="This request has no European form">
        The certificate of a European Production or Preservation Order would lie here, with the answer to it and what
        follows it.
      </Empty>
    );
  }
  return (
    <EuropeanOrderDesk
      request={view.request}
      european={{ ...european, order: european.order }}
      acts={{ ...acts }}
      actor={actor}
      zones={{ zone: zones.zone, legalZone: european.zone ?? zones.legalZone }}
      now={typedText(new Date(), zones.zone)}
    />
  );
}
