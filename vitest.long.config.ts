import { defineConfig } from 'vitest/config'
import own from './vitest.config.ts'

/** The long mode, `npm run test:long`: what chance draws, drawn for longer (tests/drawn.ts), and the files that only it runs. */
export default defineConfig({
  test: {
    ...own.test,
    include: [
      'tests/**/*.long.test.ts',
      'tests/conformance/agreement-*.test.ts',
      'tests/plans/damage.test.ts',
      'tests/**/kills/*.test.ts',
      'tests/screening/settlement/reference.test.ts',
      'tests/screening/settlement/settlement-parts.test.ts',
      'tests/screening/kept/kept-results.test.ts',
    ],
    exclude: [],
    env: { ...own.test?.env, BALLAST_LONG: '1' },
    testTimeout: 1_800_000,
  },
})
