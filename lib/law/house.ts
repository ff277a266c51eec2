import { type Instrument, surfaces } from "./rule.ts";

/**
 * Rules that published figures need and the reviewed table of 62 does not hold. They are kept apart, so that the table stays the
 * table, and all rest on background knowledge: nobody has read the source for us.
 */
export const houseRules: readonly Instrument[] = [
  {
    id: "US-CIVIL-SUBPOENA",
    jurisdiction: "US",
    name: "Civil subpoena",
    citation: "Fed. R. Civ. P. 45; 18 USC 2702(a), (c)(6)",
    issuer: "Attorney of a party, or the clerk of the court, in a civil case",
    dataScope: "Non-content records only; a civil subpoena can never reach content",
    deadline: "Return date printed on the instrument",
    deadlineHours: null,
    clock: "instrument",
    gagNotice: "No gag; the person concerned is told and may move to quash",
    retentionEffect: "None by itself",
    status: "in_force",
    basis: "background",
    source: "",
    note: "House rule, not one of the 62: published figures count civil subpoenas on their own line",

    kind: "data-demand",
    processType: "civil-subpoena",
    provision: "Rule 45 of the Federal Rules of Civil Procedure, within section 2702 of title 18, United States Code",
    reach: { categories: ["subscriber", "identification", "traffic"], process: "subpoena" },
    surfaces,
    nationalSecurity: false,
    emergency: false,
    countsAsDemand: true,
    traceability: false,
    voluntary: false,
    inForceFrom: null,
  },
];
