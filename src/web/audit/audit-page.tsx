import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { minuteInChina } from '../../kernel/china-time.ts'
import { text } from '../address/parameters.ts'
import { useParameters } from '../address/use-parameters.ts'
import { RowLink } from '../administration/row-link.tsx'
import { StateMark } from '../batches/state-mark.tsx'
import { ask } from '../client/office.ts'
import { bytesWord } from '../figures/bytes.ts'
import { count } from '../figures/figures.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { NotApplicable } from '../parts/figure.tsx'
import { FileLink } from '../parts/file-link.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useMay, usePost } from '../session/use-session.ts'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { PackButton } from './pack-form.tsx'
import { accountWords, type Pack, type PackFile, scopeWord, standings } from './words.zh.ts'
import '../batches/batches.css'
import './audit.css'

/** How often the list is asked for again: while a pack is written, and otherwise, since fetching one changes it. */
const askedWhileWritingMs = 2_000
const askedMs = 15_000

const declared = { pack: text(/^\d*$/) }

const keyOf = ({ id }: Pack): string => id
const nameOf = ({ number }: Pack): string => number

const stateOf = ({ made, state }: Pack): string => {
  if (made !== null) return made.differing === 0 ? 'agrees' : 'differs'
  return state === 'waiting' || state === 'running' ? 'writing' : 'broken'
}
const packLooks = {
  agrees: ['tick', '与台账相符', 'act'],
  differs: ['held', '有不符', 'near'],
  writing: ['now', '正在写出', 'act'],
  broken: ['cross', '没有写成', 'grey'],
} as const

const columns = (open: (pack: Pack) => void, policyName: (id: string) => string): readonly Column<Pack>[] => [
  { id: 'number', title: '编号', kind: 'text', width: 220, cell: (pack) => <RowLink onOpen={() => open(pack)}>{pack.number}</RowLink> },
  { id: 'year', title: '年度', kind: 'text', width: 70, cell: ({ year }) => `${year}` },
  { id: 'scope', title: '政策；资金', kind: 'text', cell: (pack) => scopeWord(pack, policyName) },
  { id: 'accounts', title: '账号', kind: 'text', width: 100, cell: ({ accounts }) => accountWords[accounts] },
  { id: 'asker', title: '申请人', kind: 'text', width: 90, cell: ({ asker }) => asker ?? '命令行' },
  { id: 'on', title: '申请日', kind: 'day', width: 104, cell: ({ askedOn }) => askedOn },
  { id: 'purpose', title: '用途', kind: 'text', width: 160, cell: ({ purpose }) => purpose },
  {
    id: 'rows',
    title: '行数',
    kind: 'figure',
    width: 84,
    cell: ({ made }) => (made === null ? <NotApplicable /> : count(BigInt(made.rows))),
  },
  { id: 'state', title: '核对', kind: 'state', width: 116, cell: (pack) => <StateMark looks={packLooks} state={stateOf(pack)} /> },
  { id: 'fetched', title: '下载', kind: 'figure', width: 70, cell: ({ fetched }) => `${fetched.length} 次` },
]

const fileColumns: readonly Column<PackFile>[] = [
  { id: 'name', title: '文件', kind: 'text', width: 190, cell: ({ name }) => name },
  { id: 'rows', title: '行数', kind: 'figure', width: 84, cell: ({ rows }) => count(BigInt(rows)) },
  { id: 'standing', title: '与台账', kind: 'state', width: 210, cell: ({ standing }) => <StateMark looks={standings} state={standing} /> },
  { id: 'sha256', title: '校验码（SHA-256）', kind: 'text', cell: ({ sha256 }) => <span className="audit-hash">{sha256}</span> },
]

/** Packs of material for audit: asked for by year, policy and fund; who asked for which, what it came to beside the ledger, who fetched it when. */
export default function AuditPage() {
  const may = useMay()
  const place = usePost()?.region.name ?? ''
  const [asked, change] = useParameters(declared)
  const packs = useQuery({
    ...ask.audit.list.query(),
    refetchInterval: ({ state }) => (state.data?.packs.some((pack) => stateOf(pack) === 'writing') ? askedWhileWritingMs : askedMs),
  })
  const choices = useQuery({ ...ask.audit.choices.query(), enabled: may('audit.pack') })
  const policyName = (id: string) => choices.data?.policies.find((policy) => policy.id === id)?.zh ?? id
  const list = packs.data?.packs
  const chosen = list?.find(({ id }) => id === asked.pack) ?? list?.[0]
  return (
    <div className="page page-wide">
      <PageHead
        title="审计资料"
        meta={[place]}
        acts={may('audit.pack') ? <PackButton onWritten={() => change({ pack: '' }, { replace: true })} /> : null}
      >
        按年度、政策和资金申请一包资料：名单、支付、退票、账户、不符合条件的理由、追回、凭证、会审、公示、异议、变更单，附数据字典、校验码和交接清单；行数和金额在写出时与台账核对。
      </PageHead>
      <Places />
      <DataTable
        label="审计资料包"
        columns={columns(({ id }) => change({ pack: id }, { replace: true }), policyName)}
        rows={list}
        keyOf={keyOf}
        nameOf={nameOf}
        isCurrent={({ id }) => id === chosen?.id}
        onOpen={({ id }) => change({ pack: id }, { replace: true })}
        isPending={packs.isPending}
        error={packs.error}
        onRetry={() => void packs.refetch()}
        empty={
          <EmptyLine
            why="还没有人申请过审计资料包。"
            next={may('audit.pack') ? '用“申请资料包”按年度写出一包。' : '由审计岗或稽核内控岗申请。'}
          />
        }
      />
      {chosen === undefined ? null : <ChosenPack pack={chosen} now={packs.data?.now ?? ''} />}
    </div>
  )
}

const places = [
  { label: '批次', to: '/batches', permission: 'batch.read' },
  { label: '资金拨付与退票', to: '/desk', permission: 'fund.read' },
  { label: '追回', to: '/recovery', permission: 'recovery.read' },
  { label: '对账', to: '/reconciliation', permission: 'reconciliation.read' },
  { label: '一户一档', to: '/subjects', permission: 'dossier.read' },
  { label: '政策原文', to: '/plans', permission: 'plan.read' },
  { label: '操作日志', to: '/administration/trail', permission: 'trail.read' },
] as const

/** Where the same is looked at row by row. */
function Places() {
  const may = useMay()
  return (
    <p className="audit-places">
      在系统内逐笔查看：
      {places
        .filter(({ permission }) => may(permission))
        .map(({ label, to }) => (
          <Link key={to} to={to}>
            {label}
          </Link>
        ))}
    </p>
  )
}

/** One pack: its file for whoever asked, its files with their hashes, and who fetched it when. */
function ChosenPack({ pack, now }: { readonly pack: Pack; readonly now: string }) {
  const { number, made, file, isMine, fetched } = pack
  return (
    <section className="side-panel" aria-label={number}>
      <h2>{number}</h2>
      <Handed pack={pack} now={now} />
      {made === null ? null : (
        <>
          <p className="small">
            压缩包校验码 <span className="audit-hash">{made.sha256}</span>
          </p>
          <DataTable
            label={`${number} 的文件`}
            columns={fileColumns}
            rows={made.files}
            keyOf={({ name }) => name}
            nameOf={({ name }) => name}
            empty={<EmptyLine why="没有文件。" next="请重新申请。" />}
          />
        </>
      )}
      <h3>下载记录</h3>
      {fetched.length === 0 ? (
        <p className="soft">还没有下载过{file === null || isMine ? '' : '，只能由申请人本人下载'}。</p>
      ) : (
        <ol className="audit-fetches">
          {fetched.map(({ by, at }) => (
            <li key={at}>
              {minuteInChina(at)}　{by}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function Handed({ pack: { made, file, isMine, state }, now }: { readonly pack: Pack; readonly now: string }) {
  if (made === null)
    return (
      <p role="status">
        {state === 'waiting' || state === 'running' ? '正在写出，写好后在这里下载。' : '没有写成。原因在消息里，可以重新申请。'}
      </p>
    )
  const size = `${count(BigInt(made.rows))} 行，${bytesWord(Number(made.bytes))}`
  if (file === null || Date.parse(file.expiresAt) <= Date.parse(now))
    return <p className="soft">{size}，文件已过期删除，需要时重新申请。</p>
  if (!isMine)
    return (
      <p className="soft">
        {size}，{minuteInChina(file.expiresAt)} 前由申请人本人下载。
      </p>
    )
  return (
    <p role="status">
      <FileLink to={`/files/out/${file.id}`} isSaved>
        下载资料包
      </FileLink>
      <span className="soft">{`　${size}　${minuteInChina(file.expiresAt)} 前可下载；解开后运行 node verify.mjs 核验`}</span>
    </p>
  )
}
