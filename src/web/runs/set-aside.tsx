import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { recordedTimeInWords } from '../../kernel/china-time.ts'
import { ask } from '../client/office.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import type { Run } from './outcomes.zh.ts'

const leastReason = 2

/** That a screening is no longer the last one, in a sentence. */
export const asideInWords = ({ setAside }: Run): string =>
  setAside === null ? '' : `${setAside.by} ${recordedTimeInWords(setAside.at)} 搁置，不再作为最近一次：${setAside.reason}`

/** The line over a screening that was set aside. */
export function SetAsideLine({ run }: { readonly run: Run }) {
  if (run.setAside === null) return null
  return (
    <p className="notice-line is-printed" role="status">
      这次筛查由{asideInWords(run)}。待办、来电快查、一户一档都不再用它；名单和依据仍可查看。
    </p>
  )
}

/** Sets a screening aside, or puts it back; either with its reason. */
export function SetAsideButton({ run }: { readonly run: Run }) {
  const id = useId()
  const queries = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const onSuccess = async () => {
    setOpen(false)
    setReason('')
    // What is the last screening is asked everywhere.
    await queries.invalidateQueries()
  }
  const aside = useMutation(ask.run.setAside.act({ onSuccess }))
  const back = useMutation(ask.run.putBack.act({ onSuccess }))
  const isAside = run.setAside !== null
  const act = isAside ? back : aside
  const verb = isAside ? '恢复' : '搁置'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    act.mutate({ run: run.name, reason: reason.trim() })
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{verb}</Button>
      <Modal open={isOpen} title={`${verb}这次筛查`} footer={null} onCancel={() => setOpen(false)} destroyOnHidden width={480}>
        <form className="form" onSubmit={submit} noValidate>
          <ErrorLine error={act.error} wasWrite />
          <p>
            {isAside
              ? `恢复后，${run.day} 筛查按办理时间仍是最近一次的，各页又用它。`
              : `搁置后，${run.day} 筛查不再作为最近一次，各页改用它之前的一次。名单和已发起的核实都不改动，可以恢复。`}
          </p>
          <div className="field">
            <label htmlFor={id}>{verb}原因</label>
            <Input.TextArea
              id={id}
              rows={2}
              maxLength={200}
              autoFocus
              placeholder={isAside ? '如：核对无误' : '如：筛查日填错'}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </div>
          <div className="form-acts">
            <Button type="primary" htmlType="submit" loading={act.isPending} disabled={reason.trim().length < leastReason}>
              {verb}
            </Button>
            {reason.trim().length < leastReason ? <span className="small">写明原因后才能{verb}，它会留在操作日志里</span> : null}
          </div>
        </form>
      </Modal>
    </>
  )
}
