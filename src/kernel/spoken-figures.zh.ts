/** Figures of a fact that the glossary gives another meaning: they stand for what has no figure. */
const spoken: Readonly<Record<string, Readonly<Record<string, string>>>> = { contract_months: { '600': '无固定期限', '0': '未签' } }

/** What a figure of a field is called where it is no figure; undefined where it is one. */
export function spokenFigure(field: string, value: string): string | undefined {
  return spoken[field]?.[value]
}
