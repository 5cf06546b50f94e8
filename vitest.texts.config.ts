import { defineConfig } from 'vitest/config'
import own from './vitest.config.ts'

/** The suite over official texts, which are not part of the project: `npm run test:texts`, with BALLAST_TEXTS naming their folder. */
export default defineConfig({
  test: { ...own.test, include: ['tests/texts/**/*.test.ts'], exclude: [], globalSetup: ['tests/texts/require-texts.ts'] },
})
