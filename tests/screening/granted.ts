import type { Refusal, Result } from '../../src/kernel/result.ts'

/** What an operation gave that these tests count on; a refusal fails the test with its figures. */
export function granted<T>(result: Result<T, Refusal>): T {
  if (result.kind === 'refused')
    throw new Error(
      `refused: ${JSON.stringify(result.refusal, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))}`,
    )
  return result.value
}
