import { join } from 'node:path'
import { type BoundProgram, childrenOf, definitionBody, missingFactsOf, type Node } from '../../rules/index.ts'
import { type DuckDb, makeFolder, parquetRows, sqlText, writeWhole } from '../../store/index.ts'
import type { ScreeningPlace } from '../decide-subjects.ts'
import { decisionRows } from '../decision-rows.ts'
import { type Decided, prefixOf, type VariantGroup } from '../group-variants.ts'
import type { Keeper } from '../kept/keeper.ts'
import { missingName } from '../name-missing-fact.ts'
import { tablesFor } from '../registry-tables.ts'
import type { SubjectReconciliation } from '../runs/run-record.ts'
import type { Spending } from '../runs/spending.ts'
import { keySql, type ListedVariant, listColumns, listedKeys, listOrder, monthSql } from './list-columns.ts'
import type { ListRecord, ListsRecord, ListVariant } from './list-record.ts'
import { sourceOfMissing } from './source-of-missing.ts'

const folder = 'lists'
/** A byte holds the number of a variant. */
const mostVariants = 256

interface ListKeeping {
  readonly keeper: Keeper | undefined
  readonly spending: Spending
}

/** One variant of a policy with the decisions of its group. */
interface Listed {
  readonly decided: Decided
  readonly variant: VariantGroup['variants'][number]
}

/** Writes, for every policy, a file with one row for each subject that is decided, whatever the outcome; `settled` gives the FROM item with what was settled of it. */
export async function writeLists(
  database: DuckDb,
  decided: readonly Decided[],
  settled: (policy: string) => string,
  place: ScreeningPlace,
  { keeper, spending }: ListKeeping,
  subjects: readonly SubjectReconciliation[],
  onPolicy: (done: number, total: number, policy: string) => void,
): Promise<ListsRecord> {
  await makeFolder(join(place.folder, folder))
  const policies = byPolicy(decided)
  const records: ListRecord[] = []
  for (const [policy, listed] of policies) {
    const record = await writeList(database, policy, listed, settled(policy), place, { keeper, spending })
    const expected = subjects.find((each) => each.policy === policy)?.decided
    if (record.rows !== expected) throw new Error(`the list of ${policy} has ${record.rows} rows of ${expected} decisions`)
    records.push(record)
    onPolicy(records.length, policies.size, policy)
  }
  const sizes = place.vocabulary.enumerations.get('size_class')?.values ?? []
  return { sizes: sizes.map(({ id, zh }) => ({ id, zh })), policies: records }
}

async function writeList(
  database: DuckDb,
  policy: string,
  listed: readonly Listed[],
  settled: string,
  place: ScreeningPlace,
  keeping: ListKeeping,
): Promise<ListRecord> {
  const [first] = listed
  if (first === undefined) throw new Error('a policy has at least one variant')
  if (listed.length > mostVariants) throw new Error(`${policy} has ${listed.length} variants, more than a list can number`)
  const entity = first.variant.bound.program.subject
  const carried = new Set(listed.flatMap(({ decided: { group } }) => group.keys.map((key) => key.entity)))
  const keys = listedKeys.filter((key) => key !== entity && carried.has(key))
  const isMonthly = listed.some(({ variant }) => variant.bound.program.monthly !== undefined)
  const file = `${folder}/${policy}.parquet`
  const firms = tablesFor(place.snapshotFolder, place.manifest, 'firm', undefined)('firm')
  const selects = listed.map((one, number) => rowsOf(one, number, { keys, settled, firms, isMonthly }))
  await makeList(database, `select * from (${selects.join('\nunion all\n')}) order by ${listOrder}`, file, place, keeping)
  const [counted] = await database.rows(`select count(*) as n from ${parquetRows([join(place.folder, file)])}`)
  return {
    policy,
    zh: first.variant.policy.program.zh,
    file,
    entity,
    keys,
    rows: Number(counted?.n),
    ...(isMonthly ? { isMonthly } : {}),
    variants: listed.map(({ variant }) => variantRecord(variant, place)),
  }
}

/** Writes a list, or takes it from an earlier run that made it of the same. */
async function makeList(
  database: DuckDb,
  select: string,
  file: string,
  { folder, made }: ScreeningPlace,
  { keeper, spending }: ListKeeping,
) {
  const key = keeper?.keyOf([select, format])
  if (!made.has(file)) {
    const isKept = key !== undefined && (await keeper?.bring(key, file)) === true
    spending.count('list', isKept)
    if (!isKept) {
      await writeWhole(database, select, join(folder, file), format)
      await made.add(file)
    }
  }
  const whole = made.find(file)
  if (key !== undefined && whole !== undefined) keeper?.note(key, { kind: 'file', file: whole })
}

const format = 'parquet, parquet_version v2, compression zstd'

interface Beside {
  readonly keys: readonly string[]
  readonly settled: string
  readonly firms: string | undefined
  readonly isMonthly: boolean
}

function rowsOf({ decided, variant }: Listed, number: number, { keys, settled, firms, isMonthly }: Beside): string {
  const carried = decided.group.keys.map((key) => key.entity)
  const hasFirm = firms !== undefined && carried.includes('firm')
  const { result, subject, payee, monthly } = variant.bound.program
  const row: ListedVariant = {
    number,
    prefix: prefixOf(variant),
    carried,
    hasFirm,
    keys,
    payee: payee.entity,
    subject,
    hasDue: result.kind === 'obligation' && result.due !== undefined,
    months:
      monthly === undefined
        ? undefined
        : [...(monthly.limit === undefined ? [] : ['term', 'drawn']), ...(monthly.covers === undefined ? [] : ['covers'])],
  }
  const columns = [...listColumns.map(([name, sql]) => `${sql(row)} as ${name}`), ...keySql(row), ...(isMonthly ? monthSql(row) : [])]
  const firm = hasFirm ? `\nleft join ${firms} f on f.firm_id = d.firm_key` : ''
  return `select ${columns.join(', ')}
from ${decisionRows(decided.folder)} d
left join (select * from ${settled} where variant = ${sqlText(variant.id)}) s on s.subject_id = d.subject_id${firm}`
}

function variantRecord(variant: Listed['variant'], { vocabulary }: ScreeningPlace): ListVariant {
  const missing = missingFactsOf(variant.bound).map((fact) => ({
    key: fact.key,
    zh: missingName(fact, vocabulary),
    source: sourceOfMissing(fact, vocabulary),
  }))
  const { program } = variant.bound
  const monthly =
    program.monthly === undefined ? {} : { monthly: { isLimited: program.monthly.limit !== undefined, looksAt: looksAt(variant.bound) } }
  return { id: variant.id, plan: variant.plan.id, payee: program.payee.entity, missing, ...monthly }
}

/** Which facts of the subject itself each condition and review looks at, in the order they are read. */
function looksAt(bound: BoundProgram): Readonly<Record<string, readonly string[]>> {
  const fieldsOf = (root: Node): readonly string[] => {
    const found = new Set<string>()
    const visit = (node: Node): void => {
      if (node.kind === 'field' && node.record.kind === 'subject') found.add(node.field)
      if (node.kind === 'definition') visit(definitionBody(bound, node))
      for (const below of childrenOf(node)) visit(below)
    }
    visit(root)
    return [...found]
  }
  return Object.fromEntries([...bound.program.conditions, ...bound.program.reviews].map(({ id, test }) => [id, fieldsOf(test)]))
}

/** The variants of each policy, in the order of the run. */
function byPolicy(decided: readonly Decided[]): ReadonlyMap<string, readonly Listed[]> {
  const found = new Map<string, Listed[]>()
  for (const one of decided) {
    for (const variant of one.group.variants) {
      const policy = variant.policy.program.id
      found.set(policy, [...(found.get(policy) ?? []), { decided: one, variant }])
    }
  }
  return found
}
