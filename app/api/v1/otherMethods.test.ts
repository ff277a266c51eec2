import { globSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { openapi } from "#lib/openapi.ts";

const here = import.meta.dirname;
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
type Route = Partial<Record<(typeof methods)[number] | "OPTIONS", (request: Request) => Promise<Response> | Response>>;
const routes = globSync("**/route.ts", { cwd: here }).map((file) => relative(here, join(here, file)));
const rest = "[[...path]]/route.ts";
const load = async (file: string): Promise<Route> => import(join(here, file));
const { paths } = openapi as { paths: Record<string, Record<string, unknown>> };
/** What the document says of an address: `imports/[id]/route.ts` is /api/v1/imports/{id}. */
const documented = (file: string) =>
  Object.keys(paths[`/api/v1/${file.replace("/route.ts", "").replaceAll("[", "{").replaceAll("]", "}")}`] ?? {})
    .map((name) => name.toUpperCase())
    .filter((name) => (methods as readonly string[]).includes(name));
const request = (method: string) => new Request("http://desk.example/api/v1/x", { method });
const problemOf = async (answer: Response | undefined) => ({
  status: answer?.status,
  type: answer?.headers.get("content-type"),
  body: await answer?.json(),
});

describe.each(routes.filter((file) => file !== rest))("%s", (file) => {
  test("answers the methods that it does not take with a problem, and says which it takes", async () => {
    const route = await load(file);
    const allow = route.OPTIONS && (await route.OPTIONS(request("OPTIONS"))).headers.get("allow");
    const taken = (allow ?? "").split(", ").filter((name) => name !== "OPTIONS" && name !== "HEAD");
    expect(taken.sort()).toEqual(file === "openapi.json/route.ts" ? ["GET"] : documented(file).sort());
    expect(allow?.includes("HEAD")).toBe(taken.includes("GET"));
    for (const method of methods) {
      if (taken.includes(method)) continue;
      const answer = await route[method]?.(request(method));
      expect(answer?.headers.get("allow")).toBe(allow);
      expect(await problemOf(answer)).toMatchObject({
        status: 405,
        type: "application/problem+json",
        body: { type: "urn:countersign:problem:method", status: 405, detail: expect.stringContaining(taken[0] ?? "-") },
      });
    }
  });
});

test("an address that there is not is a problem too, whatever the method", async () => {
  const route = await load(rest);
  for (const method of [...methods, "OPTIONS"] as const) {
    expect(await problemOf(await route[method]?.(request(method)))).toMatchObject({
      status: 404,
      type: "application/problem+json",
      body: { type: "urn:countersign:problem:not-found", status: 404 },
    });
  }
});
