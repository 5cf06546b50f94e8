import { sql } from 'kysely'
import { type AskedRecords, type DossierSection, sectionOf } from '../dossier/index.ts'

/** Cases about payments to some records. */
const casesAbout = (records: AskedRecords) => sql`(
  select r.* from recovery r join ${records} on about.entity = r.payee_entity and about.key = r.payee_key
  union select r.* from recovery r join recovery_line l on l.recovery = r.id join entitlement_key k on k.entitlement = l.claim
    join ${records} on about.entity = k.entity and about.key = k.key
)`

/** Money that is claimed back: why, how much, and how far the case is. */
const recoveries = sectionOf(
  'recoveries',
  {
    ...{ number: 'text', policy: 'text', source: 'word', reference: 'text', basis: 'text', facts: 'text', asked: 'fen', decided: 'fen' },
    ...{ back: 'fen', state: 'word' },
  },
  (records) => sql`
    select r.opened_on::text as on_day, r.id as at, r.number, r.policy_zh as policy, r.source, r.reference, r.basis || ' ' || r.clause as basis, r.facts, r.asked_fen as asked,
      r.decided_fen as decided, (select sum(x.fen) from recovery_entry x where x.recovery = r.id and x.kind <> 'written_off') as back, r.state
    from ${casesAbout(records)} r`,
)

/** Papers of such cases, and how each was handed over. */
const papers = sectionOf(
  'recoveryPapers',
  { case: 'text', kind: 'word', number: 'text', served: 'day', way: 'word', ends: 'day', fen: 'fen', text: 'text', by: 'text' },
  (records) => sql`
    select p.paper_on::text as on_day, p.id as at, r.number as case, p.kind, p.number, p.served_on::text as served, p.served_way as way, p.term_ends_on::text as ends, p.fen,
      p.text, who.name as by
    from ${casesAbout(records)} r join recovery_paper p on p.recovery = r.id join account who on who.id = p.entered_by`,
)

/** What came back, was set off or written off. */
const entries = sectionOf(
  'recovered',
  { case: 'text', kind: 'word', fen: 'fen', voucher: 'text', payer: 'text', note: 'text', by: 'text' },
  (records) => sql`
    select x.entry_on::text as on_day, x.id as at, r.number as case, x.kind, x.fen, x.voucher, x.payer, x.note, who.name as by
    from ${casesAbout(records)} r join recovery_entry x on x.recovery = r.id join account who on who.id = x.entered_by`,
)

export const recoverySections: readonly DossierSection[] = [recoveries, papers, entries]
