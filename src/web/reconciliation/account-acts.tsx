import { useMutation, useQueryClient } from '@tanstack/react-query'
import { parseYuan } from '../../kernel/money.ts'
import { ActButton } from '../batches/act-button.tsx'
import { ask } from '../client/office.ts'
import { cadenceWords } from './words.zh.ts'

const fenOf = (typed: string): bigint | undefined => parseYuan(typed.normalize('NFKC').replace(/[,\s]/g, ''))
const yuanFault = (typed: string) => (fenOf(typed) === undefined ? '请填写金额（元），至多两位小数。' : undefined)

/** Enters an account that is to be reconciled, with both balances of the day it begins. */
export function EnterAccount({ funds }: { readonly funds: readonly string[] }) {
  const queries = useQueryClient()
  const enter = useMutation(
    ask.reconciliation.enterAccount.act({ onSuccess: () => queries.invalidateQueries({ queryKey: ask.reconciliation.key() }) }),
  )
  return (
    <ActButton
      label="登记账户"
      sentence="每项资金登记一个银行支出户，财政专户（或国库）可另登记一个。期初余额是开始对账那天日初的余额，两边不等的写明原因。"
      choice={{
        label: '来源',
        options: [
          { value: 'bank', label: '银行支出户' },
          { value: 'finance', label: '财政专户、国库' },
        ],
      }}
      fields={{ day: '开始对账日期' }}
      more={[
        { name: 'fund', label: '资金', kind: 'choice', options: funds.map((fund) => ({ value: fund, label: fund })) },
        { name: 'name', label: '账户名称', kind: 'line', most: 100 },
        { name: 'bank', label: '开户银行或财政部门', kind: 'line', most: 200 },
        { name: 'number', label: '账号', kind: 'line', most: 60 },
        { name: 'statement', label: '对账单期初余额（元）', kind: 'line', faultOf: yuanFault },
        { name: 'book', label: '账面期初余额（元）', kind: 'line', faultOf: yuanFault },
        { name: 'note', label: '两边不等的原因', kind: 'line', isOptional: true, most: 300 },
      ]}
      onAct={({ choice, day }, _, more) =>
        enter.mutateAsync({
          fund: more.fund ?? '',
          source: choice === 'finance' ? 'finance' : 'bank',
          name: more.name ?? '',
          bank: more.bank ?? '',
          number: more.number ?? '',
          openedOn: day,
          statementFen: String(fenOf(more.statement ?? '') ?? 0n),
          bookFen: String(fenOf(more.book ?? '') ?? 0n),
          openingNote: more.note ?? '',
        })
      }
    />
  )
}

/** Lays down how often the statement of an account comes. */
export function LayDownRhythm({ account }: { readonly account: string }) {
  const queries = useQueryClient()
  const lay = useMutation(
    ask.reconciliation.layDownRhythm.act({ onSuccess: () => queries.invalidateQueries({ queryKey: ask.reconciliation.key() }) }),
  )
  return (
    <ActButton
      label="规定节奏"
      look="small"
      sentence="对账单多久来一次、期后几个工作日内送达，与协议或文件一致；逾期从这里算起。"
      choice={{
        label: '多久一次',
        options: Object.entries(cadenceWords).map(([value, label]) => ({ value, label })),
      }}
      fields={{ reason: '依据（协议或文件的条款）' }}
      more={[
        {
          name: 'workdays',
          label: '期后几个工作日内送达',
          kind: 'line',
          most: 2,
          faultOf: (typed) => (/^\d{1,2}$/.test(typed) && Number(typed) <= 60 ? undefined : '请填写 0 至 60 的天数。'),
        },
      ]}
      onAct={({ choice, reason }, _, more) =>
        lay.mutateAsync({
          account,
          cadence: choice as keyof typeof cadenceWords,
          workdays: Number(more.workdays),
          basis: reason,
        })
      }
    />
  )
}
