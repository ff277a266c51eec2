import type { ComponentProps } from "react";
import { Drawer, Section, WithInspector } from "#components/shell/page-header.tsx";
import { BanFacts, BanOrigin } from "./ban-facts.tsx";
import { BanProof } from "./ban-proof.tsx";

type BanBodyProps = ComponentProps<typeof BanFacts> &
  ComponentProps<typeof BanOrigin> &
  ComponentProps<typeof BanProof>;

/** What is known of one ban, where it came from, and its proof. */
export function BanBody({ ban, ending, filed, zones, proof }: BanBodyProps) {
  return (
    <WithInspector
      label="Where it came from"
      inspector={
        <Drawer title="Where it came from">
          <BanOrigin ban={ban} zones={zones} />
        </Drawer>
      }
    >
      <Section title="What is counted">
        <BanFacts ban={ban} ending={ending} filed={filed} zones={zones} />
      </Section>
      <Section title="Proof that it was not changed since" id="proof">
        <BanProof proof={proof} />
      </Section>
    </WithInspector>
  );
}
