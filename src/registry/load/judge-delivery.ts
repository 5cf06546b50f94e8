import { done, type Result, refused } from '../../kernel/result.ts'
import type { Vocabulary } from '../../rules/index.ts'
import type { DuckDb } from '../../store/index.ts'
import type { FileRefusal } from '../refusals.ts'
import { entityOf } from '../schema.ts'
import { judgeRows, referenceOrder, refuseDangling } from './judge.ts'
import type { Delivery } from './open-delivery.ts'
import { type RawTable, readRaw } from './read-raw.ts'
import { readSuccession } from './read-succession.ts'
import { type CodeLists, refuseUnlisted } from './refuse-unlisted.ts'
import { shapeOf } from './shape.ts'
import type { LoadWarning } from './warnings.ts'

/** The files of a delivery with every row judged, and what there is to be told of them. */
export interface JudgedDelivery {
  readonly raws: readonly RawTable[]
  /** The successions, where there are any. */
  readonly successions: readonly RawTable[]
  readonly unlisted: readonly LoadWarning[]
}

/** Reads every file and judges its rows, by themselves and then by what they point at; `onRead` is told how many files are read. */
export async function judgeDelivery(
  database: DuckDb,
  { folder, sources, present, hasSuccession }: Delivery,
  vocabulary: Vocabulary,
  lists: CodeLists,
  onRead: (files: number) => void,
): Promise<Result<JudgedDelivery, FileRefusal>> {
  const raws: RawTable[] = []
  const unlisted: LoadWarning[] = []
  for (const source of sources) {
    const read = await readRaw(database, shapeOf(entityOf(vocabulary, source.entity)), source)
    if (read.kind === 'refused') return read
    const against = await judgeRows(database, read.value, vocabulary)
    if (against !== undefined) return refused(against)
    unlisted.push(...(await refuseUnlisted(database, read.value.shape, lists)))
    raws.push(read.value)
    onRead(raws.length)
  }
  const entities = raws.map(({ shape }) => entityOf(vocabulary, shape.id))
  for (const entity of referenceOrder(entities)) await refuseDangling(database, shapeOf(entity), present)
  if (!hasSuccession) return done({ raws, successions: [], unlisted })
  const successions = await readSuccession(database, folder, vocabulary, present)
  return successions.kind === 'refused' ? successions : done({ raws, successions: [successions.value], unlisted })
}
