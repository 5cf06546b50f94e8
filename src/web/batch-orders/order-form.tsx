import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { stepWord } from '../batches/words.zh.ts'
import { ask } from '../client/office.ts'
import { count } from '../figures/figures.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import { movedBy, type Orders, withStep } from './orders.ts'

interface OrderFormProps {
  readonly orders: Orders
  /** Null for all policies without an order of their own. */
  readonly policy: string | null
  readonly name: string
  readonly steps: readonly string[]
  readonly onDone: (what: string) => void
  readonly onClose: () => void
}

/** Changing the order of a policy or of all others: what it would come to stands beside it before it is laid down. */
export function OrderForm({ orders, policy, name, steps: before, onDone, onClose }: OrderFormProps) {
  const { usual, needed, place } = orders
  const [steps, setSteps] = useState<readonly string[]>(before)
  const [basis, setBasis] = useState('')
  const [without, setWithout] = useState('')
  const [fault, setFault] = useState('')
  const queries = useQueryClient()
  const id = useId()
  const lay = useMutation(ask.batch.layDownOrder.act())
  const of = policy === null ? {} : { policy }
  const preview = useQuery({
    ...ask.batch.previewOrder.query({ input: { ...of, steps: [...steps] } }),
    placeholderData: keepPreviousData,
  })
  const faults = preview.data?.faults ?? []
  const left = usual.filter((step) => !steps.includes(step))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (basis.trim() === '') {
      setFault('请填写依据的文件和条款。')
      return document.getElementById(`${id}-basis`)?.focus()
    }
    setFault('')
    const gates = without.trim() === '' ? {} : { gates: { setAside: { gates: ['rehearsal' as const], basis: without.trim() } } }
    try {
      await lay.mutateAsync({ ...of, steps: [...steps], basis: basis.trim(), ...gates })
    } catch {
      return undefined
    }
    await queries.invalidateQueries({ queryKey: ask.batch.key() })
    return onDone(`已规定${name}的办理顺序，今后新建的批次照此办理。`)
  }
  return (
    <form className="form order-form" aria-label={`更改${name}的办理顺序`} onSubmit={(event) => void submit(event)} noValidate>
      <h2>
        更改：{name}，{place.name}
      </h2>
      <ol className="order-steps">
        {steps.map((step, at) => (
          <li key={step}>
            <label>
              <input
                type="checkbox"
                checked
                disabled={needed.includes(step)}
                onChange={() => setSteps(withStep(steps, usual, step))}
                aria-label={`${stepWord(step)}`}
              />
              {at + 1}　{stepWord(step)}
              {needed.includes(step) ? <span className="small soft">不能省</span> : null}
            </label>
            <span>
              <Button
                size="small"
                disabled={at === 0}
                aria-label={`${stepWord(step)}提前`}
                onClick={() => setSteps(movedBy(steps, step, -1))}
              >
                提前
              </Button>{' '}
              <Button
                size="small"
                disabled={at === steps.length - 1}
                aria-label={`${stepWord(step)}推后`}
                onClick={() => setSteps(movedBy(steps, step, 1))}
              >
                推后
              </Button>
            </span>
          </li>
        ))}
        {left.map((step) => (
          <li key={step} className="is-out">
            <label>
              <input type="checkbox" checked={false} onChange={() => setSteps(withStep(steps, usual, step))} aria-label={stepWord(step)} />
              {stepWord(step)}
              <span className="small">不设</span>
            </label>
          </li>
        ))}
      </ol>
      <Concerned orders={orders} policy={policy} name={name} preview={preview.data} />
      <div role="alert">
        {faults.length === 0 ? null : (
          <ul className="order-faults">
            {faults.map((what) => (
              <li key={what}>{what}</li>
            ))}
          </ul>
        )}
      </div>
      <ErrorLine error={preview.error} onRetry={() => void preview.refetch()} />
      <ErrorLine error={lay.error} wasWrite />
      <label className="field" htmlFor={`${id}-basis`}>
        依据的文件和条款
        <Input id={`${id}-basis`} maxLength={300} autoComplete="off" value={basis} onChange={({ target }) => setBasis(target.value)} />
      </label>
      <label className="field" htmlFor={`${id}-without`}>
        不做审计预演的依据（要做的不填）
        <Input
          id={`${id}-without`}
          maxLength={300}
          autoComplete="off"
          value={without}
          onChange={({ target }) => setWithout(target.value)}
        />
      </label>
      {fault === '' ? null : (
        <p className="field-error" role="alert">
          {fault}
        </p>
      )}
      <div className="form-acts">
        <Button type="primary" htmlType="submit" loading={lay.isPending} disabled={faults.length > 0}>
          规定办理顺序
        </Button>
        <Button onClick={onClose}>不办</Button>
      </div>
    </form>
  )
}

type Preview = Awaited<ReturnType<typeof import('../client/office.ts')['office']['batch']['previewOrder']>>

/** Which lists the order would be for, and which keep theirs. */
function Concerned({
  orders,
  policy,
  name,
  preview,
}: Pick<OrderFormProps, 'orders' | 'policy' | 'name'> & { readonly preview: Preview | undefined }) {
  if (preview === undefined) return <p role="status">正在核对</p>
  const { places, policies, underWay, unheld } = preview
  const others = orders.policies.filter(({ zh }) => !policies.includes(zh)).map(({ zh }) => zh)
  return (
    <div className="small">
      <p>
        涉及今后新建的批次：
        {policy === null ? (others.length === 0 ? '没有单独规定的政策' : others.join('、')) : name}，在{orders.place.name}
        及没有自己规定的下级地区。
        {policies.length === 0 ? '' : `${policies.join('、')}另有规定，不变。`}
        {places.length === 0 ? '' : `${places.join('、')}另有规定，不变。`}
        {underWay === 0 ? '' : `在办的 ${count(underWay)} 个批次保持原来的顺序。`}
      </p>
      {unheld.length === 0 ? null : (
        <p className="is-near">{`${unheld.map(stepWord).join('、')}在${orders.place.name}还没有人可办，须先设岗位。`}</p>
      )}
    </div>
  )
}
