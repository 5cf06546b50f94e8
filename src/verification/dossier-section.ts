import { sql } from 'kysely'
import { sectionOf } from '../dossier/index.ts'

/** Facts that were asked for about somebody: by which letter, what came of it, who answered and who agreed. */
export const verificationSection = sectionOf(
  'verifications',
  {
    ...{ letter: 'text', fact: 'text', owner: 'text', state: 'word', finding: 'word', value: 'text', source: 'text', sourceOn: 'day' },
    ...{ answered: 'text', checked: 'text', released: 'text' },
  },
  (records) => sql`
    select v.asked_on as on_day, v.id as at, v.inquiry as letter, v.fact, v.owner, v.state, v.finding, v.value, v.source, v.source_on::text as "sourceOn",
      a.name as answered, c.name as checked, v.released_in as released
    from (
      select x.*, i.fact ->> 'zh' as fact, i.owner, (select min(o.office_day)::text from event o where o.register = 'inquiry' and o.subject = i.id::text) as asked_on
      from verification x join inquiry i on i.id = x.inquiry
      where exists (select from ${records} where (about.entity = x.subject_entity and about.key = x.subject_key) or (about.entity = x.entity and about.key = x.key))
    ) v left join account a on a.id = v.answered_by left join account c on c.id = v.checked_by`,
)
