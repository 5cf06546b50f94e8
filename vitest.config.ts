import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/longest-first.ts'

export default defineConfig({
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    // Over texts that are not part of the project, and longer than anybody waits for: suites of their own (vitest.texts.config.ts, vitest.spark.config.ts, vitest.long.config.ts).
    exclude: ['tests/texts/**', 'tests/spark/**', '**/*.long.test.ts'],
    // Nothing goes by the clock of the machine; a test that speaks of another day says so itself.
    // Commands begun as processes of their own start in half the time where Node keeps what it compiled, as bin/ballast has it.
    env: { BALLAST_NOW: '2022-12-31T09:00:00', NODE_COMPILE_CACHE: `${import.meta.dirname}/.runtime/compiled` },
    // The program is loaded as Node loads it for whoever uses it; the runner's own way looks up every name of another module anew,
    // which costs a tenth of the processor. Pages are written for a browser and go through the runner.
    server: { deps: { external: [/\/src\/(?!web\/)(?:(?!\.test\.)[^?])*\.ts$/] } },
    // What many files begin from, a registry or an empty office, is made by the first of them; the server their offices stand on is shared.
    globalSetup: ['./tests/made-once.ts', './tests/suite-server.ts'],
    setupFiles: './tests/tell-pages.ts',
    pool: 'forks',
    // DuckDB and the browser bring threads of their own; two workers keep a small machine responsive.
    maxWorkers: 2,
    // A module keeps nothing that another file could stumble over, so a worker takes one file after the other and loads each module once.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // Long enough for a busy machine: what is slow is the benchmark's, and a test fails by its time only where nothing comes at all.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    reporters: ['default', './tests/unfinished-files.ts'],
    // What ends a worker is written down where it can be read afterwards.
    execArgv: ['--report-on-fatalerror', `--report-directory=${import.meta.dirname}/.runtime`],
    passWithNoTests: false,
    allowOnly: false,
  },
})
