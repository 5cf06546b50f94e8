/** Chinese words the loader itself puts into plans: names of the conditions every policy with a period has. */
export const automaticConditions = {
  inPeriod: '在政策期内',
} as const
