import { Link } from '@tanstack/react-router'
import { Select, Switch } from 'antd'
import type { office } from '../client/office.ts'
import { count, sumOfFen } from '../figures/figures.ts'
import type { PolicyOverview, Run } from './outcomes.zh.ts'

export type Comparison = Awaited<ReturnType<typeof office.run.compare>>
export type ComparedPolicy = Comparison['policies'][number]
export type ChangeKind = keyof ComparedPolicy['kinds']

/** What can have changed for a subject, in words. */
export const changeWords: Readonly<Record<ChangeKind, string>> = { entered: '新增', left: '退出', outcome: '结果变化', amount: '金额变动' }
export const changeKindIds = Object.keys(changeWords) as [ChangeKind, ...ChangeKind[]]

/** By how much a policy's net amount has grown from one screening to the other; fen. */
export const growthOf = ({ kinds }: ComparedPolicy): string =>
  sumOfFen(changeKindIds.flatMap((kind) => [kinds[kind].after, String(-BigInt(kinds[kind].before))]))

/** A screening by its day, where two have the same day also by its number; one that was set aside says so. */
export const runName = ({ day, name, setAside }: Run, runs: readonly Run[]): string =>
  `${day} 筛查${runs.filter((run) => run.day === day).length > 1 ? ` ${name.slice(0, 8)}` : ''}${setAside === null ? '' : '（已搁置）'}`

interface ComparisonLineProps {
  readonly run: Run
  /** The screenings it can be compared with. */
  readonly others: readonly Run[]
  readonly earlier: Run | undefined
  readonly policy: PolicyOverview | undefined
  readonly compared: ComparedPolicy | undefined
  readonly isPending: boolean
  readonly onChoose: (earlier: string) => void
}

/** With which screening this one is compared, and what that changed for the policy the page is about. */
export function ComparisonLine({ run, others, earlier, policy, compared, isPending, onChoose }: ComparisonLineProps) {
  const [first] = others
  if (first === undefined) return <span className="soft">没有可以比较的另一次筛查</span>
  return (
    <>
      <Switch
        size="small"
        checked={earlier !== undefined}
        onChange={(isOn) => onChoose(isOn ? first.name : 'off')}
        aria-label="与另一次筛查比较"
      />
      <span>与</span>
      <Select
        size="small"
        variant="borderless"
        aria-label="比较哪一次筛查"
        value={(earlier ?? first).name}
        options={others.map((other) => ({ value: other.name, label: runName(other, others) }))}
        popupMatchSelectWidth={false}
        onChange={onChoose}
      />
      <span>比较</span>
      {earlier !== undefined && isPending ? <span className="soft">正在比较</span> : null}
      {earlier === undefined || policy === undefined || compared === undefined ? null : (
        <span className="run-changes">
          {policy.zh}
          {changeKindIds.map((kind, at) => (
            <span key={kind}>
              {at === 0 ? '' : '，'}
              {changeWords[kind]}{' '}
              {compared.kinds[kind].count === 0 ? (
                <span className="soft">0 {compared.unit}</span>
              ) : (
                <Link to={`/runs/${run.name}/changes/${policy.policy}`} search={{ earlier: earlier.name, kind: [kind] } as never}>
                  {count(compared.kinds[kind].count)} {compared.unit}
                </Link>
              )}
            </span>
          ))}
        </span>
      )}
    </>
  )
}
