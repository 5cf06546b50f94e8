import { formatDate } from '../../kernel/calendar.ts'
import { formatYuan } from '../../kernel/money.ts'
import type { ExampleResult, PlanSet } from '../../plans/index.ts'
import { differenceTexts } from '../messages.zh.ts'

type Difference = ExampleResult['differences'][number]

/** In which respect an example came out otherwise than it says, in the words and units its author uses. */
export function describeDifference({ what, expected, found }: Difference, { variant }: ExampleResult, set: PlanSet): string {
  if (what === 'link') return differenceTexts.notInForce(found)
  const spell = (text: string) => (text === '' ? differenceTexts.nothing : spelled(what, text, variant, set))
  return differenceTexts.differs(keyOf(what, set), spell(expected), spell(found))
}

/** The key of an example that says it. */
function keyOf(what: string, { keywords }: PlanSet): string {
  return [...(keywords.keys.get('example') ?? [])].find(([, id]) => id === what)?.[0] ?? what
}

function spelled(what: string, text: string, variant: ExampleResult['variant'], set: PlanSet): string {
  switch (what) {
    case 'outcome':
      return [...(set.keywords.words.get('outcome') ?? [])].find(([, id]) => id === text)?.[0] ?? text
    case 'amount':
      return differenceTexts.yuan(formatYuan(BigInt(text)))
    case 'due':
      return formatDate(Number(text))
    default: {
      const { conditions, reviews } = variant?.bound.program ?? { conditions: [], reviews: [] }
      const fields = [...set.vocabulary.entities.values()].flatMap(({ fields: each }) => [...each.values()])
      const named = new Map([...fields, ...conditions, ...reviews].map(({ id, zh }) => [id, zh]))
      return differenceTexts.listed(text.split(' ').map((id) => differenceTexts.named(id, named.get(id))))
    }
  }
}
