import { useMutation, useQuery } from '@tanstack/react-query'
import { useContext } from 'react'
import { ask } from '../../client/office.ts'
import { count, yuan } from '../../figures/figures.ts'
import { OfficeDayContext } from '../../frame/office-day.ts'
import { EmptyLine } from '../../parts/empty-line.tsx'
import { ErrorLine } from '../../parts/error-line.tsx'
import { FileList } from '../../parts/file-list.tsx'
import { useMay } from '../../session/use-session.ts'
import { ActButton } from '../act-button.tsx'
import { objectionChoice, sheetFields, sheetIn } from '../objection-form.zh.ts'
import type { SectionProps } from '../section.ts'
import { StateMark } from '../state-mark.tsx'
import { type Objection, objectionFindings, objectionStates, objectionWays, type Publication, type receivedWays } from '../words.zh.ts'

const usualColumns = ['name', 'place', 'fen']
const terms = [5, 7, 10]

/** Where and for how long the list is public, and what is said against it. */
export function PublicationSection({ view, onDone }: SectionProps) {
  const { batch } = view
  const page = useQuery(ask.publication.list.query({ input: { batch: batch.id } }))
  const may = useMay()
  const publish = useMutation(ask.publication.publish.act())
  const receive = useMutation(ask.publication.receiveObjection.act())
  if (page.data === undefined) return <ErrorLine error={page.error} onRetry={() => void page.refetch()} />
  const { publications, objections, least, unpublished } = page.data
  const isHere = batch.state === 'publication'
  const isAgain = publications.length > 0
  const mayPublish = may('batch.publish') && (isAgain ? unpublished > 0 : isHere)
  const mayReceive = may('objection.receive') && isHere && isAgain
  return (
    <>
      {isAgain ? null : (
        <EmptyLine
          why="名单还没有公示。"
          next={isHere ? `公示不少于 ${least} 个工作日，不公示证件号码。` : '集体审议签定后，到公示这一步时登记。'}
        />
      )}
      <ul className="doubts">
        {publications.map((each) => (
          <li key={each.id}>
            <PublicationLine publication={each} onDone={onDone} />
          </li>
        ))}
      </ul>
      {mayPublish || mayReceive ? (
        <span className="form-acts">
          {mayPublish ? (
            <ActButton
              label={isAgain ? `补公示 ${unpublished} 条` : '登记公示'}
              sentence={`在本单位网站或公告栏公示名称、区县、金额。${isAgain ? '只公示金额变更和恢复发放的条目，期满前不付，其余照常。' : '暂缓的条目不公示，恢复后另行公示。'}公示期从起始日的次日起算，不少于 ${least} 个工作日。`}
              fields={{ day: '起始日', number: '公示地址', evidence: '公示依据（文号、条款）' }}
              files={{ label: '公示截图', purpose: 'notice_proof' }}
              choice={{
                label: '公示期',
                options: terms.filter((term) => term >= least).map((term) => ({ value: String(term), label: `${term} 个工作日` })),
              }}
              onAct={async ({ day, number, evidence, choice }, uploads) => {
                const input = {
                  batch: batch.id,
                  from: day,
                  workdays: Number(choice),
                  columns: usualColumns,
                  basis: evidence,
                  address: number,
                  uploads,
                }
                const { number: notice, to, rows } = await publish.mutateAsync(input)
                await onDone(`已登记第 ${notice} 号公示，${count(rows)} 条，公示到 ${to}。`)
              }}
            />
          ) : null}
          {mayReceive ? (
            <ActButton
              label="受理异议"
              sentence="受理后给出回执号，凭回执号查询答复。对某一条的异议，请到“明细”选中该条后受理，该条暂缓发放。"
              choice={objectionChoice}
              fields={{ reason: '异议内容' }}
              more={sheetFields}
              files={{ label: '异议材料', purpose: 'objection_material' }}
              onAct={async ({ reason, choice }, uploads, more) => {
                const way = choice as keyof typeof receivedWays
                const { receipt } = await receive.mutateAsync({ batch: batch.id, way, text: reason, uploads, ...sheetIn(more) })
                await onDone(`已受理，回执号 ${receipt}。`)
              }}
            />
          ) : null}
        </span>
      ) : null}
      {objections.length === 0 ? null : <h3>异议</h3>}
      <ul className="doubts">
        {objections.map((each) => (
          <li key={each.id}>
            <ObjectionLine objection={each} onDone={onDone} />
          </li>
        ))}
      </ul>
    </>
  )
}

function PublicationLine({ publication, onDone }: { readonly publication: Publication; readonly onDone: SectionProps['onDone'] }) {
  const { id, number, from, to, workdays, basis, address, rows, fen, isAgain, waiting, takenDownOn, files } = publication
  const takeDown = useMutation(ask.publication.takeDown.act())
  const today = useContext(OfficeDayContext)
  const end = useMutation(ask.publication.endNotice.act())
  const keep = useMutation(ask.publication.keepProof.act())
  const mayPublish = useMay()('batch.publish')
  const mayTakeDown = mayPublish && takenDownOn === null && today > to
  return (
    <>
      <p className="doubt-head">
        <b>
          第 {number} 号{isAgain ? '（补公示）' : ''}
        </b>
        {count(rows)} 条，{yuan(fen)} 元{waiting === 0 ? '' : `；${count(waiting)} 条等期满`}
      </p>
      <p className="small soft">
        {from} 至 {to}，{workdays} 个工作日；{address}；依据{basis}
        {takenDownOn === null ? '' : `；${takenDownOn} 已撤下`}
      </p>
      <FileList files={files} label="公示截图" />
      <span className="form-acts">
        {mayPublish ? (
          <ActButton
            label="留存截图"
            look="small"
            sentence="把网站或公告栏上公示的截图、照片存在这次公示下。"
            files={{ label: '公示截图', purpose: 'notice_proof' }}
            mustAttach
            onAct={async (_, uploads) => {
              await keep.mutateAsync({ publication: id, uploads })
              await onDone(`第 ${number} 号公示的截图已留存。`)
            }}
          />
        ) : null}
        {mayPublish && waiting > 0 && today > to ? (
          <ActButton
            label="结束补公示"
            look="small"
            sentence={`公示已期满，${count(waiting)} 条没有异议，恢复发放。`}
            onAct={async () => {
              const { rows: ended } = await end.mutateAsync({ publication: id })
              await onDone(`补公示已结束，${count(ended)} 条恢复发放。`)
            }}
          />
        ) : null}
        {mayTakeDown ? (
          <ActButton
            label="登记撤下"
            look="small"
            sentence={`公示到 ${to} 为止，期满次日起撤下。`}
            fields={{ day: '撤下日期' }}
            files={{ label: '公示截图', purpose: 'notice_proof' }}
            onAct={async ({ day }, uploads) => {
              await takeDown.mutateAsync({ publication: id, day, uploads })
              await onDone(`第 ${number} 号公示已撤下。`)
            }}
          />
        ) : null}
      </span>
    </>
  )
}

function ObjectionLine({ objection, onDone }: { readonly objection: Objection; readonly onDone: SectionProps['onDone'] }) {
  const {
    receipt,
    claim,
    way,
    state,
    text,
    receivedOn,
    dueOn,
    sheet,
    isLate,
    answeredOn,
    remedy,
    added,
    finding,
    found,
    answer,
    fenAfter,
    files,
  } = objection
  return (
    <>
      <p className="doubt-head">
        <b>{receipt}</b>
        {claim === null ? '对名单整体' : `对第 ${claim} 条`}
        <StateMark looks={objectionStates} state={state} />
      </p>
      <p>{text}</p>
      <p className="small soft">
        {objectionWays[way as keyof typeof objectionWays] ?? way}，{sheet === null ? '' : `转办单号 ${sheet.number}，`}
        {receivedOn} 受理，{answeredOn === null ? `${dueOn} 前查清` : `${answeredOn} 答复`}
        {sheet === null ? '' : `，${sheet.due} 前答复`}
        {isLate ? <b className="is-official">，逾期</b> : null}
      </p>
      {finding === null ? null : (
        <p>
          {objectionFindings[finding]}：{found?.replace(/。$/, '')}
          {fenAfter === null ? '' : fenAfter === '0' ? '；不再发放' : `；更正为 ${yuan(fenAfter)} 元`}。答复：{answer}
        </p>
      )}
      {added.map((word) => (
        <p key={`${word.on} ${word.text}`}>
          {word.on} 凭回执补充：{word.text}
        </p>
      ))}
      {finding === null ? null : (
        <p className="small soft">
          救济途径：{remedy.text}（{remedy.basis}）
        </p>
      )}
      <FileList files={files} label="异议材料和调查材料" />
      {objection.verbs.length === 0 ? null : <ObjectionActs objection={objection} onDone={onDone} />}
    </>
  )
}

function ObjectionActs({ objection, onDone }: { readonly objection: Objection; readonly onDone: SectionProps['onDone'] }) {
  const investigate = useMutation(ask.publication.investigateObjection.act())
  const reply = useMutation(ask.publication.answerObjection.act())
  const back = useMutation(ask.publication.sendBackObjection.act())
  const seen = { id: objection.id, version: objection.version }
  const may = (verb: string) => objection.verbs.includes(verb)
  return (
    <span className="form-acts">
      {may('investigate') ? (
        <ActButton
          label="填写调查结果"
          look="small"
          sentence={`异议：${objection.text}`}
          choice={{ label: '结论', options: objectionOutcomes(objection.claim !== null) }}
          fields={{ reason: '查明的情况', evidence: '拟答复', note: '更正后的金额（元）' }}
          more={[
            { name: 'remedy', label: '救济途径（请按本件确认）', kind: 'text', most: 1000, initial: objection.remedy.text },
            { name: 'remedyBasis', label: '救济途径的依据', kind: 'line', most: 300, initial: objection.remedy.basis },
          ]}
          files={{ label: '调查材料', purpose: 'objection_finding' }}
          onAct={async ({ reason, evidence, note, choice }, uploads, { remedy = '', remedyBasis = '' }) => {
            const finding = choice === 'rejected' ? 'rejected' : 'upheld'
            const fenAfter = choice === 'dropped' ? '0' : fenOf(note)
            const confirmed = { text: remedy, basis: remedyBasis }
            const input = { objection: seen, finding, found: reason, answer: evidence, remedy: confirmed, uploads } as const
            await investigate.mutateAsync(choice === 'rejected' || fenAfter === undefined ? input : { ...input, fenAfter })
            await onDone('已填写调查结果，等另一人复核后答复。')
          }}
        />
      ) : null}
      {may('answer') ? (
        <ActButton
          label="复核并答复"
          look="small"
          sentence={`答复：${objection.answer ?? ''}`}
          onAct={async () => {
            await reply.mutateAsync({ objection: seen })
            await onDone('异议已答复。')
          }}
        />
      ) : null}
      {may('send_back') ? (
        <ActButton
          label="退回再查"
          look="small"
          sentence="退回后由原调查人补充。"
          fields={{ reason: '退回理由' }}
          onAct={async ({ reason }) => {
            await back.mutateAsync({ objection: seen, reason })
            await onDone('已退回再查。')
          }}
        />
      ) : null}
    </span>
  )
}

const objectionOutcomes = (isOfRow: boolean) => [
  { value: 'rejected', label: objectionFindings.rejected },
  { value: 'upheld', label: isOfRow ? '异议成立，更正金额' : objectionFindings.upheld },
  ...(isOfRow ? [{ value: 'dropped', label: '异议成立，不再发放' }] : []),
]

/** Yuan as typed, in fen; undefined where nothing of the kind was typed, which the office then asks for. */
function fenOf(typed: string): string | undefined {
  const found = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(typed.normalize('NFKC').replace(/[\s,]/g, ''))
  return found === null ? undefined : String(BigInt(found[1] ?? 0) * 100n + BigInt((found[2] ?? '').padEnd(2, '0')))
}
