import { type Desk, settle } from './desk.ts'

/** One picture of the manual: whose desk it shows, and how that desk comes to look so; a handler's desk tells what there is to be shown. */
export interface Shot {
  readonly name: string
  /** An account of the demonstration. */
  readonly who: string
  readonly size?: 'desk' | 'phone'
  /** Dots, where less than a desk is high is enough. */
  readonly height?: number
  readonly show: (desk: Desk, handler: Desk) => Promise<void>
}

interface Letter {
  readonly id: string
  readonly counts: Readonly<Record<string, number>>
}

const policy = 'job_retention_refund'

/** The later of the two screenings, and the one before it. */
async function runsOf(desk: Desk): Promise<readonly [later: string, earlier: string]> {
  const [later, earlier] = (await desk.ask('run/list')) as readonly { readonly name: string }[]
  if (later === undefined || earlier === undefined) throw new Error('the demonstration has not screened twice yet')
  return [later.name, earlier.name]
}

/** The letter with most rows in a state. */
async function letterWith(desk: Desk, state: string): Promise<string> {
  const letters = (await desk.ask('verification/inquiries')) as readonly Letter[]
  const [first] = letters.toSorted((a, b) => (b.counts[state] ?? 0) - (a.counts[state] ?? 0) || Number(a.id) - Number(b.id))
  if ((first?.counts[state] ?? 0) === 0) throw new Error(`no letter has a row that is ${state}`)
  return first?.id ?? ''
}

const openRow = async ({ page }: Desk, row = 0) => page.locator(`tr[data-row="${row}"]`).click()

/** The first unit of a list, as an address has it. */
async function firstOf(desk: Desk, run: string, filter: object): Promise<string> {
  const { rows } = (await desk.ask('decision/list', { run, policy, size: 20, filter, order: [{ by: 'net', direction: 'desc' }] })) as {
    readonly rows: readonly { readonly subject: string }[]
  }
  const [first] = rows
  if (first === undefined) throw new Error('the list is empty')
  return first.subject
}

/** The name of a unit with a payment to come, to be searched for. */
async function unitName(desk: Desk): Promise<string> {
  const [run] = await runsOf(desk)
  const { rows } = (await desk.ask('decision/list', { run, policy, size: 20, filter: { outcome: ['eligible'] } })) as {
    readonly rows: readonly { readonly name: string | null }[]
  }
  return rows.find(({ name }) => name !== null)?.name ?? ''
}

const at = (path: string) => async (desk: Desk) => desk.open(path)

/** Every picture of the manual, in the order of its pages. */
export const shots: readonly Shot[] = [
  { name: 'inbox', who: 'cheng', height: 480, show: at('/') },
  {
    name: 'keys',
    who: 'lin',
    show: async (desk) => {
      await desk.open('/')
      await desk.page.keyboard.press('?')
      await desk.page.getByRole('dialog').waitFor()
    },
  },
  { name: 'overview', who: 'lin', show: async (desk) => desk.open(`/runs/${(await runsOf(desk))[0]}`) },
  { name: 'missing', who: 'lin', show: async (desk) => desk.open(`/runs/${(await runsOf(desk))[0]}/missing`) },
  { name: 'new-screening', who: 'lin', show: at('/runs/new') },
  { name: 'list', who: 'lin', show: async (desk) => desk.open(`/runs/${(await runsOf(desk))[0]}/policies/${policy}?outcome=eligible`) },
  {
    name: 'export',
    who: 'lin',
    show: async (desk) => {
      await desk.open(`/runs/${(await runsOf(desk))[0]}/policies/${policy}?outcome=eligible`)
      await desk.page.getByRole('button', { name: '导出', exact: true }).click()
      await desk.page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'why',
    who: 'lin',
    show: async (desk) => {
      const [run] = await runsOf(desk)
      await desk.open(`/runs/${run}/policies/${policy}/${await firstOf(desk, run, { outcome: ['eligible'] })}`)
    },
  },
  {
    name: 'changes',
    who: 'lin',
    height: 320,
    show: async (desk) => {
      const [later, earlier] = await runsOf(desk)
      await desk.open(`/runs/${later}/changes/${policy}?earlier=${earlier}`)
    },
  },
  {
    name: 'new-letter',
    who: 'lin',
    show: async (desk) => {
      const [run] = await runsOf(desk)
      const { wanted } = (await desk.ask('run/overview', { run })) as { readonly wanted: readonly unknown[] }
      if (wanted.length === 0) throw new Error('nothing is missing')
      await desk.open(`/runs/${run}/missing`)
      await desk.page
        .getByRole('link', { name: /^发起核实/ })
        .first()
        .click()
      await desk.page.getByLabel('期限', { exact: true }).waitFor()
      await settle(desk.page)
    },
  },
  { name: 'letters', who: 'lin', height: 400, show: at('/verification') },
  {
    name: 'answer',
    who: 'pu',
    show: async (desk) => {
      await desk.open(`/verification/${await letterWith(desk, 'asked')}?state=asked`)
      await openRow(desk)
      await desk.page.keyboard.press('x')
      await settle(desk.page)
    },
  },
  { name: 'answer-phone', who: 'pu', size: 'phone', show: at('/') },
  {
    name: 'check',
    who: 'yan',
    height: 480,
    show: async (desk) => {
      await desk.open(`/verification/${await letterWith(desk, 'answered')}?state=answered`)
      await openRow(desk)
      await desk.page.keyboard.press('x')
      await settle(desk.page)
    },
  },
  { name: 'release', who: 'shu', height: 400, show: at('/verification') },
  {
    name: 'calls',
    who: 'jiang',
    show: async (desk, handler) => {
      const name = await unitName(handler)
      await desk.open('/calls')
      await desk.page.getByLabel('姓名、单位名称、号码或末四位').fill(name)
      await desk.page.keyboard.press('Enter')
      await desk.page.locator('.call-found').waitFor()
      await desk.page
        .getByRole('button', { name: /参保单位/ })
        .first()
        .click()
      await desk.page.keyboard.press('1')
      await desk.page.locator('.call-told').waitFor()
      for (const box of await desk.page.locator('.call-told input[type=checkbox]').all()) await box.check()
      await settle(desk.page)
    },
  },
  { name: 'paid-list', who: 'zhou', show: at('/paid-lists/1') },
  { name: 'plans', who: 'cheng', show: at('/plans') },
  { name: 'plan', who: 'cheng', show: at('/plans/chongqing-2022-209') },
  {
    name: 'subjects',
    who: 'lin',
    height: 420,
    show: async (desk) => {
      const name = await unitName(desk)
      await desk.open('/subjects')
      await desk.page.getByRole('search').getByRole('textbox').first().fill(name.slice(0, 6))
      await desk.page.keyboard.press('Enter')
      await desk.page.locator('tr[data-row]').first().waitFor()
      await settle(desk.page)
    },
  },
  {
    name: 'subject',
    who: 'lin',
    show: async (desk) => {
      const [run] = await runsOf(desk)
      await desk.open(`/subjects/insured_unit/${await firstOf(desk, run, { outcome: ['eligible'] })}`)
    },
  },
  { name: 'messages', who: 'pu', height: 420, show: at('/messages') },
  { name: 'posts', who: 'secadmin', show: at('/administration/posts') },
  { name: 'accounts', who: 'sysadmin', height: 560, show: at('/administration/accounts') },
  { name: 'health', who: 'sysadmin', height: 400, show: at('/administration/health') },
]
