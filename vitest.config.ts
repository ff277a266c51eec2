import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "lib/**/*.test.ts",
      "components/**/*.test.ts",
      "testing/**/*.test.ts",
      "bin/**/*.test.ts",
      "app/**/*.test.ts",
    ],
    globalSetup: ["testing/cluster.ts"],
    setupFiles: ["testing/tidy.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: "forks",
    maxWorkers: 2,
  },
});
