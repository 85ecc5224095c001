import { spawn } from 'node:child_process';

// `npm run test:ambiguous -- [count]`: so many seeded schedules of writes that HaloPSA does not answer; 10,000 take about an hour.
const count = process.argv[2] ?? '10000';
const vitest = ['node_modules/vitest/vitest.mjs', 'run', 'packages/hub/test/faults/ambiguous'];
spawn(process.execPath, vitest, { stdio: 'inherit', env: { ...process.env, FAULT_COUNT: count } }).on('exit', (code) =>
  process.exit(code ?? 1),
);
