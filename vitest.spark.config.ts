import { defineConfig } from 'vitest/config'
import own from './vitest.config.ts'

/** On Apache Spark, `npm run test:spark`: one after the other, because each file brings a cluster of two worker processes. */
export default defineConfig({
  test: {
    ...own.test,
    include: ['tests/spark/**/*.test.ts'],
    exclude: [],
    globalSetup: ['tests/spark/local-cluster.ts'],
    maxWorkers: 1,
    testTimeout: 3_600_000,
    hookTimeout: 300_000,
  },
})
