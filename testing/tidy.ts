import { afterAll } from "vitest";
import { closeAll } from "#testing/atEnd.ts";

// Vitest loads this file before each test file. What one sets in the environment is not there for the next one in the same process.
const before = { ...process.env };
afterAll(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
});
afterAll(closeAll);
