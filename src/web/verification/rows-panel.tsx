import { Button } from 'antd'
import type { Ref } from 'react'
import { ErrorLine } from '../parts/error-line.tsx'
import { FileList } from '../parts/file-list.tsx'
import { AnswerForm } from './answer-form.tsx'
import { type Draft, emptyDraft } from './drafts.ts'
import { foundWord, type Letter, type LetterRow } from './letter.ts'
import { ManyRows } from './many-rows.tsx'
import { ReasonForm } from './reason-form.tsx'
import type { Acts } from './use-acts.tsx'

interface RowsPanelProps {
  readonly letter: Letter
  readonly picked: readonly LetterRow[]
  readonly drafts: Readonly<Record<string, Draft>>
  readonly onDraft: (rows: readonly string[], draft: Draft) => void
  readonly acts: Acts
  readonly today: string
  readonly room: Ref<HTMLElement>
}

/** As many rows as one act takes. */
const mostAtOnce = 500

/** What can be done with all the rows that are picked; which that is, the office says row by row. */
export function RowsPanel({ letter, picked, drafts, onDraft, acts, today, room }: RowsPanelProps) {
  const may = (verb: string) => picked.every(({ verbs }) => verbs.includes(verb))
  const seen = picked.map(({ id, version }) => ({ id, version }))
  const ids = picked.map(({ id }) => id)
  const [first] = picked
  const draft = (first === undefined ? undefined : drafts[first.id]) ?? emptyDraft
  const submit = () =>
    acts.answer.mutate({
      answers: picked.map(({ id, version }) => ({
        id,
        version,
        finding: draft.finding,
        source: draft.source.trim(),
        ...(draft.finding === 'established' ? { value: draft.value.trim() } : {}),
        ...(draft.sourceOn === '' ? {} : { sourceOn: draft.sourceOn }),
        ...(draft.note.trim() === '' ? {} : { note: draft.note.trim() }),
        files: draft.files.map((file) => file.id),
      })),
    })
  const common = ['answer', 'confirm', 'send_back', 'withdraw'].filter(may)
  const { zh } = letter.subjects
  return (
    <section className="side-panel rows-panel" aria-label="办理" ref={room}>
      <h2 tabIndex={-1}>
        {picked.length === 0
          ? '办理'
          : picked.length === 1 && first !== undefined
            ? (first.subject.name ?? `${zh}编号 ${first.subject.key}`)
            : `所选 ${picked.length} 项`}
      </h2>
      {picked.length === 1 && first !== undefined ? <About row={first} zh={zh} /> : null}
      {picked.length === 0 ? <ManyRows letter={letter} today={today} /> : null}
      {picked.length === 0 ? (
        <p className="soft">
          在列表中选一项或几项，在这里办理。<span className="panel-keys">按 x 选择，按 e 到这里填写。</span>
        </p>
      ) : null}
      {picked.length > mostAtOnce ? <p className="is-near">一次最多办理 {mostAtOnce} 项，请分几次。</p> : null}
      {picked.length > 0 && picked.length <= mostAtOnce && common.length === 0 ? (
        <p className="soft">所选各项没有您现在可以一起办的事：有的已办完，或者上一步是您办的，须由另一人办理。</p>
      ) : null}
      {picked.length === 1 && first !== undefined && first.files.length > 0 ? <RowFiles files={first.files} /> : null}
      {first?.returned != null && picked.length === 1 ? <p className="is-official">退回理由：{first.returned}</p> : null}
      {picked.length === 0 || picked.length > mostAtOnce ? null : (
        <>
          {may('answer') ? (
            <AnswerForm
              count={picked.length}
              draft={draft}
              onChange={(next) => onDraft(ids, next)}
              onSubmit={submit}
              isPending={acts.answer.isPending}
              error={acts.answer.error}
              expected={letter.expected}
              choices={letter.choices}
              isYesOrNo={letter.isYesOrNo}
              today={today}
            />
          ) : null}
          {may('confirm') ? (
            <>
              <ErrorLine error={acts.check.error} wasWrite />
              <p>{picked.length === 1 && first !== undefined ? answerOf(first, letter.isYesOrNo) : '逐项看过核实结果和依据后再同意。'}</p>
              <div className="form-acts">
                <Button type="primary" loading={acts.check.isPending} onClick={() => acts.check.mutate({ rows: seen })}>
                  同意 {picked.length} 项
                </Button>
              </div>
            </>
          ) : null}
          {may('send_back') ? (
            <ReasonForm
              verb="退回"
              count={picked.length}
              hint="例如：材料看不清，请换一份"
              onSubmit={(reason) => acts.sendBack.mutate({ rows: seen, reason })}
              isPending={acts.sendBack.isPending}
              error={acts.sendBack.error}
            />
          ) : null}
          {may('withdraw') ? (
            <details className="withdraw">
              <summary className="link">撤回这 {picked.length} 项</summary>
              <ReasonForm
                verb="撤回"
                count={picked.length}
                hint="例如：已从别处取得"
                onSubmit={(reason) => acts.withdraw.mutate({ rows: seen, reason })}
                isPending={acts.withdraw.isPending}
                error={acts.withdraw.error}
              />
            </details>
          ) : null}
        </>
      )}
    </section>
  )
}

/** Whom to visit: number, employer, and by which number the register has it. */
function About({ row: { subject, unit, region }, zh }: { readonly row: LetterRow; readonly zh: string }) {
  const employer = unit === null ? '' : `${unit.name}${unit.number === null ? '' : `（${unit.number}）`}`
  const parts = [subject.number ?? '', employer, region.name, subject.name === null ? '' : `${zh}编号 ${subject.key}`]
  return <p className="small soft">{parts.filter((part) => part !== '').join('；')}</p>
}

/** What came with the answers of a row, each to be opened. */
function RowFiles({ files }: { readonly files: LetterRow['files'] }) {
  return (
    <section aria-label="附件">
      <h3 className="small">附件 {files.length} 个</h3>
      <FileList files={files} />
    </section>
  )
}

/** An answer as a sentence, for whoever checks it. */
function answerOf({ finding, value, source, sourceOn, note, answeredBy }: LetterRow, isYesOrNo: boolean): string {
  const what = finding === 'unverifiable' ? '报无法核实' : `核实为${isYesOrNo ? '' : ' '}${foundWord(value, isYesOrNo)}`
  const basis = `依据 ${source ?? ''}${sourceOn === null ? '' : `（${sourceOn}）`}`
  return `${answeredBy ?? ''}${what}，${basis}。${note ?? ''}`
}
