import { Drawer } from "#components/shell/page-header.tsx";
import type { CaseProps } from "./case-view.ts";
import { ClockDrawer } from "./clock-drawer.tsx";
import { NonDisclosureDrawer } from "./non-disclosure-drawer.tsx";
import { PeopleDrawer } from "./people-drawer.tsx";
import { TargetsDrawer } from "./targets-drawer.tsx";

/** At the right of a case: its clock with the reasons, its people, its targets, and what must not be told. */
export function CaseInspector(props: CaseProps) {
  return (
    <>
      <Drawer title="Clock">
        <ClockDrawer {...props} />
      </Drawer>
      <Drawer title="People">
        <PeopleDrawer {...props} />
      </Drawer>
      <Drawer title="Targets">
        <TargetsDrawer {...props} />
      </Drawer>
      <Drawer title="Non-disclosure and notice">
        <NonDisclosureDrawer {...props} />
      </Drawer>
    </>
  );
}
