/**
 * The plans the project ships, which tests about them name one by one: whoever adds a plan of their own to `plans/` is not
 * asked to add a golden, a label or a text for it.
 */
export const theSeven = [
  'mohrss-2022-60',
  'jilin-2020',
  'yushu-2020',
  'cangzhou-2020',
  'chongqing-2022-209',
  'shanxi-2022-19',
  'neimenggu-2022-03-21',
] as const

export type ShippedPlan = (typeof theSeven)[number]
