import type { RoundWords } from './reckon-round.ts'

/** How causes are called that no condition of a plan names. */
export const roundWords: RoundWords = {
  used: { id: 'months_used', zh: '应享月数已满' },
  death: '死亡',
  refusals: (count, basis) => `无正当理由拒绝介绍的工作或培训满 ${count} 次（${basis}）`,
  suspension: '登记的中止',
  monthsUnknown: { id: 'months_unknown', zh: '应享月数或已领月数不明' },
  indivisible: { id: 'amount_indivisible', zh: '金额分不到各月' },
  notInRun: { id: 'not_in_run', zh: '本月筛查中没有这个人' },
  due: { id: 'due', zh: '符合条件' },
  again: { id: 'due_again', zh: '重新符合条件' },
}
