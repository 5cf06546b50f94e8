import { useMutation, useQueryClient } from '@tanstack/react-query'
import { hourInChina } from '../../kernel/china-time.ts'
import { ask } from '../client/office.ts'
import { count, sumOfFen, yuan } from '../figures/figures.ts'
import { BindingAct } from '../parts/binding-act.tsx'
import { useMay } from '../session/use-session.ts'
import type { DayView, MonthView } from './words.zh.ts'

interface SignaturesProps {
  readonly view: DayView
  readonly fund: string
  readonly day: string
}

/** The two signatures of a day: who signed, who is still to. */
export function Signatures({ view, fund, day }: SignaturesProps) {
  const queries = useQueryClient()
  const onSuccess = () => queries.invalidateQueries({ queryKey: ask.closing.key() })
  const sign = useMutation(ask.closing.sign.act({ onSuccess }))
  const countersign = useMutation(ask.closing.countersign.act({ onSuccess }))
  const { signed, moved } = view
  const lines = signed !== null && moved.length === 0 ? signed.lines : view.lines
  const out = lines.filter(({ kind }) => kind === 'handed_over')
  const [rows, fen] = [out.reduce((sum, line) => sum + line.rows, 0), yuan(sumOfFen(out.map((line) => line.fen)))]
  return (
    <TwoSignatures
      signed={signed}
      hasMoved={moved.length > 0}
      what={`${day} ${fund}：报盘 ${count(rows)} 笔、${fen} 元，共 ${lines.length} 项。`}
      mustType={fen}
      then="签字后当日的数不再改变，此后登记的列为签字后的变动。"
      onSign={() => sign.mutateAsync({ fund, day, hash: view.hash })}
      onCountersign={(hash) => countersign.mutateAsync({ fund, day, hash })}
    />
  )
}

interface MonthSignaturesProps {
  readonly view: MonthView
  readonly fund: string
  readonly month: string
  /** How many lines are not settled. */
  readonly open: number
}

/** The two signatures of a month; what is open is signed as open. */
export function MonthSignatures({ view, fund, month, open }: MonthSignaturesProps) {
  const queries = useQueryClient()
  const onSuccess = () => queries.invalidateQueries({ queryKey: ask.closing.key() })
  const sign = useMutation(ask.closing.signMonth.act({ onSuccess }))
  const countersign = useMutation(ask.closing.countersignMonth.act({ onSuccess }))
  return (
    <TwoSignatures
      signed={view.signed}
      hasMoved={view.moved.length > 0}
      what={`${month} ${fund}：共 ${view.lines.length} 项，其中 ${open} 项未了或没有数据。`}
      mustType={String(open)}
      then="签字后本月的情况不再改变，此后登记的列为签字后的变动。"
      onSign={() => sign.mutateAsync({ fund, month, hash: view.hash })}
      onCountersign={(hash) => countersign.mutateAsync({ fund, month, hash })}
    />
  )
}

interface TwoSignaturesProps {
  readonly signed: Pick<NonNullable<DayView['signed']>, 'first' | 'second' | 'hash'> | null
  readonly hasMoved: boolean
  readonly what: string
  readonly mustType: string
  readonly then: string
  readonly onSign: () => Promise<unknown>
  readonly onCountersign: (hash: string) => Promise<unknown>
}

function TwoSignatures({ signed, hasMoved, what, mustType, then, onSign, onCountersign }: TwoSignaturesProps) {
  const may = useMay()
  const first = signed?.first ?? null
  const second = signed?.second ?? null
  const reason =
    signed === null || hasMoved
      ? '经办签字后才能签，数有变动的由经办重签。'
      : first?.isMine === true
        ? '您已以经办签字，须由另一人签。'
        : undefined
  return (
    <section className="signatures" aria-label="签字">
      <div>
        <h3>经办</h3>
        <Signed signature={first} />
        {second === null && may('closing.sign') && (signed === null || hasMoved) ? (
          <BindingAct
            label={signed === null ? '经办签字' : '重新签字'}
            sentence={`${what}签字后数即固定，由财务另一人签字后不再改变。`}
            mustType={mustType}
            onConfirm={onSign}
          />
        ) : null}
      </div>
      <div>
        <h3>基金财务</h3>
        <Signed signature={second} />
        {second === null && may('closing.countersign') ? (
          <BindingAct
            label="财务签字"
            sentence={`${what}${then}`}
            mustType={mustType}
            onConfirm={() => onCountersign(signed?.hash ?? '')}
            {...(reason === undefined ? {} : { reason })}
          />
        ) : null}
      </div>
    </section>
  )
}

function Signed({ signature }: { readonly signature: NonNullable<DayView['signed']>['first'] | null }) {
  if (signature === null) return <p className="soft">□ 待签字</p>
  return (
    <p>
      ☑ {signature.by}　{signature.on} {hourInChina(signature.at)}
    </p>
  )
}
