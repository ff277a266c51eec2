import type { FormAction } from "#components/forms/form-state.ts";
import { may, type Role } from "#lib/auth/permissions.ts";
import type { Standing, StatementState } from "#lib/statements/statement.ts";
import { ShiftsBlock } from "./shifts-block.tsx";
import { SendingNotice, StateCounts } from "./standing-block.tsx";

type StandingHeadProps = {
  standing: Standing;
  /** The state that the list below is narrowed to. */
  at: StatementState | undefined;
  /** None was ever drafted: there is nothing to count. */
  empty: boolean;
  role: Role;
  release: FormAction;
  zones: { zone: string; legalZone: string };
};

/** How statements stand as a whole: whether anything leaves, what stops it, how many stand how. */
export function StandingHead({ standing, at, empty, role, release, zones }: StandingHeadProps) {
  return (
    <div className="mt-6">
      <SendingNotice standing={standing} zones={zones} settings={may(role, "statementSettings:read")} />
      <ShiftsBlock standing={standing} release={may(role, "statements:review") ? release : null} zones={zones} />
      {!empty && <StateCounts standing={standing} at={at} />}
    </div>
  );
}
