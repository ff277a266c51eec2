import type { FormAction } from "#components/forms/form-state.ts";
import type { EnrolledWith, OfficerAccess } from "#lib/officers/officer.ts";

/** An officer as the page of their authority lists them. */
export type OfficerLine = {
  id: string;
  name: string;
  title: string | null;
  email: string;
  version: number;
  access: OfficerAccess;
  enrolledWith: EnrolledWith | null;
  verifiedAt: Date | null;
  invitedUntil: Date | null;
  requests: number;
};

/** What the desk does about officers. */
export type OfficersActions = { record: FormAction; verify: FormAction; invite: FormAction; disable: FormAction };
