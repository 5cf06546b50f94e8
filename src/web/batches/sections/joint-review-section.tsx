import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Modal, Radio, Select } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { ask } from '../../client/office.ts'
import { EmptyLine } from '../../parts/empty-line.tsx'
import { ErrorLine } from '../../parts/error-line.tsx'
import { FileList } from '../../parts/file-list.tsx'
import { useMay } from '../../session/use-session.ts'
import { ActButton, Field } from '../act-button.tsx'
import { JointReply } from '../joint-reply.tsx'
import type { SectionProps } from '../section.ts'
import { StateMark } from '../state-mark.tsx'
import { type JointReview, type Opinion, opinionStates, opinions, opinionWays, replyWords } from '../words.zh.ts'

/** What other bodies say to the list, on screen or by letter; silence is nothing. */
export function JointReviewSection({ view, onDone }: SectionProps) {
  const { batch } = view
  const review = useQuery(ask.jointReview.list.query({ input: { batch: batch.id } }))
  const mayAsk = useMay()('joint.enter') && batch.state === 'joint_review'
  if (review.data === undefined) return <ErrorLine error={review.error} onRetry={() => void review.refetch()} />
  const { opinions: all, bodies } = review.data
  const open = all.filter(({ state }) => state !== 'checked').length
  return (
    <>
      {all.length === 0 ? (
        <EmptyLine
          why={batch.state === 'joint_review' ? '还没有征求各单位意见。' : '这一轮没有征求过意见。'}
          next={mayAsk ? '点“征求意见”，选参加会审的单位。' : '到联合会审这一步时，由经办征求各单位意见。'}
        />
      ) : (
        <p className="section-line">
          征求了 {all.length} 个单位，<b>{open}</b> 个还没有意见。未回复不视为同意；有异议的条目暂缓，其余照常。
        </p>
      )}
      {mayAsk ? <AskBodies batch={batch.id} bodies={bodies} asked={all.map(({ body }) => body)} onDone={onDone} /> : null}
      <ul className="doubts">
        {all.map((opinion) => (
          <li key={opinion.id}>
            <OpinionLine opinion={opinion} onDone={onDone} />
          </li>
        ))}
      </ul>
    </>
  )
}

function OpinionLine({ opinion, onDone }: { readonly opinion: Opinion; readonly onDone: SectionProps['onDone'] }) {
  const { body, state, way, letterNumber, askedOn, dueOn, opinion: said, text, replyNumber, repliedOn, rows, files } = opinion
  return (
    <>
      <p className="doubt-head">
        <b>{body}</b>
        <StateMark looks={opinionStates} state={state} />
      </p>
      <p className="small soft">
        {opinionWays[way] ?? way}
        {letterNumber === null ? '' : `（第 ${letterNumber} 号）`}，{askedOn} 发出
        {dueOn === null || state === 'checked' ? '' : `，${dueOn} 前回复`}
      </p>
      {said === null ? null : (
        <p>
          {opinions[said]}
          {rows.length === 0 ? '' : ` ${rows.length} 条`}
          {text === null || text === '' ? '' : `：${text}`}
          {replyNumber === null ? null : (
            <span className="soft">
              （{replyNumber}，{repliedOn}）
            </span>
          )}
        </p>
      )}
      {opinion.said.length === 0 ? null : (
        <ul className="reply-rows small">
          {opinion.said.map(({ row, word, reason }) => (
            <li key={row}>
              条目 {row}　{replyWords[word]}：{reason}
            </li>
          ))}
        </ul>
      )}
      <FileList files={files} label="复函" />
      {opinion.verbs.length === 0 ? null : <OpinionActs opinion={opinion} onDone={onDone} />}
    </>
  )
}

function OpinionActs({ opinion, onDone }: { readonly opinion: Opinion; readonly onDone: SectionProps['onDone'] }) {
  const give = useMutation(ask.jointReview.give.act())
  const enter = useMutation(ask.jointReview.enter.act())
  const check = useMutation(ask.jointReview.check.act())
  const back = useMutation(ask.jointReview.sendBack.act())
  const id = { id: opinion.id, version: opinion.version }
  const may = (verb: string) => opinion.verbs.includes(verb)
  return (
    <span className="form-acts">
      {may('give') ? (
        <ActButton
          label="本单位无异议"
          look="small"
          sentence={`代表${opinion.body}同意全部条目。有异议的，请到“明细”选中条目，点“会审有异议”。`}
          onAct={async () => {
            await give.mutateAsync({ id, opinion: 'agrees' })
            await onDone('已填写会审意见：无异议。')
          }}
        />
      ) : null}
      {may('enter') ? (
        <ActButton
          label="登记复函：无异议"
          look="small"
          sentence={`按${opinion.body}的复函登记，由另一人复核。有异议的，请导入填好的附件，或到“明细”选中条目后登记。`}
          fields={{ number: '复函文号', day: '复函日期' }}
          files={{ label: '复函扫描件', purpose: 'joint_reply' }}
          onAct={async ({ number, day }, uploads) => {
            await enter.mutateAsync({ id, opinion: 'agrees', number, day, uploads })
            await onDone('已登记复函，等另一人复核。')
          }}
        />
      ) : null}
      {may('enter') && opinion.way === 'letter' ? <JointReply opinion={opinion} onDone={onDone} /> : null}
      {may('check') ? (
        <ActButton
          label="复核复函"
          look="small"
          sentence={`您已核对复函原件${opinion.said.length === 0 ? '' : '和填好的附件'}，登记的意见属实：${opinions[opinion.opinion ?? 'agrees']}${opinion.text === null || opinion.text === '' ? '' : `（${opinion.text}）`}。`}
          onAct={async () => {
            await check.mutateAsync({ id })
            await onDone('复函已复核。')
          }}
        />
      ) : null}
      {may('send_back') ? (
        <ActButton
          label="退回登记"
          look="small"
          sentence="退回后按复函重新登记。"
          fields={{ reason: '退回理由' }}
          onAct={async ({ reason }) => {
            await back.mutateAsync({ id, reason })
            await onDone('已退回登记。')
          }}
        />
      ) : null}
    </span>
  )
}

interface AskBodiesProps {
  readonly batch: string
  readonly bodies: JointReview['bodies']
  /** Names of those that were asked already. */
  readonly asked: readonly string[]
  readonly onDone: SectionProps['onDone']
}

/** Bodies are picked by name, all of them on screen or all by letter; who is asked otherwise is asked in a second go. */
function AskBodies({ batch, bodies, asked, onDone }: AskBodiesProps) {
  const act = useMutation(ask.jointReview.ask.act())
  const [isOpen, setOpen] = useState(false)
  const [picked, setPicked] = useState<string[]>([])
  const [way, setWay] = useState<'screen' | 'letter'>('screen')
  const [fault, setFault] = useState<string | undefined>()
  const id = useId()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (picked.length === 0) return setFault('请选单位。')
    try {
      const { asked: sent } = await act.mutateAsync({ batch, bodies: picked.map((body) => ({ body, way })) })
      setOpen(false)
      setPicked([])
      await onDone(`已向 ${sent} 个单位征求意见。`)
    } catch {
      // The form says what was refused, and keeps what was picked.
    }
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>征求意见</Button>
      <Modal open={isOpen} title="征求意见" footer={null} onCancel={() => setOpen(false)} destroyOnHidden width={480}>
        <form className="form" onSubmit={(event) => void submit(event)} noValidate aria-label="征求意见">
          <ErrorLine error={act.error} wasWrite />
          <Field id={`${id}-bodies`} label="单位" fault={fault}>
            <Select
              id={`${id}-bodies`}
              mode="multiple"
              value={picked}
              onChange={setPicked}
              optionFilterProp="label"
              options={bodies.filter(({ name }) => !asked.includes(name)).map((body) => ({ value: body.id, label: body.name }))}
            />
          </Field>
          <fieldset className="field choice-field">
            <legend>方式</legend>
            <Radio.Group
              value={way}
              options={[
                { value: 'screen', label: opinionWays.screen },
                { value: 'letter', label: opinionWays.letter },
              ]}
              onChange={({ target }) => setWay(target.value === 'letter' ? 'letter' : 'screen')}
            />
          </fieldset>
          <div className="form-acts">
            <Button htmlType="submit" type="primary" loading={act.isPending}>
              发出
            </Button>
            <Button onClick={() => setOpen(false)}>不办</Button>
          </div>
        </form>
      </Modal>
    </>
  )
}
