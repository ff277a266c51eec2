import type { AnnexV, AnnexVi } from "./forms.ts";
import { type Section, section } from "./section.ts";

/** Annex V. */
export function launched({ fileNumber, issuingAuthority, request, signedOn }: AnnexV): Section[] {
  const kinds = {
    epoc: "European Production Order",
    eio: "European Investigation Order",
    "mutual-assistance": "Mutual legal assistance",
  };
  return [
    section("A", "Order to preserve", [
      { term: "Issuing authority", value: issuingAuthority },
      { term: "File number", value: fileNumber },
    ]),
    section("B", "Request for production", [
      { term: "Kind", value: kinds[request.kind] },
      { term: "Reference", value: request.reference },
      { term: "Issued", value: request.issuedOn },
      { term: "Addressed to", value: request.addressedTo },
      { term: "Signed", value: signedOn },
    ]),
  ];
}

/** Annex VI. */
export function extended({ fileNumber, issuingAuthority, reason, signedOn }: AnnexVi): Section[] {
  return [
    section("A", "Order to preserve", [
      { term: "Issuing authority", value: issuingAuthority },
      { term: "File number", value: fileNumber },
    ]),
    section("B", "Extension by 30 days", [
      { term: "Reason", value: reason },
      { term: "Signed", value: signedOn },
    ]),
  ];
}
