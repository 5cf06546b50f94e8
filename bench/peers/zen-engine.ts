import type { CaseFacts } from '../one-case/cases.ts'
import type { Answer, Engine } from '../one-case/engine.ts'
import { loadPeer } from './load-peer.ts'

interface Zen {
  readonly ZenDecisionContent: new (model: object) => object
  readonly ZenEngine: new () => {
    createDecision(content: object): {
      evaluate(context: object, options: { readonly trace: boolean }): Promise<{ readonly result: Readonly<Record<string, unknown>> }>
    }
  }
}

const policies: Readonly<Record<string, readonly [conditions: readonly string[], amount: string]>> = {
  refund: [
    [
      'is_active',
      'not is_dishonest',
      'not is_in_arrears',
      'insured_months >= 12',
      'separations / headcount_start <= (headcount_start <= 30 ? 0.2 : 0.055)',
      'not is_dispatch_agency',
      'founded_on <= 18992',
      'premium > 0',
    ],
    'premium * (size in [0, 4] ? 0.5 : 0.9)',
  ],
  training: [
    [
      'is_active',
      'not is_dishonest',
      'industry in [2, 3, 4, 5]',
      'size in [1, 2, 3]',
      'insured_months >= 6',
      'training_days >= 10',
      'headcount <= 500',
      'headcount > 0',
    ],
    'headcount * 50000',
  ],
  expansion: [
    [
      'is_active',
      'not is_dishonest',
      'graduates_hired > 0',
      'not is_dispatch_agency',
      'headcount >= 2',
      'headcount >= headcount_start',
      'insured_months >= 6',
      'graduates_hired <= headcount',
    ],
    'graduates_hired * 150000',
  ],
  deferral: [
    [
      'is_active',
      'not is_dishonest',
      'industry in [0, 2, 3, 4]',
      'monthly_due > 0',
      'headcount >= 5',
      'founded_on <= 19173',
      'not is_in_arrears or size in [2, 3]',
      'insured_months > 0',
    ],
    'monthly_due * 5',
  ],
  interest: [
    [
      'is_active',
      'not is_dishonest',
      'size in [2, 3]',
      'loan > 0',
      'loan <= 500000000',
      'industry != 6',
      'graduates_hired / headcount_start >= 0.015',
      'founded_on <= 19173',
    ],
    'min([loan * 0.0185, 5000000])',
  ],
}

/** An expression node per model: eight named conditions and an amount for each policy. */
function model(): object {
  const expressions = Object.entries(policies).flatMap(([name, [conditions, amount]]) => [
    ...conditions.map((value, i) => ({ id: `${name}_${i}`, key: `${name}_${i}`, value })),
    {
      id: `${name}_amount`,
      key: `${name}_amount`,
      value: `${conditions.map((_, i) => `$.${name}_${i}`).join(' and ')} ? ${amount} : null`,
    },
  ])
  return {
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
      { id: 'rules', type: 'expressionNode', name: 'rules', position: { x: 1, y: 0 }, content: { expressions } },
      { id: 'out', type: 'outputNode', name: 'out', position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: 'a', type: 'edge', sourceId: 'in', targetId: 'rules' },
      { id: 'b', type: 'edge', sourceId: 'rules', targetId: 'out' },
    ],
  }
}

/** zen-engine: a Rust engine over JSON decision models, with its trace on. */
export async function zenEngine(): Promise<Engine> {
  const { ZenDecisionContent, ZenEngine } = await loadPeer<Zen>('@gorules/zen-engine')
  // Compiled once; a plain object would be read again for every case.
  const decision = new ZenEngine().createDecision(new ZenDecisionContent(model()))
  const answers = async (facts: CaseFacts): Promise<readonly Answer[]> => {
    const { result } = await decision.evaluate(facts, { trace: true })
    return Object.keys(policies).map((name) => {
      const amount = result[`${name}_amount`]
      return typeof amount === 'number' || typeof amount === 'string' ? Math.round(Number(amount)) : undefined
    })
  }
  return {
    name: 'zen-engine',
    // All at once: the engine has threads of its own.
    run: async (cases) => {
      await Promise.all(cases.map(answers))
    },
    answers,
  }
}
