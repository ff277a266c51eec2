import { afterAll } from "vitest";
import { closeAll } from "#testing/atEnd.ts";

// Vitest loads this file before each test file.
afterAll(closeAll);
