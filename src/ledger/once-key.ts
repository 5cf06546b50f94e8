/** The entities whose keys say for whom something is granted where its subject is an employment. */
const parties = ['person', 'insured_unit', 'firm', 'organisation'] as const

/**
 * What can be paid once a period: the subject itself; of an employment, whose key changes with a new registration, the person and the
 * unit that it joins. Undefined where neither is known, and nothing may be paid.
 */
export function onceKeyOf(subjectEntity: string, subject: bigint, keys: ReadonlyMap<string, bigint>): string | undefined {
  if (subjectEntity !== 'employment') return `${subjectEntity}/${subject}`
  const found = parties.flatMap((entity) => {
    const key = keys.get(entity)
    return key === undefined ? [] : [`${entity}/${key}`]
  })
  // The unit is known by its insurance, else by the firm; a person alone would forbid a second employer.
  return found.length < 2 ? undefined : found.slice(0, 2).join('+')
}
