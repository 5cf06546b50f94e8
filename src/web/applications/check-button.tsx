import { useMutation } from '@tanstack/react-query'
import { useContext } from 'react'
import { ActButton } from '../batches/act-button.tsx'
import { ask } from '../client/office.ts'
import { OfficeDayContext } from '../frame/office-day.ts'
import { type CommitmentLine, checkedWords, checkResults } from './words.zh.ts'

interface CheckButtonProps {
  readonly commitment: CommitmentLine
  readonly onDone: (what: string, paid: readonly { readonly claim: string }[]) => Promise<void>
}

/** What the check of a promise found. */
export function CheckButton({ commitment, onDone }: CheckButtonProps) {
  const today = useContext(OfficeDayContext)
  const check = useMutation(ask.application.checkCommitment.act())
  const { fact } = commitment
  return (
    <ActButton
      label="登记核查"
      look="small"
      sentence={`承诺“${fact.zh}：${fact.value}”。不实的，名单中的条目暂缓，已发放的列出来追回。`}
      choice={{ label: '核查结果', options: Object.entries(checkResults).map(([value, label]) => ({ value, label })) }}
      more={[
        { name: 'finding', label: '核查情况', kind: 'text', most: 500 },
        { name: 'source', label: '依据材料', kind: 'line', most: 300 },
        {
          name: 'sourceOn',
          label: '材料日期',
          kind: 'day',
          initial: today,
          faultOf: (typed) => (typed > today ? `材料日期不能晚于今天（${today}）。` : undefined),
        },
        fact.choices.length > 0 && fact.choices.length <= 3
          ? {
              name: 'value',
              label: '不实的，实际是',
              kind: 'choice',
              options: fact.choices.map((choice) => ({ value: choice, label: choice })),
              isOptional: true,
            }
          : { name: 'value', label: `不实的，实际是（${fact.expected}）`, kind: 'line', most: 200, isOptional: true },
      ]}
      onAct={async ({ choice }, _, { finding = '', source = '', sourceOn = '', value = '' }) => {
        const checked = await check.mutateAsync({
          commitment: { id: commitment.id, version: commitment.version },
          result: choice as keyof typeof checkResults,
          finding,
          source,
          sourceOn,
          ...(choice === 'broken' && value !== '' ? { value } : {}),
        })
        await onDone(checkedWords(checked), checked.paid)
      }}
    />
  )
}
