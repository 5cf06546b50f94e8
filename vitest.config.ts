import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    // Over texts that are not part of the project: a suite of their own, in vitest.texts.config.ts.
    exclude: ['tests/texts/**'],
    pool: 'forks',
    // DuckDB and the browser bring threads of their own; two workers keep a small machine responsive.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
    allowOnly: false,
  },
})
