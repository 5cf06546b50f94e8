import { cpSync, writeFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256Of } from '../../../src/files/index.ts'
import { checkSources, type LinkRequest, type PlanSet } from '../../../src/plans/index.ts'
import type { Manifest } from '../../../src/registry/index.ts'
import { idOf } from '../../../src/registry/read-manifest.ts'
import { copyInto, parquetRows, withDuckDb } from '../../../src/store/index.ts'
import { day, loadTestPlans } from '../test-plans.ts'
import { generateRegistry, type Scratch } from '../test-registry.ts'

/** One thing that people change between two screenings, and what it can be: by its place, the first as the test plans have it. */
interface Edit {
  readonly what: string
  readonly ways: number
}

interface TextEdit {
  readonly what: string
  readonly plan: string
  readonly file: string
  readonly from: string
  readonly into: readonly string[]
}

const chapter = '01-通知.md'
const texts: readonly TextEdit[] = [
  {
    what: 'amount',
    plan: 'city',
    file: 'parameters.yaml',
    from: '依据: 二（二）, 值: 800',
    into: ['依据: 二（二）, 值: 700', '依据: 二（二）, 值: 0'],
  },
  { what: 'skill', plan: 'nation', file: 'parameters.yaml', from: '五级: 1000', into: ['五级: 800'] },
  { what: 'rate', plan: 'city', file: 'parameters.yaml', from: '大型: 30%', into: ['大型: 45%', '大型: 最高 50%'] },
  {
    what: 'months',
    plan: 'nation',
    file: 'parameters.yaml',
    from: '依据: 一（一）, 值: 12',
    into: ['依据: 一（一）, 值: 6', '依据: 一（一）, 值: 30'],
  },
  {
    what: 'condition',
    plan: 'nation',
    file: chapter,
    from: '招用前失业登记日期 < 合同起始日',
    into: ['招用前失业登记日期 <= 合同起始日', '招用前失业登记日期 > 合同起始日'],
  },
  { what: 'cap', plan: 'west', file: 'parameters.yaml', from: '值: 3000', into: ['值: 1200', '值: 90000'] },
  {
    what: 'cap of a key',
    plan: 'city',
    file: chapter,
    from: '封顶: { 键: 企业, 限额: 每户限额, 范围: 政策期, 依据: 二（二） }\n',
    into: ['', '封顶: { 键: 人员, 限额: 每户限额, 范围: 年度, 依据: 二（二） }\n'],
  },
  {
    what: 'once only',
    plan: 'nation',
    file: chapter,
    from: '一次性: { 键: [人员], 范围: 年度, 依据: 一（三） }\n',
    into: ['', '一次性: { 键: [人员], 范围: 终身, 依据: 一（三） }\n'],
  },
  {
    what: 'exclusion',
    plan: 'city',
    file: chapter,
    from: '优先: [job_expansion_subsidy, hire_subsidy]',
    into: ['优先: [hire_subsidy, job_expansion_subsidy]', '优先: [skill_upgrade_subsidy, job_expansion_subsidy]'],
  },
  {
    what: 'top-up',
    plan: 'city',
    file: chapter,
    from: '补差: { 政策: [job_retention_refund], 键: 参保单位',
    into: ['补差: { 政策: [job_retention_refund, hire_subsidy], 键: 参保单位'],
  },
]

const dates = ['2022-12-31', '2022-11-15', '2023-02-01'].map(day)
const choices: readonly (readonly string[] | undefined)[] = [undefined, ['nation', 'city'], ['nation', 'west']]
/** What becomes of the earlier payments of a snapshot. */
const payments = [
  'select * from payment',
  'select * from payment where prior_payment_id % 3 <> 0',
  'select * replace (cast(amount // 2 as bigint) as amount) from payment',
  'select * replace (case when prior_payment_id % 5 = 0 then null else person end as person) from payment',
  // Of no policy that a plan states: it ties all of them.
  "select * replace (case when prior_payment_id % 40 = 0 then 'paid_for_something' else policy end as policy) from payment",
] as const

export const edits: readonly Edit[] = [
  ...texts.map(({ what, into }) => ({ what, ways: into.length + 1 })),
  { what: 'plans', ways: choices.length },
  { what: 'screening date', ways: dates.length },
  { what: 'known on', ways: dates.length },
  { what: 'payments', ways: payments.length },
]

/** A world by what each edit is in it. */
export type Chosen = readonly number[]

/** What a screening is asked in a world. */
interface EditedWorld {
  readonly set: PlanSet
  readonly link: LinkRequest
  readonly snapshotFolder: string
}

/** Plans and snapshots as people edit them: all of them small, each made once. */
export class EditedWorlds {
  private readonly sets = new Map<string, PlanSet>()
  private readonly set = loadTestPlans()
  private readonly scratch: Scratch

  constructor(scratch: Scratch) {
    this.scratch = scratch
  }

  /** Makes the snapshots, one for each thing that can become of the payments. */
  async prepare(firms: number, bucket: number): Promise<void> {
    const manifest = await generateRegistry(this.scratch, 'snapshot', this.set, firms, bucket)
    for (const [i, select] of payments.entries()) {
      const folder = this.scratch.path(`snapshot-${i}`)
      cpSync(this.scratch.path('snapshot'), folder, { recursive: true })
      await this.editPayments(folder, manifest, select)
    }
  }

  world(chosen: Chosen): EditedWorld {
    const [plans = 0, screened = 0, known = 0, paid = 0] = chosen.slice(texts.length)
    const screeningDate = dates[screened] ?? 0
    const among = choices[plans]
    return {
      set: this.setOf(chosen.slice(0, texts.length)),
      link: { screeningDate, knownOn: dates[known] ?? 0, years: new Map(), ...(among === undefined ? {} : { plans: among, among }) },
      snapshotFolder: this.scratch.path(`snapshot-${paid}`),
    }
  }

  /** Whether the plans may be screened by: some edits together make a condition that is never true, which `check` refuses. */
  isSound(chosen: Chosen): boolean {
    return this.checked(chosen).problems.length === 0
  }

  private setOf(chosen: Chosen): PlanSet {
    const made = this.checked(chosen)
    if (made.problems.length > 0) throw new Error(made.problems.map(({ code, at }) => `${at.file}:${at.line} ${code}`).join('\n'))
    return made
  }

  private checked(chosen: Chosen): PlanSet {
    const known = this.sets.get(chosen.join())
    if (known !== undefined) return known
    const { sources } = this.set
    const folders = sources.folders.map((folder) => {
      const files = new Map(folder.files)
      for (const [i, { plan, file, from, into }] of texts.entries()) {
        const text = into[(chosen[i] ?? 0) - 1]
        if (plan !== folder.id || text === undefined) continue
        const before = files.get(file) ?? ''
        if (!before.includes(from)) throw new Error(`${plan}/${file} does not say ${from}`)
        files.set(file, before.replace(from, text))
      }
      return { ...folder, files }
    })
    const made = checkSources({ ...sources, folders })
    this.sets.set(chosen.join(), made)
    return made
  }

  private async editPayments(folder: string, manifest: Manifest, select: string): Promise<void> {
    const entity = manifest.entities.prior_payment
    if (entity === undefined) throw new Error('nothing was paid before')
    const stated = [...this.set.plans.values()].flatMap((plan) => [...plan.policies.keys()].map((policy) => `'${policy}'`)).join(', ')
    const files = await withDuckDb(this.scratch.database(1), async (database) =>
      Promise.all(
        entity.files.map(async (file) => {
          const path = join(folder, file.path)
          await database.run(
            copyInto(`with payment as (from ${parquetRows([path])} where policy in (${stated})) ${select}`, `${path}.part`, 'parquet'),
          )
          cpSync(`${path}.part`, path)
          const [counted] = await database.rows(`select count(*) as n from ${parquetRows([path])}`)
          return { ...file, rows: Number(counted?.n), bytes: (await stat(path)).size, sha256: await sha256Of(path) }
        }),
      ),
    )
    const rows = files.reduce((sum, file) => sum + file.rows, 0)
    const content = { ...manifest, entities: { ...manifest.entities, prior_payment: { ...entity, rows, files } } }
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...content, id: idOf(content) }))
  }
}
