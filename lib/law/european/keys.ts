/** The versioned keys of the forms as data. A changed shape gets another number; what was kept under the old one stays readable. */
export const formKeys = {
  I: "countersign/epoc@1",
  II: "countersign/epoc-pr@1",
  III: "countersign/epoc-annex-iii@1",
  V: "countersign/epoc-annex-v@1",
  VI: "countersign/epoc-annex-vi@1",
} as const;
export type Annex = keyof typeof formKeys;
