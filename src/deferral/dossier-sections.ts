import { sql } from 'kysely'
import { type AskedRecords, type DossierSection, sectionOf } from '../dossier/index.ts'

const recordsOf = (records: AskedRecords) => sql`deferral d join ${records} on about.entity = d.firm_entity and about.key = d.firm_key`

/** Contributions that a firm put off: by which approval, how much, and what became of it. */
const deferrals = sectionOf(
  'deferrals',
  {
    ...{ number: 'text', policy: 'text', basis: 'text', approval: 'text', fen: 'fen', repaid: 'fen', withdrawn: 'fen', open: 'fen' },
    ...{ until: 'day', state: 'word', by: 'text' },
  },
  (records) => sql`
    select d.entered_on::text as on_day, d.id as at, d.number, d.policy_zh as policy, d.document || ' ' || d.clause as basis,
      d.approval_number || ' ' || d.approved_by as approval, s.fen, s.repaid, s.withdrawn, s.open, s.until::text as until, d.state, who.name as by
    from ${recordsOf(records)} join account who on who.id = d.entered_by cross join lateral (
      select sum(m.fen) as fen, sum(m.open_fen) as open, max(m.due_on) as until,
        (select sum(case e.kind when 'repaid' then e.fen when 'reversed' then -e.fen end) from deferral_entry e where e.deferral = d.id) as repaid,
        (select sum(e.fen) from deferral_entry e where e.deferral = d.id and e.kind = 'withdrawn') as withdrawn
      from deferral_month m where m.deferral = d.id and m.round = (select max(round) from deferral_month where deferral = d.id)) s`,
)

/** What of them was repaid or withdrawn, month by month. */
const repayments = sectionOf(
  'deferralEntries',
  { record: 'text', kind: 'word', insurance: 'word', month: 'text', fen: 'fen', voucher: 'text', payer: 'text', note: 'text', by: 'text' },
  (records) => sql`
    select e.entry_on::text as on_day, e.id as at, d.number as record, e.kind, m.insurance, m.month, e.fen, e.voucher, e.payer, e.note, who.name as by
    from ${recordsOf(records)} join deferral_entry e on e.deferral = d.id join deferral_month m on m.id = e.month
      join account who on who.id = e.entered_by`,
)

export const deferralSections: readonly DossierSection[] = [deferrals, repayments]
