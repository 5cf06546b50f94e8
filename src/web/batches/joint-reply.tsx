import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { type FormEvent, useContext, useId, useState } from 'react'
import { ask } from '../client/office.ts'
import type { SentFile } from '../client/send-file.ts'
import { count } from '../figures/figures.ts'
import { OfficeDayContext } from '../frame/office-day.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import { FileField } from '../parts/file-field.tsx'
import { Field } from './act-button.tsx'
import type { SectionProps } from './section.ts'
import { type Opinion, replyWords } from './words.zh.ts'

interface JointReplyProps {
  readonly opinion: Opinion
  readonly onDone: SectionProps['onDone']
}

/** The list that a body sent back filled in: read beside the list, shown as it would be entered, and entered whole or not at all. */
export function JointReply(props: JointReplyProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        导入填好的附件
      </Button>
      <Modal
        open={isOpen}
        title={`导入${props.opinion.body}填好的附件`}
        footer={null}
        onCancel={() => setOpen(false)}
        destroyOnHidden
        width={720}
      >
        <ReplyForm {...props} onClose={() => setOpen(false)} />
      </Modal>
    </>
  )
}

function ReplyForm({ opinion, onDone, onClose }: JointReplyProps & { readonly onClose: () => void }) {
  const id = useId()
  const today = useContext(OfficeDayContext)
  const [workbook, setWorkbook] = useState<SentFile | undefined>()
  const [scans, setScans] = useState<readonly SentFile[]>([])
  const [number, setNumber] = useState('')
  const [day, setDay] = useState(today)
  const [fault, setFault] = useState<string | undefined>()
  const enter = useMutation(ask.jointReview.enterReply.act())
  const preview = useQuery({
    ...ask.jointReview.previewReply.query({ input: { id: opinion.id, workbook: workbook?.id ?? '0' } }),
    enabled: workbook !== undefined,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const draft = workbook === undefined ? undefined : preview.data
  const isFit = draft !== undefined && draft.faults.length === 0
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (workbook === undefined) return
    if (number.trim() === '') {
      setFault('请填写复函文号。')
      return document.getElementById(`${id}-number`)?.focus()
    }
    setFault(undefined)
    try {
      await enter.mutateAsync({
        id: { id: opinion.id, version: opinion.version },
        workbook: workbook.id,
        number: number.trim(),
        day,
        uploads: scans.map((file) => file.id),
      })
      onClose()
      await onDone('已按附件登记复函，等另一人复核。')
    } catch {
      // The form says what was refused, and keeps what was typed.
    }
  }
  return (
    <form className="form" onSubmit={(event) => void submit(event)} noValidate aria-label={`导入${opinion.body}填好的附件`}>
      <ErrorLine error={enter.error ?? preview.error} wasWrite={enter.error !== null} />
      <p>
        选{opinion.body}填好的会审名单（会审函的附件，Excel）。先列出每一条会怎样登记，您对照原件确认后才登记；有一条读不了的，整份不登记。
      </p>
      <FileField
        label="填好的附件"
        purpose="joint_reply"
        files={workbook === undefined ? [] : [workbook]}
        isSingle
        onAdd={setWorkbook}
        onRemove={() => setWorkbook(undefined)}
      />
      {workbook !== undefined && preview.isFetching ? <p role="status">正在读表……</p> : null}
      {draft === undefined ? null : <Draft draft={draft} />}
      {isFit ? (
        <>
          <Field id={`${id}-number`} label="复函文号" fault={fault}>
            <Input
              id={`${id}-number`}
              value={number}
              maxLength={100}
              autoComplete="off"
              onChange={({ target }) => setNumber(target.value)}
            />
          </Field>
          <Field id={`${id}-day`} label="复函日期" fault={undefined}>
            <input
              id={`${id}-day`}
              className="day-input"
              type="date"
              max={today}
              value={day}
              onChange={({ target }) => setDay(target.value === '' ? today : target.value)}
            />
          </Field>
          <FileField
            label="复函扫描件（可不附）"
            purpose="joint_reply"
            files={scans}
            onAdd={(file) => setScans((before) => [...before, file])}
            onRemove={(file) => setScans((before) => before.filter((each) => each.id !== file.id))}
          />
        </>
      ) : null}
      <div className="form-acts">
        <Button htmlType="submit" type="primary" loading={enter.isPending} disabled={!isFit}>
          登记复函
        </Button>
        <Button onClick={onClose}>不办</Button>
      </div>
    </form>
  )
}

type DraftView = Awaited<ReturnType<ReturnType<typeof ask.jointReview.previewReply.query>['queryFn']>>

function Draft({ draft: { agreed, objects, defers, said, faults } }: { readonly draft: DraftView }) {
  if (faults.length > 0)
    return (
      <section aria-label="不能登记的地方">
        <p className="is-official" role="alert">
          {count(faults.length)} 处不能登记，整份不登记。请该单位改好后重新上传：
        </p>
        <ul className="reply-rows">
          {faults.map(({ cell, code, message }) => (
            <li key={`${cell} ${code}`}>{message}</li>
          ))}
        </ul>
      </section>
    )
  return (
    <section aria-label="会怎样登记">
      <p role="status">
        同意 <b>{count(agreed)} 条</b>，不同意 <b>{count(objects)} 条</b>，暂缓 <b>{count(defers)} 条</b>。
        {said.length === 0 ? '' : '不同意和暂缓的，另一人复核后先不发放：'}
      </p>
      <ul className="reply-rows">
        {said.map(({ row, line, name, word, reason }) => (
          <li key={row}>
            第 {line} 行　{name}　<b>{replyWords[word]}</b>：{reason}
          </li>
        ))}
      </ul>
      {objects + defers > said.length ? <p className="small soft">只列前 {count(said.length)} 条，其余照附件登记。</p> : null}
    </section>
  )
}
