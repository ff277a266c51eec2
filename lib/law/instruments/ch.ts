import { type Instrument, surfaces } from "../rule.ts";

/** Rules of the law of Switzerland. */
export const switzerland: readonly Instrument[] = [
  {
    id: "CH-BUEPF",
    jurisdiction: "CH",
    name: "Surveillance of post and telecommunications",
    citation: "BÜPF / VÜPF",
    issuer: "Prosecutor with coercive-measures court, via PTSS",
    dataScope: "What provider holds; derived services have reduced duties",
    deadline: "As ordered",
    deadlineHours: null,
    clock: "instrument",
    gagNotice: "Foreign requests only through MLA; Art 271 Criminal Code bars direct answer",
    retentionEffect: "No retention duty for Threema-class services",
    status: "in_force",
    basis: "read",
    source: "threema.com transparency; proton.me transparency",
    note: "",

    kind: "data-demand",
    processType: "court-order",
    provision:
      "The Swiss Federal Act on the Surveillance of Post and Telecommunications (BÜPF), with its ordinance (VÜPF)",
    reach: { categories: ["subscriber", "identification", "traffic", "content"], process: "warrant" },
    surfaces,
    nationalSecurity: false,
    emergency: false,
    countsAsDemand: true,
    traceability: false,
    voluntary: false,
    inForceFrom: null,
  },
];
