// Adds up the results of all test runs in a folder: *.trx of the .NET tests, *.vitest.json of the web tests.
// A step of ./check that failed without a failed test (a build, a format) counts as one failure: nothing red may look green.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, failedSteps] = process.argv.slice(2);
const sum = { passed: 0, failed: 0, skipped: 0 };

for (const entry of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile())) {
  const file = entry.name;
  const text = readFileSync(join(folder, file), 'utf8');
  if (file.endsWith('.trx')) {
    const counters = text.match(/<Counters [^>]*>/)?.[0] ?? '';
    const count = (name) => Number(counters.match(new RegExp(`\\b${name}="(\\d+)"`))?.[1] ?? 0);
    sum.passed += count('passed');
    sum.failed += count('failed') + count('error') + count('timeout') + count('aborted');
    sum.skipped += count('total') - count('executed');
  } else if (file.endsWith('.vitest.json')) {
    const run = JSON.parse(text);
    sum.passed += run.numPassedTests;
    sum.failed += run.numFailedTests;
    sum.skipped += run.numPendingTests + run.numTodoTests;
  }
}

if (Number(failedSteps) > 0 && sum.failed === 0) sum.failed = Number(failedSteps);
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exit(sum.failed > 0 || sum.passed === 0 ? 1 : 0);
