import { sql } from 'kysely'
import { type DossierSection, sectionOf } from '../../dossier/index.ts'
import { claimsAbout } from './claims-about.ts'

/** An account as it may be shown: its bank and the last four of its number. */
const accountText = sql`a.holder || ' ' || a.bank || ' ****' || a.tail`

/** Rows of lists: what was granted, out of which run and by which clause, and how each stands. */
const grants = sectionOf(
  'grants',
  {
    ...{ batch: 'text', policy: 'text', about: 'subject', period: 'text', kind: 'word', fen: 'fen', state: 'word', step: 'word' },
    ...{ clause: 'clause', run: 'text', account: 'text', confirmed: 'day' },
  },
  (records) => sql`
    select b.opened_on::text as on_day, c.id as at, b.number as batch, b.policy_zh as policy, w.whose as about, c.period, c.kind, c.fen, c.state, b.state as step,
      e.plan || ' ' || e.clause as clause, e.run, ${accountText} as account, c.confirmed_on::text as confirmed
    from ${claimsAbout(records)} of join claim c on c.id = of.claim join entitlement e on e.id = c.id join batch b on b.id = c.batch
    left join payee_account a on a.id = c.account
    left join lateral (
      select k.entity || '/' || k.key as whose from entitlement_key k where k.entitlement = e.id
      order by array_position(array['person', 'insured_unit', 'organisation', 'firm'], k.entity) nulls last limit 1
    ) w on true`,
)

/** Accounts that money may go to, with what each stands on. */
const accounts = sectionOf(
  'accounts',
  { kind: 'word', holder: 'text', bank: 'text', number: 'text', standing: 'word', source: 'text', by: 'text' },
  (records) => sql`
    select p.entered_on::text as on_day, p.id as at, p.kind, p.holder, p.bank, '****' || p.tail as number,
      case when exists (select from payee_account n where n.corrects = p.id) then 'corrected' when p.holder_differs then 'differs' else 'in_force' end as standing,
      p.source, who.name as by
    from payee_account p join ${records} on about.entity = p.entity and about.key = p.key join account who on who.id = p.entered_by`,
)

/** What payees said to their rows, and who entered it. */
const confirmations = sectionOf(
  'confirmations',
  { batch: 'text', policy: 'text', will: 'word', way: 'word', account: 'text', said: 'text', material: 'text', by: 'text' },
  (records) => sql`
    select f.entered_on::text as on_day, f.id as at, b.number as batch, b.policy_zh as policy, f.will, f.way, ${accountText} as account, f.said_by as said, f.material,
      who.name as by
    from ${claimsAbout(records)} of join confirmation f on f.claim = of.claim join batch b on b.id = f.batch join account who on who.id = f.entered_by
    left join payee_account a on a.id = f.account`,
)

/** Telephone calls about rows. */
const calls = sectionOf(
  'calls',
  { batch: 'text', outcome: 'word', note: 'text', again: 'day', by: 'text' },
  (records) => sql`
    select t.called_on::text as on_day, t.id as at, b.number as batch, t.outcome, t.note, t.again_on::text as again, who.name as by
    from ${claimsAbout(records)} of join payee_call t on t.claim = of.claim join batch b on b.id = t.batch join account who on who.id = t.called_by`,
)

/** Papers that the lists were taken from step to step by. */
const papers = sectionOf(
  'papers',
  { batch: 'text', kind: 'word', number: 'text', rows: 'count', fen: 'fen', note: 'text', by: 'text' },
  (records) => sql`
    select p.paper_on::text as on_day, p.id as at, b.number as batch, p.kind, p.number, p.rows, p.fen, p.note, who.name as by
    from batch_paper p join batch b on b.id = p.batch join account who on who.id = p.entered_by
    where p.batch in (select c.batch from ${claimsAbout(records)} of join claim c on c.id = of.claim)`,
)

/** Notices that showed rows, with the amount each showed. */
const notices = sectionOf(
  'notices',
  { batch: 'text', number: 'text', fen: 'fen', from: 'day', to: 'day', down: 'day', address: 'text', basis: 'text' },
  (records) => sql`
    select p.from_day::text as on_day, p.id as at, b.number as batch, p.number, r.fen, p.from_day::text as from, p.to_day::text as to,
      d.taken_down_on::text as down, p.address, p.basis
    from ${claimsAbout(records)} of join publication_row r on r.claim = of.claim join publication p on p.id = r.publication join batch b on b.id = p.batch
    left join publication_taken_down d on d.publication = p.id`,
)

/** What was granted and how it went on its way, section by section. */
export const grantedSections: readonly DossierSection[] = [grants, accounts, confirmations, calls, papers, notices]
