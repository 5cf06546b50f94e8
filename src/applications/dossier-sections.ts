import { sql } from 'kysely'
import { type AskedRecords, type DossierSection, sectionOf } from '../dossier/index.ts'

/** Applications of some records, and those for matters of theirs. */
const about = (records: AskedRecords) => sql`(
  select a.id from application a join ${records} on about.entity = a.subject_entity and about.key = a.subject_key
  union select m.application from application_matter m join ${records} on about.entity = m.subject_entity and about.key = m.subject_key
)`

/** What somebody applied for, and what became of each matter. */
const applications = sectionOf(
  'applications',
  {
    number: 'text',
    policy: 'text',
    agent: 'text',
    relation: 'text',
    state: 'word',
    result: 'word',
    reason: 'text',
    basis: 'text',
    by: 'text',
  },
  (records) => sql`
    select a.received_on::text as on_day, m.id as at, a.number, m.policy_zh as policy, a.agent_name as agent, a.agent_relation as relation, a.state, m.result, m.reason, m.basis, who.name as by
    from application a join application_matter m on m.application = a.id join account who on who.id = a.received_by where a.id in ${about(records)}`,
)

/** Written promises, and what their check found. */
const commitments = sectionOf(
  'commitments',
  { number: 'text', fact: 'text', basis: 'text', checkOn: 'day', state: 'word', finding: 'text', checked: 'day', by: 'text' },
  (records) => sql`
    select f.entered_on::text as on_day, c.id as at, a.number, n.zh as fact, c.basis, c.check_on::text as "checkOn", c.state, c.finding, c.checked_on::text as checked, who.name as by
    from commitment c join application a on a.id = c.application join application_fact f on f.id = c.fact join application_need n on n.id = f.need
    left join account who on who.id = c.checked_by where a.id in ${about(records)}`,
)

export const applicationSections: readonly DossierSection[] = [applications, commitments]
