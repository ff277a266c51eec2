import { currentOfficer } from "#lib/auth/officerSession.ts";
import { actAs } from "../actAs.ts";

/** Makes a Server Action of an operation, as `app/act.ts` does for the desk: asked by the officer whose session it is. */
export const act = actAs(currentOfficer);
