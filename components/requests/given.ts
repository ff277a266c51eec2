import type { CaseField, CaseView } from "./case-view.ts";

type Told = Pick<CaseView, "collected" | "targets" | "production" | "request">;

/** What of a field was given, or lies ready: for how many of the targets something was found, never what. */
export function given(field: CaseField, { collected, targets, production, request }: Told): string | null {
  if (request.imported) return field.granted === true ? "Given" : field.granted === false ? "Nothing" : null;
  if (field.granted !== true) return request.state === "produced" || request.state === "closed" ? "Nothing" : null;
  const looked = collected.filter((one) => one.field === field.key);
  if (looked.length === 0) return null;
  const found = looked.filter((one) => one.found).length;
  if (found === 0) return "Nothing found";
  const word = production === null ? "Ready" : "Given";
  return targets.length === 1 ? word : `${word} for ${found} of ${targets.length}`;
}
