import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "#bin/build.ts";
import { makeScratch, removeScratch } from "#testing/scratch.ts";

/** `npm test`: every check and every test, in the order in which they are cheap. Prints `N passed, N failed` last. */
const scratch = makeScratch();
const bin = join(import.meta.dirname, "..", "node_modules", ".bin");
/** Fewer modules than this means that the cruise went blind (TypeScript 7 makes it read two, and succeed). */
const modulesMin = 1500;

let passed = 0;
let failed = 0;
const broken: string[] = [];

function check(name: string, holds: () => boolean): void {
  console.log(`\n— ${name}`);
  const ok = holds();
  if (ok) passed += 1;
  else {
    failed += 1;
    broken.push(name);
  }
}

function run(command: string, ...args: string[]): boolean {
  const environment = { ...process.env, PATH: `${bin}:${process.env.PATH}`, NEXT_TELEMETRY_DISABLED: "1" };
  return (
    spawnSync(join(bin, command), args, { stdio: ["ignore", "inherit", "inherit"], env: environment }).status === 0
  );
}

/** Adds the runner's own counts; a runner that died before it could count is one failure. */
function count(name: string, file: string, read: (report: unknown) => { passed: number; failed: number }): void {
  try {
    const counted = read(JSON.parse(readFileSync(file, "utf8")));
    passed += counted.passed;
    failed += counted.failed;
    if (counted.failed > 0) broken.push(name);
  } catch {
    failed += 1;
    broken.push(`${name} (did not finish)`);
  }
}

function cruise(): boolean {
  const answer = spawnSync(
    join(bin, "depcruise"),
    [
      "app",
      "bin",
      "components",
      "lib",
      "prisma",
      "testing",
      "e2e",
      "--config",
      ".dependency-cruiser.cjs",
      "--output-type",
      "json",
    ],
    {
      encoding: "utf8",
      maxBuffer: 1 << 28,
      env: { ...process.env, PATH: `${bin}:${process.env.PATH}` },
    },
  );
  const { summary } = JSON.parse(answer.stdout) as {
    summary: { totalCruised: number; violations: { rule: { name: string }; from: string; to: string }[] };
  };
  for (const { rule, from, to } of summary.violations) console.log(`${rule.name}: ${from} → ${to}`);
  console.log(`${summary.totalCruised} modules cruised, ${summary.violations.length} violations`);
  return summary.violations.length === 0 && summary.totalCruised >= modulesMin;
}

check("types", () => run("tsc", "--noEmit", "-p", "."));
check("format and lint", () => run("biome", "ci", "--error-on-warnings", "."));
check("directions", cruise);
check("nothing unused", () => run("knip", "--no-progress"));

console.log("\n— tests");
const unit = join(scratch, "vitest.json");
run("vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${unit}`);
count("tests", unit, (report) => {
  const { numPassedTests, numFailedTests, numFailedTestSuites, success } = report as Record<string, number | boolean>;
  const bad =
    Number(numFailedTests) +
    (success === true ? 0 : Number(Number(numFailedTests) === 0 && Number(numFailedTestSuites) > 0));
  return { passed: Number(numPassedTests), failed: bad };
});

console.log("\n— stories in a browser");
await build();
const stories = join(scratch, "stories.json");
spawnSync(join(bin, "playwright"), ["test", "--reporter=line,json"], {
  stdio: ["ignore", "inherit", "inherit"],
  env: {
    ...process.env,
    PATH: `${bin}:${process.env.PATH}`,
    PLAYWRIGHT_JSON_OUTPUT_NAME: stories,
  },
});
count("stories", stories, (report) => {
  const { stats } = report as { stats: { expected: number; unexpected: number; flaky: number } };
  if (stats.flaky > 0) console.log(`${stats.flaky} of the stories needed a second try: see above which`);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
});

await removeScratch(scratch);
if (broken.length > 0) console.log(`\nFailed: ${broken.join(", ")}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
