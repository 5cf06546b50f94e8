import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, useContext, useId, useState } from 'react'
import { ActButton } from '../batches/act-button.tsx'
import { ask } from '../client/office.ts'
import type { SentFile } from '../client/send-file.ts'
import { OfficeDayContext } from '../frame/office-day.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import { FileField } from '../parts/file-field.tsx'
import type { ActsProps } from './acts-props.ts'
import { type AskedFact, type FactDraft, factsIn, faultOfDraft } from './fact-draft.ts'
import { FactFields } from './fact-fields.tsx'
import { ReviewForm } from './review-form.tsx'
import { factFaults, toState } from './words.zh.ts'

/** What can be done with an application as it stands; each appears where the office offers it. */
export function ApplicationActs({ view, onDone }: ActsProps) {
  const { application, verbs, needs } = view
  const today = useContext(OfficeDayContext)
  const seen = { id: application.id, version: application.version }
  const tell = useMutation(ask.application.askCompletion.act())
  const reject = useMutation(ask.application.reject.act())
  const withdraw = useMutation(ask.application.withdraw.act())
  const may = (verb: string) => verbs.includes(verb)
  if (verbs.length === 0) return null
  const lacking = view.notices[0]?.items ?? needs.filter(({ given }) => given.length === 0).map(({ zh }) => zh)
  return (
    <div className="application-acts">
      {may('accept_application') ? <ReviewForm key={application.version} view={view} onDone={onDone} /> : null}
      {may('complete_application') ? <CompleteForm key={application.version} view={view} onDone={onDone} /> : null}
      <div className="form-acts">
        {may('ask_completion') ? (
          <ActButton
            label="一次性告知补正"
            sentence={
              view.notices.length === 0
                ? '写齐需要补正的全部内容；以后再告知只能重复这里写过、还没有补的。'
                : '只能写第一次告知过、还没有补的内容。'
            }
            more={[
              { name: 'items', label: '需要补正的内容（每行一项）', kind: 'text', initial: lacking.join('\n') },
              { name: 'basis', label: '依据文件和条款', kind: 'line', most: 300 },
              {
                name: 'dueOn',
                label: '补正期限',
                kind: 'day',
                faultOf: (typed) => (typed < today ? `补正期限不能早于今天（${today}）。` : undefined),
              },
            ]}
            onAct={async (_, __, { items = '', basis = '', dueOn = '' }) => {
              const lines = items.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
              const { state } = await tell.mutateAsync({ application: seen, items: lines, basis, dueOn })
              await onDone(`已告知 ${lines.length} 项，${toState(state)}请制发补正告知书。`)
            }}
          />
        ) : null}
        {may('reject_application') ? (
          <ActButton
            label="不予通过"
            sentence="全部事项不予通过。只有部分事项不通过的，用上面的逐项审核。"
            fields={{ reason: '理由' }}
            more={[{ name: 'basis', label: '依据文件和条款', kind: 'line', most: 300 }]}
            onAct={async ({ reason }, _, { basis = '' }) => {
              const { state } = await reject.mutateAsync({ application: seen, reason, basis })
              await onDone(`已登记，${toState(state)}请制发办理结果告知书。`)
            }}
          />
        ) : null}
        {may('withdraw_application') ? (
          <ActButton
            label="撤回申请"
            sentence="申请人不再申请的，写明情况后撤回；以后可以重新申请。"
            fields={{ reason: '申请人撤回的情况' }}
            onAct={async ({ reason }) => {
              const { state } = await withdraw.mutateAsync({ application: seen, reason })
              await onDone(`已撤回，${toState(state)}`)
            }}
          />
        ) : null}
      </div>
    </div>
  )
}

/** Takes in what was lacking: facts and files. */
function CompleteForm({ view, onDone }: ActsProps) {
  const id = useId()
  const today = useContext(OfficeDayContext)
  const { application, needs, matters } = view
  const complete = useMutation(ask.application.complete.act())
  const [drafts, setDrafts] = useState<Readonly<Record<string, FactDraft>>>({})
  const [files, setFiles] = useState<readonly SentFile[]>([])
  const [fault, setFault] = useState<{ readonly fact: string; readonly field: string; readonly what: string } | undefined>()
  const facts = needs.map(({ entity, key, field, policies, ...need }): AskedFact => {
    const needing = matters.filter(({ policy }) => policies.includes(policy.id))
    return {
      ...need,
      ...{ entity, key, field },
      id: `${entity}/${key}/${field}`,
      matters: [...new Set(needing.map(({ policy }) => policy.zh))],
      basis: needing[0] === undefined ? '' : `${needing[0].document} ${needing[0].clause}`,
    }
  })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    for (const fact of facts) {
      const draft = drafts[fact.id]
      const found = draft === undefined ? undefined : faultOfDraft(draft, today, factFaults)
      if (found !== undefined) {
        setFault({ fact: fact.id, ...found })
        document.getElementById(`${id}-${fact.id}-${found.field}`)?.focus()
        return
      }
    }
    try {
      const { state } = await complete.mutateAsync({
        application: { id: application.id, version: application.version },
        facts: factsIn(facts, drafts),
        files: files.map((file) => file.id),
      })
      await onDone(`已登记补正，${toState(state)}`)
    } catch {
      // The line above says what was refused, and what was typed stays.
    }
  }
  return (
    <form className="form application-form" onSubmit={(event) => void submit(event)} noValidate aria-label="登记补正">
      <h2>登记补正</h2>
      <ErrorLine error={complete.error} wasWrite />
      {facts.length === 0 ? null : (
        <FactFields
          id={id}
          facts={facts}
          drafts={drafts}
          fault={fault}
          onChange={(fact, draft) => {
            setDrafts({ ...drafts, [fact]: draft })
            setFault(undefined)
          }}
        />
      )}
      <FileField
        label="补正的材料（可不附）"
        purpose="application_material"
        files={files}
        onAdd={(file) => setFiles((before) => [...before, file])}
        onRemove={(file) => setFiles((before) => before.filter((each) => each.id !== file.id))}
      />
      <div className="form-acts">
        <Button type="primary" htmlType="submit" loading={complete.isPending}>
          登记补正
        </Button>
      </div>
    </form>
  )
}
