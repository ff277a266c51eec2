import { Drawer } from "#components/shell/page-header.tsx";
import { AppealFacts } from "./appeal-facts.tsx";
import { OtherAppeals, type OtherAppealsProps } from "./other-appeals.tsx";
import type { ShownAppeal, Zones } from "./shown-appeal.ts";

type AppealInspectorProps = { appeal: ShownAppeal; others: OtherAppealsProps["others"]; zones: Zones };

/** What is known of the appeal, and of others of the same ban. */
export function AppealInspector({ appeal, others, zones }: AppealInspectorProps) {
  return (
    <>
      <Drawer title="The appeal">
        <AppealFacts appeal={appeal} zones={zones} />
      </Drawer>
      {others.length > 0 && (
        <Drawer title="Other appeals of this ban">
          <OtherAppeals others={others} zones={zones} />
        </Drawer>
      )}
    </>
  );
}
