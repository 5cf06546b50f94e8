import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../client/office.ts'
import { count } from '../figures/figures.ts'
import { BindingAct } from '../parts/binding-act.tsx'
import { useMay } from '../session/use-session.ts'
import { AnswerForm } from './answer-form.tsx'
import { BulkResult } from './bulk-result.tsx'
import { type Draft, emptyDraft } from './drafts.ts'
import type { Letter } from './letter.ts'
import { LetterPapers } from './letter-papers.tsx'
import { useBulkJob } from './use-bulk-job.ts'
import { WorkbookPanel } from './workbook-panel.tsx'

interface ManyRowsProps {
  readonly letter: Letter
  readonly today: string
}

/** What can be done with all rows of a letter at once: by a workbook, with one answer for all, with one agreement. */
export function ManyRows({ letter, today }: ManyRowsProps) {
  const may = useMay()
  const { asked = 0, answered = 0 } = letter.inquiry.counts
  const mayAnswer = may('verification.answer')
  const mayCheck = may('verification.check')
  const answers = useBulkJob('verification_answers', mayAnswer)
  const checks = useBulkJob('verification_checks', mayCheck)
  return (
    <>
      <BulkResult job={answers.job} />
      <BulkResult job={checks.job} />
      {letter.waiting.length > 0 || mayAnswer ? (
        <WorkbookPanel letter={letter} mayAnswer={mayAnswer && !answers.isAtWork} onBegin={answers.begin} />
      ) : null}
      <LetterPapers inquiry={letter.inquiry.id} />
      {mayAnswer && asked > 1 && !answers.isAtWork ? (
        <AnswerAll letter={letter} asked={asked} today={today} onBegin={answers.begin} />
      ) : null}
      {mayCheck && answered > 1 && !checks.isAtWork ? <CheckAll letter={letter} answered={answered} onBegin={checks.begin} /> : null}
    </>
  )
}

interface Beginning {
  readonly onBegin: (job: { readonly id: string }) => void
}

function AnswerAll({ letter, asked, today, onBegin }: ManyRowsProps & Beginning & { readonly asked: number }) {
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const start = useMutation(ask.verification.answerAll.act({ onSuccess: onBegin }))
  const submit = () =>
    start.mutate({
      inquiry: letter.inquiry.id,
      rows: asked,
      answer: {
        finding: draft.finding,
        source: draft.source.trim(),
        files: draft.files.map(({ id }) => id),
        ...(draft.finding === 'established' ? { value: draft.value.trim() } : {}),
        ...(draft.sourceOn === '' ? {} : { sourceOn: draft.sourceOn }),
        ...(draft.note.trim() === '' ? {} : { note: draft.note.trim() }),
      },
    })
  return (
    <details className="many-rows">
      <summary className="link">全部 {count(asked)} 项待核实填同一结果</summary>
      <AnswerForm
        count={asked}
        draft={draft}
        onChange={setDraft}
        onSubmit={submit}
        isPending={start.isPending}
        error={start.error}
        expected={letter.expected}
        choices={letter.choices}
        isYesOrNo={letter.isYesOrNo}
        today={today}
      />
    </details>
  )
}

function CheckAll({ letter, answered, onBegin }: Beginning & { readonly letter: Letter; readonly answered: number }) {
  const start = useMutation(ask.verification.checkAll.act({ onSuccess: onBegin }))
  return (
    <details className="many-rows">
      <summary className="link">全部 {count(answered)} 项待复核一起同意</summary>
      <p className="small">请先逐项或抽查看过。您自己答的不会被同意，会列为未办。</p>
      <BindingAct
        label={`同意 ${count(answered)} 项`}
        sentence={`将同意这封函的全部 ${count(answered)} 项核实结果，同意后不能撤销。`}
        mustType={String(answered)}
        onConfirm={() => start.mutateAsync({ inquiry: letter.inquiry.id, rows: answered })}
      />
    </details>
  )
}
