import type { Names } from '../../rules/index.ts'
import type { BlockReader } from './block-reader.ts'
import type { PlanDefinitions } from './definitions.ts'

/** What reading one plan's blocks needs: the words of the format, the names in force, and which plan it is. */
export interface PolicyContext {
  readonly reader: BlockReader
  readonly names: Names
  readonly definitions: PlanDefinitions
  /** Id of the plan that is read. */
  readonly plan: string
}
