import { formatYuanPlain } from '../kernel/money.ts'
import type { Colleague } from './colleague.ts'
import type { StatementScript } from './money-script.ts'
import type { Team } from './team.ts'

type Office = Colleague['office']
type OpenKind = Parameters<Office['reconciliation']['open']>[0]['kind']

interface Line {
  readonly fen: bigint
  readonly reference: string
  readonly text: string
}

/** Enters an account of a fund, takes its first statement in, and has what is no money of the ledger explained by one and agreed with by another. */
export async function layStatement(team: Team, script: StatementScript, batches: ReadonlyMap<string, string>): Promise<void> {
  const named = (names: readonly string[]) => names.flatMap((name) => batches.get(name) ?? [])
  const [came, paid] = [named(script.batches), named(script.paid)]
  if (came.length === 0) return
  const colleague = await team(script.by)
  const account = await openAccount(team, colleague.office, script)
  const { day: asOf } = (await colleague.office.session.whoAmI()).office
  if ((await colleague.office.reconciliation.statements({ account })).length === 0) {
    const upload = await colleague.handOver(
      'statement',
      script.file,
      await statementOf(colleague.office, account, script, { came, paid }, asOf),
    )
    await colleague.office.reconciliation.takeStatement({ account, layout: script.layout, upload })
  }
  await explain(team, colleague.office, account, script, asOf)
}

async function openAccount(team: Team, office: Office, script: StatementScript): Promise<string> {
  const { fund, name, bank, number, openedOn, fen, rhythm } = script
  const { day: asOf } = (await office.session.whoAmI()).office
  const there = (await office.reconciliation.accounts({ asOf })).accounts.find((each) => each.fund === fund && each.source === 'bank')
  const account =
    there?.id ??
    (
      await office.reconciliation.enterAccount({
        ...{ fund, source: 'bank', name, bank, number, openedOn },
        ...{ statementFen: fen, bookFen: fen },
      })
    ).account
  const { by, ...laidDown } = rhythm
  await (await team(by)).office.reconciliation.layDownRhythm({ account, ...laidDown })
  return account
}

/** What the bank says: our money of some batches, in and out as the ledger has it, and what is none of ours. */
async function statementOf(
  office: Office,
  account: string,
  { head, number, openedOn, fen, came, went, others }: StatementScript,
  batches: { readonly came: readonly string[]; readonly paid: readonly string[] },
  to: string,
): Promise<string> {
  const ours = async (kind: OpenKind, text: string, named: readonly string[]): Promise<readonly Line[]> =>
    (await openItems(office, account, kind, to)).flatMap(({ batch, reference, fen: sum }) =>
      batch !== null && named.includes(batch) ? [{ fen: kind === 'book_in' ? absolute(sum) : -absolute(sum), reference, text }] : [],
    )
  const lines = [
    ...(await ours('book_in', came, batches.came)),
    ...(await ours('book_out', went, batches.paid)),
    ...others.map((other) => ({ fen: BigInt(other.fen), reference: '', text: other.text })),
  ]
  let balance = BigInt(fen)
  const rows = lines.map(({ fen: moved, reference, text }) => {
    balance += moved
    const [out, into] = moved < 0n ? [formatYuanPlain(-moved), ''] : ['', formatYuanPlain(moved)]
    return [to, out, into, formatYuanPlain(balance), reference, '', '', text].join(',')
  })
  const filled: Readonly<Record<string, string>> = {
    ...{ number, from: openedOn, to },
    ...{ opening: formatYuanPlain(BigInt(fen)), closing: formatYuanPlain(balance) },
  }
  return [...head.map((line) => line.replace(/\{(\w+)\}/g, (_, name: string) => filled[name] ?? '')), ...rows]
    .map((line) => `${line}\r\n`)
    .join('')
}

const absolute = (fen: string): bigint => BigInt(fen.replace('-', ''))

async function explain(team: Team, office: Office, account: string, { others }: StatementScript, asOf: string): Promise<void> {
  for (const { fen, text, explained } of others) {
    if (explained === undefined) continue
    const { kind, reason, agreedBy } = explained
    const said = async () => (await office.reconciliation.matches({ account })).matches.find((each) => each.reason === reason)
    if ((await said()) === undefined) {
      const open = await openItems(office, account, fen.startsWith('-') ? 'bank_out' : 'bank_in', asOf)
      const line = open.find((each) => each.text.includes(text))
      if (line === undefined) continue
      await office.reconciliation.explain({ account, lines: [line.source], kind, reason })
    }
    const match = await said()
    if (match?.standing === 'waiting') await (await team(agreedBy)).office.reconciliation.agree({ match: match.id })
  }
}

async function openItems(office: Office, account: string, kind: OpenKind, asOf: string) {
  const items: Awaited<ReturnType<Office['reconciliation']['open']>>['items'] = []
  let after: string | undefined
  do {
    const page = await office.reconciliation.open({ account, kind, asOf, ...(after === undefined ? {} : { after }) })
    items.push(...page.items)
    after = page.next ?? undefined
  } while (after !== undefined)
  return items
}
