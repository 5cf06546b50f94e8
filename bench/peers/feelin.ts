import type { CaseFacts } from '../one-case/cases.ts'
import type { Answer, Engine } from '../one-case/engine.ts'
import { loadPeer } from './load-peer.ts'

interface Feelin {
  evaluate(expression: string, context: object): { readonly value: unknown }
}

const policies: readonly (readonly [conditions: readonly string[], amount: string])[] = [
  [
    [
      'is_active',
      'not(is_dishonest)',
      'not(is_in_arrears)',
      'insured_months >= 12',
      'separations / headcount_start <= (if headcount_start <= 30 then 0.2 else 0.055)',
      'not(is_dispatch_agency)',
      'founded_on <= 18992',
      'premium > 0',
    ],
    'premium * (if size in (0, 4) then 0.5 else 0.9)',
  ],
  [
    [
      'is_active',
      'not(is_dishonest)',
      'industry in (2, 3, 4, 5)',
      'size in (1, 2, 3)',
      'insured_months >= 6',
      'training_days >= 10',
      'headcount <= 500',
      'headcount > 0',
    ],
    'headcount * 50000',
  ],
  [
    [
      'is_active',
      'not(is_dishonest)',
      'graduates_hired > 0',
      'not(is_dispatch_agency)',
      'headcount >= 2',
      'headcount >= headcount_start',
      'insured_months >= 6',
      'graduates_hired <= headcount',
    ],
    'graduates_hired * 150000',
  ],
  [
    [
      'is_active',
      'not(is_dishonest)',
      'industry in (0, 2, 3, 4)',
      'monthly_due > 0',
      'headcount >= 5',
      'founded_on <= 19173',
      'not(is_in_arrears) or size in (2, 3)',
      'insured_months > 0',
    ],
    'monthly_due * 5',
  ],
  [
    [
      'is_active',
      'not(is_dishonest)',
      'size in (2, 3)',
      'loan > 0',
      'loan <= 500000000',
      'not(industry = 6)',
      'graduates_hired / headcount_start >= 0.015',
      'founded_on <= 19173',
    ],
    'min(loan * 0.0185, 5000000)',
  ],
]

/** feelin: FEEL in JavaScript doubles; every condition is evaluated, as ours are, so that all failing ones are known. */
export async function feelin(): Promise<Engine> {
  const { evaluate } = await loadPeer<Feelin>('feelin')
  const answers = (facts: CaseFacts): readonly Answer[] =>
    policies.map(([conditions, amount]) => {
      let passes = true
      for (const condition of conditions) passes = evaluate(condition, facts).value === true && passes
      return passes ? Math.round(evaluate(amount, facts).value as number) : undefined
    })
  return {
    name: 'feelin',
    run: (cases) => {
      for (const facts of cases) answers(facts)
    },
    answers,
  }
}
