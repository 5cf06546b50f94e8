import { sql } from 'kysely'
import { type DossierSection, sectionOf } from '../../dossier/index.ts'
import { claimsAbout } from './claims-about.ts'

/** What was doubtful about rows, what was found, and who found it. */
const doubts = sectionOf(
  'doubts',
  {
    ...{ batch: 'text', source: 'word', state: 'word', reason: 'text', raised: 'text', answer: 'text', evidence: 'text', answered: 'text' },
    ...{ finding: 'word', closed: 'text' },
  },
  (records) => sql`
    select d.raised_on::text as on_day, d.id as at, b.number as batch, d.source, d.state, d.reason, r.name as raised, d.answer, d.evidence, a.name as answered, d.finding,
      c.name as closed
    from ${claimsAbout(records)} of join doubt d on d.claim = of.claim join batch b on b.id = d.batch join account r on r.id = d.raised_by
    left join account a on a.id = d.answered_by left join account c on c.id = d.closed_by`,
)

/** What was said against rows that were made public. */
const objections = sectionOf(
  'objections',
  {
    ...{ receipt: 'text', batch: 'text', way: 'word', state: 'word', text: 'text', found: 'text', finding: 'word', answer: 'text' },
    ...{ fen: 'fen', answered: 'text' },
  },
  (records) => sql`
    select o.received_on::text as on_day, o.id as at, o.receipt, b.number as batch, o.way, o.state, o.text, o.found, o.finding, o.answer, o.fen_after as fen, a.name as answered
    from ${claimsAbout(records)} of join objection o on o.claim = of.claim join batch b on b.id = o.batch left join account a on a.id = o.answered_by`,
)

/** Numbered changes of lists that were signed. */
const changes = sectionOf(
  'changes',
  { batch: 'text', number: 'count', before: 'word', after: 'word', fenBefore: 'fen', fenAfter: 'fen', reason: 'text', by: 'text' },
  (records) => sql`
    select g.entered_on::text as on_day, g.id as at, b.number as batch, g.number, g.state_before as before, g.state_after as after, g.fen_before as "fenBefore",
      g.fen_after as "fenAfter", g.reason, who.name as by
    from ${claimsAbout(records)} of join batch_change g on g.claim = of.claim join batch b on b.id = g.batch join account who on who.id = g.entered_by`,
)

/** Every step of the lists and of the rows, by whom and why. */
const acts = sectionOf(
  'acts',
  { what: 'word', batch: 'text', act: 'word', reason: 'text', by: 'text' },
  (records) => sql`
    with mine as materialized (select c.id, c.batch from ${claimsAbout(records)} of join claim c on c.id = of.claim)
    select v.office_day::text as on_day, v.id as at, v.register as what, b.number as batch, v.verb as act, v.reason, who.name as by
    from (
      select 'claim' as register, m.id::text as subject, m.batch from mine m
      union select 'batch', m.batch::text, m.batch from mine m
    ) s join event v on v.register = s.register and v.subject = s.subject join batch b on b.id = s.batch left join account who on who.id = v.account`,
)

/** What was looked into about rows, and what was done with them. */
export const judgedSections: readonly DossierSection[] = [doubts, objections, changes, acts]
