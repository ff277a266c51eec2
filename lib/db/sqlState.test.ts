import { expect, test } from "vitest";
import { Prisma } from "#lib/db/generated/client.ts";
import { explained } from "./explained.ts";
import { sqlStateOf } from "./sqlState.ts";

const adapterError = (originalCode: string) => ({ cause: { kind: "postgres", originalCode } });
const known = (code: string, originalCode: string) =>
  new Prisma.PrismaClientKnownRequestError("Database error", {
    code,
    clientVersion: "7",
    meta: { driverAdapterError: adapterError(originalCode) },
  });

test("the code of PostgreSQL is found wherever the driver, the adapter or the client keep it", () => {
  expect(sqlStateOf(Object.assign(new Error("x"), { code: "23505" }))).toBe("23505");
  expect(sqlStateOf(Object.assign(new Error("x"), adapterError("53100")))).toBe("53100");
  expect(sqlStateOf(known("P2039", "57P02"))).toBe("57P02");
  expect(sqlStateOf(known("P2034", "40001"))).toBe("40001");
  for (const none of [null, "x", new Error("x"), { meta: null }]) expect(sqlStateOf(none)).toBeNull();
});

test("a database that stops under a row by id is one sentence too", async () => {
  const stopped = explained(() => Promise.reject(known("P2039", "57P02")));
  await expect(stopped).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("lands once") });
});
