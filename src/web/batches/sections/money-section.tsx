import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { parseYuan } from '../../../kernel/money.ts'
import { ask } from '../../client/office.ts'
import { count, sumOfFen, yuan } from '../../figures/figures.ts'
import { EmptyLine } from '../../parts/empty-line.tsx'
import { ErrorLine } from '../../parts/error-line.tsx'
import { FileLink } from '../../parts/file-link.tsx'
import { useMay } from '../../session/use-session.ts'
import { ActButton } from '../act-button.tsx'
import { BankAnswer } from '../bank-answer.tsx'
import type { SectionProps } from '../section.ts'
import { type BankFile, fileDirections, fundsPapers, rails, sourceLevels } from '../words.zh.ts'

/** Finance, the files that go to the bank, what the bank answers, and what came back. */
export function MoneySection({ view, onDone }: SectionProps) {
  const { batch, counts } = view
  const may = useMay()
  const files = useQuery(ask.payment.files.query({ input: { batch: batch.id } }))
  // Money comes back after a list is done too, and is then answered for and paid again.
  const mayHandOver = may('fund.hand_over') && ['hand_over', 'answers', 'done'].includes(batch.state)
  const layouts = useQuery({ ...ask.payment.layouts.query(), enabled: mayHandOver })
  if (files.data === undefined) return <ErrorLine error={files.error} onRetry={() => void files.refetch()} />
  const inProcess = counts.inProcess.rows
  const ownLayouts = (layouts.data ?? []).filter(({ rail }) => rail === batch.rail)
  return (
    <>
      <p className="section-line">
        {batch.rail === 'fiscal_account' ? '' : `${batch.fund}走${rails[batch.rail]}。`}
        {inProcess === 0
          ? '没有银行未回的款项。'
          : `银行还有 ${count(inProcess)} 条、${yuan(counts.inProcess.fen)} 元没有回盘；未回的不得再付。`}
        {counts.returned.rows === 0 ? '' : `退票 ${count(counts.returned.rows)} 条，资金退回并更正账户、复核后可再拨付。`}
        {inProcess + counts.returned.rows === 0 || !may('fund.read') ? null : (
          <Link to="/desk" className="not-printed">
            银行所说的原因和下一步
          </Link>
        )}
      </p>
      {may('fund.account') && ['finance', 'hand_over', 'answers', 'done'].includes(batch.state) ? (
        <FundsPapers view={view} onDone={onDone} />
      ) : null}
      {batch.rail === 'treasury' && ['hand_over', 'answers', 'done'].includes(batch.state) ? (
        <HeldDraws view={view} onDone={onDone} />
      ) : null}
      {mayHandOver ? (
        <div className="money-acts">
          <HandOver view={view} layouts={ownLayouts} onDone={onDone} />
          {batch.state === 'hand_over' ? null : <BankAnswer batch={batch.id} layouts={ownLayouts} onDone={onDone} />}
        </div>
      ) : null}
      {files.data.length === 0 ? (
        <EmptyLine why="还没有报盘、回盘文件。" next="拨付审批并由基金财务办理后，由出纳报盘。" />
      ) : (
        <Files files={files.data} mayOpen={may('fund.hand_over')} />
      )}
    </>
  )
}

function Files({ files, mayOpen }: { readonly files: readonly BankFile[]; readonly mayOpen: boolean }) {
  return (
    <div className="counts-scroll">
      <table className="plain-table bank-files" aria-label="报盘、回盘文件">
        <thead>
          <tr>
            <th scope="col">文件</th>
            <th scope="col">方向</th>
            <th scope="col" className="is-right">
              条数
            </th>
            <th scope="col" className="is-right">
              金额（元）
            </th>
            <th scope="col">经手</th>
            <th scope="col">校验码</th>
          </tr>
        </thead>
        <tbody>
          {files.map(({ id, number, direction, rows, fen, by, on, upload, sha256 }) => (
            <tr key={id}>
              <td>{upload === null || !mayOpen ? number : <FileLink to={`/files/in/${upload}`}>{number}</FileLink>}</td>
              <td>{fileDirections[direction]}</td>
              <td className="is-right">{count(rows)}</td>
              <td className="is-right">{yuan(fen)}</td>
              <td>
                {by} {on}
              </td>
              <td title={sha256}>{sha256.slice(0, 16)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The papers of finance that the list lacks, each with what it has to say; after its step those for rows that waited and go on. */
function FundsPapers({ view, onDone }: SectionProps) {
  const { batch } = view
  const lacking = useQuery(ask.payment.lackingFunds.query({ input: { batch: batch.id } }))
  const enter = useMutation(ask.payment.enterFundsPaper.act())
  if (lacking.data === undefined) return <ErrorLine error={lacking.error} onRetry={() => void lacking.refetch()} />
  const isMore = batch.state !== 'finance'
  const { papers, draws } = lacking.data
  const needsDraws = batch.rail === 'treasury' && (!isMore || BigInt(draws) > 0n)
  if (isMore && papers.length === 0 && !needsDraws) return null
  const settle = async (what: string) => {
    await lacking.refetch()
    await onDone(what)
  }
  return (
    <span className="form-acts">
      {isMore ? <span>恢复的条目还要补办用款手续，办完才能报盘。</span> : null}
      {needsDraws ? <Draws view={view} asked={isMore ? draws : undefined} onDone={settle} /> : null}
      {papers.map(({ kind, rows, fen }) => (
        <ActButton
          key={kind}
          label={`登记${fundsPapers[kind]}`}
          sentence={
            isMore
              ? `${fundsPapers[kind]}须补上名单比已登记的多出的：${count(rows)} 条、${yuan(fen)} 元。`
              : `${fundsPapers[kind]}须与名单一致（含存疑暂缓的，不含因资金不足暂缓的）：${count(rows)} 条、${yuan(fen)} 元。`
          }
          fields={{ number: '文号', day: '日期', note: '说明' }}
          files={{ label: '扫描件', purpose: 'finance_paper' }}
          mustType={yuan(fen)}
          onAct={async ({ number, day, note }, uploads) => {
            const paper = { number, day, uploads, ...(note === '' ? {} : { note }) }
            await enter.mutateAsync({ batch: batch.id, kind, paper, rows, fen })
            await settle(`已登记${fundsPapers[kind]}。`)
          }}
        />
      ))}
    </span>
  )
}

interface DrawsProps extends SectionProps {
  /** What has to be drawn besides, after the step of finance; undefined in it, where the whole list is drawn for anew. */
  readonly asked: string | undefined
}

/** Out of which indicators a batch is paid: an amount for each that has anything left, together what the list holds, or holds besides. */
function Draws({ view, asked, onDone }: DrawsProps) {
  const { batch } = view
  const lacking = useQuery(ask.payment.lackingFunds.query({ input: { batch: batch.id } }))
  const known = useQuery(ask.fund.indicators.query())
  const held = useQuery(ask.payment.draws.query({ input: { batch: batch.id } }))
  const draw = useMutation(ask.payment.drawOnIndicators.act())
  if (known.data === undefined || held.data === undefined)
    return <ErrorLine error={known.error ?? held.error} onRetry={() => void Promise.all([known.refetch(), held.refetch()])} />
  const had = held.data.map(({ fen: some }) => some)
  const fen = asked ?? sumOfFen([...had, lacking.data?.draws ?? '0'])
  const holds = new Map(asked === undefined ? held.data.map(({ indicator, fen: some }) => [indicator, some]) : [])
  const open = known.data.indicators.filter(({ id, fund, left }) => fund === batch.fund && (left !== '0' || holds.has(id)))
  const drawn = sumOfFen([...holds.values()])
  if (open.length === 0) return <span className="small is-near">{batch.fund}没有可用的预算指标，请在“资金”里登记。</span>
  return (
    <ActButton
      label="填写动用指标"
      sentence={
        asked === undefined
          ? `各项指标动用数合计须等于名单（含存疑暂缓的）${yuan(fen)} 元。不动用的留空。现已填 ${yuan(drawn)} 元。`
          : `恢复的条目要在已动用的之外再动用 ${yuan(fen)} 元，合计须相等。不动用的留空。`
      }
      more={open.map(({ id, number, functionSubject, economicSubject, sourceLevel, left }) => ({
        name: id,
        label: `${number}（${functionSubject}，${economicSubject}，${sourceLevels[sourceLevel]}），可用 ${yuan(sumOfFen([left, holds.get(id) ?? '0']))} 元`,
        kind: 'line' as const,
        isOptional: true as const,
        most: 20,
        ...(holds.has(id) ? { initial: yuan(holds.get(id) ?? '0') } : {}),
        faultOf: (typed: string) => (fenOf(typed) === undefined ? '请填写金额，元为单位，最多两位小数。' : undefined),
      }))}
      onAct={async (_, __, typed) => {
        const draws = open.flatMap(({ id }) => {
          const some = fenOf(typed[id] ?? '')
          return some === undefined || some === 0n ? [] : [{ indicator: id, fen: String(some) }]
        })
        const { indicators } = await draw.mutateAsync({ batch: batch.id, draws })
        await held.refetch()
        await onDone(`已填写动用 ${indicators} 项指标，合计 ${yuan(fen)} 元。`)
      }}
    />
  )
}

/** What a batch holds of which indicators once money leaves, and the way to give back what it does not need any more. */
function HeldDraws({ view: { batch }, onDone }: SectionProps) {
  const may = useMay()
  const queries = useQueryClient()
  const known = useQuery(ask.fund.indicators.query())
  const held = useQuery(ask.payment.draws.query({ input: { batch: batch.id } }))
  const release = useMutation(ask.payment.releaseDraws.act())
  if (known.data === undefined || held.data === undefined)
    return <ErrorLine error={known.error ?? held.error} onRetry={() => void Promise.all([known.refetch(), held.refetch()])} />
  const numberOf = (indicator: string) => known.data.indicators.find(({ id }) => id === indicator)?.number ?? indicator
  const drawn = held.data.filter(({ fen }) => fen !== '0')
  return (
    <div className="section-line">
      <p>
        {drawn.length === 0
          ? '本批次没有占用指标。'
          : `占用指标：${drawn.map(({ indicator, fen }) => `${numberOf(indicator)} ${yuan(fen)} 元`).join('；')}。`}
      </p>
      {may('fund.account') && drawn.length > 0 ? (
        <ActButton
          label="退回用不着的指标"
          look="small"
          sentence={`本批次占用指标 ${yuan(sumOfFen(drawn.map(({ fen }) => fen)))} 元。取消、调减的条目不再需要的部分退回可用数；已支付的、退票后还要再拨付的不退。退回后本批次不能再用，需要时须重新安排。`}
          onAct={async () => {
            const { fen } = await release.mutateAsync({ batch: batch.id })
            await Promise.all([held.refetch(), queries.invalidateQueries({ queryKey: ask.fund.key() })])
            await onDone(fen === '0' ? '占用的指标都还用得着，没有退回。' : `已退回 ${yuan(fen)} 元指标。`)
          }}
        />
      ) : null}
    </div>
  )
}

const fenOf = (typed: string): bigint | undefined => parseYuan(typed.normalize('NFKC').replace(/[,\s]/g, ''))

interface HandOverProps extends SectionProps {
  readonly layouts: readonly { readonly id: string; readonly name: string; readonly rail: string }[]
}

/** The files to the bank, a button for each layout: what they would hold is asked for first. */
function HandOver({ view, layouts, onDone }: HandOverProps) {
  return (
    <span className="form-acts">
      {layouts.map((layout) => (
        <HandOverBy key={layout.id} view={view} layout={layout} onDone={onDone} />
      ))}
    </span>
  )
}

function HandOverBy({ view, layout, onDone }: SectionProps & { readonly layout: HandOverProps['layouts'][number] }) {
  const { batch } = view
  const preview = useQuery(ask.payment.previewHandOver.query({ input: { batch: batch.id, layout: layout.id }, retry: false }))
  const act = useMutation(ask.payment.handOver.act())
  if (preview.data === undefined || preview.data.rows === 0) return null
  const { rows, fen, files, withoutAccount, ofOtherKinds, unchecked } = preview.data
  const left = [
    withoutAccount === 0 ? '' : `${withoutAccount} 条没有账户`,
    ofOtherKinds === 0 ? '' : `${ofOtherKinds} 条的账户不由此格式支付`,
  ].filter((words) => words !== '')
  return (
    <ActButton
      label={`报盘：${layout.name}`}
      sentence={`生成 ${files} 个文件，${count(rows)} 条、${yuan(fen)} 元。报盘后银行未回的不得再付。${left.length === 0 ? '' : `未列入：${left.join('，')}。`}${unchecked === 0 ? '' : `其中 ${count(unchecked)} 条的账户还没有另一人复核，复核后才能报盘。`}`}
      fields={{ number: '委托付款书文号', day: '日期', note: '说明' }}
      files={{ label: '委托付款书', purpose: 'disbursement_order' }}
      mustType={yuan(fen)}
      onAct={async ({ number, day, note }, uploads) => {
        const order = { number, day, uploads, ...(note === '' ? {} : { note }) }
        const made = await act.mutateAsync({ batch: { id: batch.id, version: batch.version }, layout: layout.id, order, rows, fen })
        await onDone(`已报盘 ${made.files.length} 个文件，${count(made.rows)} 条、${yuan(made.fen)} 元。请下载文件送银行。`)
      }}
    />
  )
}
