import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { seriousFindings } from '../web/axe.ts'
import { picture } from '../web/look.ts'
import { openScreenedOffice } from './screened-office.ts'

const shots = fileURLToPath(new URL('../../var/shots', import.meta.url))
let office: Awaited<ReturnType<typeof openScreenedOffice>>
let page: Page
const faults: string[] = []
let unit: { readonly key: string; readonly name: string }

const isHere = (region: number): boolean => region >= 500_000 && region < 510_000

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  office = await openScreenedOffice({ hasNames: true })
  page = await office.pageOf('lin', faults)
  const lin = office.visitor()
  await lin.signIn('lin')
  const refunds = office.later.expected.get('job_retention_refund') ?? []
  for (const { subject } of refunds.filter(({ region }) => isHere(region))) {
    const { body } = await lin.ask('subject/page', { entity: 'insured_unit', key: String(subject) })
    const hires = body.register?.related.find(({ entity }: { readonly entity: string }) => entity === 'employment')?.total ?? 0
    if (hires > 3) unit = { key: String(subject), name: body.subject.name }
    if (hires > 3) break
  }
}, 300_000)
afterAll(() => office.close())
beforeEach(() => {
  faults.length = 0
  return () => expect(faults).toEqual([])
})

const box = () => page.getByRole('textbox', { name: '姓名、单位名称或号码' })

/** Types into the box and asks. */
async function seek(text: string): Promise<void> {
  await page.goto(`${office.base}/subjects`)
  await box().fill(text)
  await page.keyboard.press('Enter')
}

test('a unit is found by a part of its name and opened by keys; Back finds the list as it was', async () => {
  await seek('经营部')
  await page.locator('tr[data-row]').first().waitFor()
  expect(await page.locator('.count-line').innerText()).toMatch(/^共 [\d,]+ 条$/)
  expect(await seriousFindings(page)).toEqual([])
  await picture(page, `${shots}/subjects.png`)
  const names = await page.locator('tr[data-row] td:first-child').allInnerTexts()
  await page.getByRole('button', { name: '下一页' }).click()
  await page.getByText(/第 51–/).waitFor()
  await expect.poll(() => page.locator('tr[data-row] td:first-child').first().innerText()).not.toBe(names[0])
  await page.getByRole('button', { name: '上一页' }).click()
  await page.getByText(/第 1–/).waitFor()
  await page.locator('tr[data-row]').first().focus()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: names[1] ?? '' }).waitFor()
  await page.goBack()
  await page.getByText(/第 1–/).waitFor()
  await expect.poll(() => page.locator('tr[data-row] td:first-child').allInnerTexts()).toEqual(names)
  expect(await box().inputValue()).toBe('经营部')
})

test('what is typed stands in no address, no storage and no trail', async () => {
  const number = '119900198001019999'
  const asked: string[] = []
  const listen = (request: { url(): string }) => asked.push(request.url())
  page.on('request', listen)
  await seek(number)
  await page.getByText('辖区内没有查到').waitFor()
  page.off('request', listen)
  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href, history.state]))
  expect(stored).not.toContain(number)
  expect(asked.filter((url) => url.includes(number))).toEqual([])
  const dump = await office.office.store.asSystem('set_up', (db) => db.selectFrom('look').select(['purpose', 'subjects']).execute())
  expect(JSON.stringify(dump)).not.toContain(number)
  await seek('11990')
  await page.getByText('号码请输入末 4 位、末 6 位，或输入全部').waitFor()
})

test('Ctrl K finds a unit by its name and a person by a number, and goes there', async () => {
  await page.goto(`${office.base}/`)
  await page.locator('.find').waitFor()
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: '查找' })
  await field.fill(unit.name.slice(0, 6))
  const option = page.getByRole('option').filter({ hasText: unit.name }).first()
  await option.waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await picture(page, `${shots}/find-subject.png`)
  await field.fill(`99${unit.key.padStart(8, '0')}`)
  await page
    .getByRole('option')
    .filter({ hasText: `单位编号 99${unit.key.padStart(8, '0')}` })
    .waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: unit.name }).waitFor()
  expect(new URL(page.url()).pathname).toBe(`/subjects/insured_unit/${unit.key}`)
})

test('a unit stands on one page: facts with source and day, employment over time, decisions, its people', async () => {
  await page.goto(`${office.base}/subjects/insured_unit/${unit.key}`)
  await page.getByRole('heading', { level: 1, name: unit.name }).waitFor()
  await page.getByRole('table', { name: '政策判定' }).waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await picture(page, `${shots}/subject-unit.png`)
  const premium = page.getByRole('row').filter({ hasText: '上年度实缴失业保险费' })
  expect(await premium.innerText()).toMatch(/[\d,]+\.\d\d 元|缺/)
  expect(await premium.innerText()).toContain('税务征缴明细')
  await page.getByRole('img', { name: /各月用工与参保人数/ }).waitFor()
  const behind = page.locator('details').filter({ hasText: '列表' }).first()
  await behind.locator('summary').focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => behind.getByRole('row').count()).toBe(37)
  const people = page.getByRole('table', { name: '用工人员' })
  const person = people.getByRole('link').first()
  const name = await person.innerText()
  await person.click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await page.getByRole('table', { name: '用人单位' }).getByRole('link', { name: unit.name }).first().waitFor()
  await picture(page, `${shots}/subject-person.png`)
  expect(await seriousFindings(page)).toEqual([])
})

test('a decision leads to what it rests on, and the screening before is one choice away', async () => {
  const certified = (run: (typeof office)['later']) =>
    new Map(
      (run.expected.get('skill_upgrade_subsidy') ?? []).flatMap(({ region, keys, subject }) => (isHere(region) ? [[subject, keys]] : [])),
    )
  const [earlier, later] = [certified(office.earlier), certified(office.later)]
  const [, keys] = [...later].find(([subject]) => earlier.has(subject)) ?? []
  await page.goto(`${office.base}/subjects/person/${keys?.get('person')}`)
  const first = page.getByRole('table', { name: '有关的判定' }).getByRole('link', { name: '技能补贴' }).first()
  expect(await first.getAttribute('href')).toContain(`/runs/${office.later.name}/policies/`)
  await page.getByRole('combobox', { name: '筛查' }).click()
  await page.locator('.ant-select-item-option').last().click()
  await expect.poll(() => new URL(page.url()).searchParams.get('run')).toBe(office.earlier.name)
  await page.getByText('筛查日 2022-11-30').waitFor()
  await expect.poll(() => first.getAttribute('href')).toContain(`/runs/${office.earlier.name}/policies/`)
  await first.click()
  await page.locator('.verdict').waitFor()
})

test('a number is shown to a purpose, which is written down, and gone when the window closes', async () => {
  await page.goto(`${office.base}/subjects/insured_unit/${unit.key}`)
  await page.getByRole('table', { name: '用工人员' }).getByRole('link').first().click()
  const line = page.locator('.subject-line')
  await line.getByText(/身份证号 \d{3}\*+/).waitFor()
  await page.getByRole('button', { name: '查看完整号码' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '查看并记录' }).click()
  await dialog.getByText('请写明为什么要看').waitFor()
  await dialog.getByLabel('事由').fill('退票，核对收款账户')
  await page.keyboard.press('Enter')
  await dialog.getByText(/^\d{17}[\dX]$/).waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: '关闭', exact: true }).last().click()
  await dialog.waitFor({ state: 'detached' })
  expect(await page.locator('body').innerText()).not.toMatch(/\d{17}[\dX]/)
  const event = await office.office.store.asSystem('set_up', (db) =>
    db.selectFrom('event').select(['verb', 'reason']).where('verb', '=', 'reveal_numbers').executeTakeFirstOrThrow(),
  )
  expect(event.reason).toBe('退票，核对收款账户')
})

test('the page fits a desk and a phone, and prints on A4', async () => {
  for (const viewport of [
    { width: 360, height: 740 },
    { width: 1366, height: 768 },
  ]) {
    await page.setViewportSize(viewport)
    await page.goto(`${office.base}/subjects/insured_unit/${unit.key}`)
    await page.getByRole('table', { name: '政策判定' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width)
    expect(await seriousFindings(page)).toEqual([])
  }
  const pdf = await page.pdf({ path: `${shots}/subject-unit.pdf`, preferCSSPageSize: true, printBackground: true })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(6)
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByText('号码已遮盖，含个人信息').isVisible()).toBe(true)
  expect(await page.locator('.navigation').isVisible()).toBe(false)
  await page.emulateMedia({ media: null })
})

test('a caller is answered by keys: who it is about, who calls, what matches, and only then what may be said', async () => {
  const lin = office.visitor()
  await lin.signIn('lin')
  const { body } = await lin.ask('subject/page', { entity: 'insured_unit', key: unit.key })
  const person = body.register.names.find(({ entity }: { readonly entity: string }) => entity === 'person')
  const shown = await lin.ask('subject/page', { entity: 'person', key: person.key })
  const end = shown.body.subject.numbers[0].number.slice(-4)
  await page.goto(`${office.base}/calls`)
  await page.getByRole('textbox', { name: '姓名、单位名称、号码或末四位' }).fill(`${person.name} ${end}`)
  await page.keyboard.press('Enter')
  await page.getByText('先问清来电人是谁').waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON')
  await page.keyboard.press('2')
  await page.getByText('先核对，还差 2 项').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  expect(await page.getByText('登记截至').count()).toBe(0)
  await page.getByRole('checkbox', { name: /请报姓名/ }).focus()
  await page.keyboard.press('Space')
  await page.getByText('先核对，还差 1 项').waitFor()
  await page.getByRole('checkbox', { name: new RegExp(`末四位 ${end}`) }).check()
  await page.getByText('登记截至').waitFor()
  await picture(page, `${shots}/call.png`)
  expect(await seriousFindings(page)).toEqual([])
  await page.getByRole('button', { name: '其他人 3' }).click()
  await page.getByText('这样的来电人，不能告诉别人的情况').waitFor()
  expect(await page.getByRole('checkbox').count()).toBe(0)
  const looks = await office.office.store.asSystem('set_up', (db) =>
    db.selectFrom('look').select('purpose').where('purpose', 'like', 'call%').orderBy('id').execute(),
  )
  expect(looks.map(({ purpose }) => purpose)).toEqual(expect.arrayContaining(['call_find', 'call_person', 'call_other']))
  expect(new URL(page.url()).search).toBe('')
  await page.getByRole('button', { name: '下一个来电' }).click()
  expect(await page.getByRole('textbox').first().inputValue()).toBe('')
  expect(await page.locator('body').innerText()).not.toContain(person.name)
})

test('whoever lies outside of one’s regions is not there, in the words of one who is nobody', async () => {
  const luo = await office.pageOf('luo', faults)
  const said: string[] = []
  for (const key of [unit.key, '999999999']) {
    await luo.goto(`${office.base}/subjects/insured_unit/${key}`)
    said.push((await luo.getByRole('alert').innerText()).split('\n')[0] ?? '')
  }
  expect(said[0]).toContain('不在您的管辖范围内')
  expect(said[1]).toBe(said[0])
  await luo.context().close()
})
