import { problemResponse } from "../../answer.ts";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
type Method = (typeof methods)[number];

/**
 * Handlers for the methods that a route does not take: 405 with those that it does (RFC 9110, 15.5.6) as a problem, where the framework would
 * answer nothing but the number. OPTIONS says them; HEAD goes the way of GET.
 */
export function otherMethods(...taken: readonly Method[]): Readonly<Record<Method | "OPTIONS", () => Response>> {
  const allow = [...taken, ...(taken.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
  const refused = () => {
    const detail = `This address takes ${taken.join(" and ")} and no other method. Nothing was taken.`;
    const named = { type: "urn:countersign:problem:method", title: "method not allowed" };
    return problemResponse({ ...named, status: 405, detail, fields: {} }, { Allow: allow });
  };
  const said = () => new Response(null, { status: 204, headers: { Allow: allow } });
  return { GET: refused, POST: refused, PUT: refused, PATCH: refused, DELETE: refused, OPTIONS: said };
}
