import type { Metadata } from "next";
import { CaseDeliveries } from "#components/deliveries/case-deliveries.tsx";
import { CaseLetters } from "#components/letters/case-letters.tsx";
import { ofCase as deliveriesOf } from "#lib/deliveries/ofCase.ts";
import { ofCase as lettersOf } from "#lib/letters/ofCase.ts";
import { ask } from "../../../../ask.ts";
import { caseProps } from "../read.ts";
import * as acts from "./actions.ts";

export const metadata: Metadata = { title: "Delivery" };

type Props = { params: Promise<{ id: string }> };

/** What leaves about a case: its letters, its production, and each delivery with who fetched it. */
export default async function DeliveryPage({ params }: Props) {
  const { id } = await params;
  const props = await caseProps(id);
  const given = { requestId: id };
  const [letters, deliveries] = [await ask(lettersOf, given), await ask(deliveriesOf, given)];
  return (
    <>
      <CaseDeliveries {...props} {...deliveries} language={letters.language} gives={{ ...acts }} />
      <CaseLetters {...props} {...letters} writes={{ preview: acts.previewLetter, send: acts.sendLetter }} />
    </>
  );
}
