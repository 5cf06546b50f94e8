import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take longest, the longest first. */
const longest = [
  'tests/journeys/batches.test.ts',
  'tests/conformance/agreement-1.test.ts',
  'tests/conformance/agreement-2.test.ts',
  'tests/demonstration/at-work.test.ts',
  'tests/screening/interruption.test.ts',
  'tests/journeys/readme-examples.test.ts',
  'tests/plans/damage.test.ts',
  'tests/journeys/verification.test.ts',
  'tests/office/kills/kills.test.ts',
  'tests/office/office-socket.test.ts',
  'tests/jobs/jobs.test.ts',
  'tests/api/permissions.test.ts',
  'tests/screening/partial-delivery.test.ts',
  'tests/journeys/deferral.test.ts',
  'tests/registry/amend.test.ts',
  'tests/screening/settlement/reference.test.ts',
  'tests/ledger/review-and-publication.test.ts',
  'tests/journeys/shortage.test.ts',
  'tests/api/subject-page.test.ts',
  'tests/api/damaged-files.test.ts',
  'tests/web/parts.test.ts',
  'tests/cli/earlier-payments.test.ts',
  'tests/cli/odd-inputs.test.ts',
  'tests/journeys/runs.test.ts',
  'tests/store/postgres/backup.test.ts',
  'tests/access/trail.test.ts',
  'tests/registry/refused.test.ts',
  'tests/plans/bad.test.ts',
]

/**
 * Begins with the files that take longest: begun last, one would run on alone while the other worker has nothing left to do. On a
 * fresh clone the runner goes by the size of a file, and the longest runs are among the shortest files.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = longest.findIndex((file) => moduleId.endsWith(`/${file}`))
      return at < 0 ? longest.length : at
    }
    return sorted.toSorted((a, b) => rank(a) - rank(b))
  }
}
