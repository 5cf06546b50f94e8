import { type FactsPlane, findRun } from '../../decisions/index.ts'
import type { JobKind } from '../../jobs/index.ts'
import type { WhyThread } from '../../why/index.ts'

/** Has the plans of the last screening read, so that whoever asks first why somebody gets something need not wait. */
export function prepareLastRun(facts: FactsPlane, whyThread: WhyThread): void {
  // A run that cannot be read is told to whoever asks for it.
  void findRun(facts, undefined)
    .then((last) => last.kind === 'done' && whyThread.prepare(last.value.run))
    .catch(() => undefined)
}

/** Long work that is followed by something where it was done. */
export function afterwards(kind: JobKind, then: () => void): JobKind {
  return {
    ...kind,
    run: async (context) => {
      const end = await kind.run(context)
      if (end.kind === 'done') then()
      return end
    },
  }
}
