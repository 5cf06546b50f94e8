import type { Cadence, Column, Form, Indicator, Plan, PlanSet, Responsibility, Service, Target, Task } from '../plans/index.ts'
import { trimmed, unitText } from '../screening/index.ts'
import { item } from './page-basis.ts'
import { dayText } from './period-words.ts'
import type { PageBlock, PageItem, PageRow } from './plan-page.ts'
import { rowWords, orderWords as words } from './words.zh.ts'

const pause = (names: readonly string[]): string => names.join(words.pause)

/** A word of the plan format by the section and the id it stands under. */
function wordOf({ keywords }: PlanSet, section: string, id: string | undefined): string {
  return [...(keywords.words.get(section) ?? [])].find(([, each]) => each === id)?.[0] ?? ''
}

function block(kind: PageBlock['kind'], { id, zh }: { readonly id: string; readonly zh: string }, rows: readonly PageRow[]): PageBlock {
  return { kind, id, zh, rows: rows.filter(({ items }) => items.some(({ texts }) => texts.length > 0)), days: null }
}

const row = (label: string, texts: readonly string[], more: Partial<PageItem> = {}): PageRow => ({ label, items: [item(texts, more)] })

/** Work that units are told to do. */
export function taskBlock(task: Task, set: PlanSet): PageBlock {
  const output = wordOf(set, 'output', task.output)
  const measures = task.measures.map(({ what, due, output: made }) => {
    const day = dayText(due)
    const name = day === '' ? what : words.byDay(what, day)
    const shown = wordOf(set, 'output', made)
    return item([shown === '' ? name : words.withOutput(name, shown)])
  })
  return block('task', task, [
    responsibilityRow(task.responsibility),
    { label: rowWords.measures, items: measures },
    row(rowWords.due, [words.span(dayText(task.from), dayText(task.due))]),
    row(rowWords.cadence, cadenceTexts(task.cadence)),
    row(rowWords.output, [output]),
    row(rowWords.note, [task.isOtherDepartment ? words.otherDepartment : '', ...noteTexts(task)]),
  ])
}

function responsibilityRow({ lead, support, responsible, leader }: Responsibility): PageRow {
  const parts: readonly (readonly [string, readonly string[]])[] = [
    [words.leader, leader],
    [words.lead, lead],
    [words.responsible, responsible],
    [words.support, support],
  ]
  const told = parts.filter(([, names]) => names.length > 0)
  const [only] = told
  if (only === undefined) return row(rowWords.responsibility, [words.nobody])
  return row(
    rowWords.responsibility,
    told.length === 1 && only[0] === words.responsible ? [pause(only[1])] : told.map(([label, names]) => words.said(label, pause(names))),
  )
}

function noteTexts({ note, confidence }: Pick<Task, 'note' | 'confidence'>): readonly string[] {
  return [note ?? '', confidence === undefined ? '' : words.confidence[confidence]]
}

/** A value of an indicator to be reached by a day. */
export function targetBlock(target: Target, plan: Plan, set: PlanSet): PageBlock {
  const indicator = plan.indicators.get(target.indicator) ?? [...plan.indicators.values()].find(({ id }) => id === target.indicator)
  const called = indicator?.zh ?? target.zh
  const comparison = wordOf(set, 'comparison', target.comparison)
  const goal =
    target.comparison === 'all'
      ? words.all(called)
      : target.value === undefined
        ? `${called}${comparison}${target.base === undefined ? '' : words.base(target.base)}`
        : words.goal(
            called,
            comparison,
            `${figure(target.value, indicator, set)}${target.base === undefined ? '' : words.base(target.base)}`,
          )
  return block('target', target, [
    row(rowWords.goal, [goal, target.per === undefined ? '' : words.per(target.per)], {
      note:
        indicator === undefined ? '' : words.measured(wordOf(set, 'system', indicator.system), wordOf(set, 'measure', indicator.measure)),
    }),
    row(rowWords.group, [target.group ?? '']),
    row(rowWords.due, [words.span(dayText(target.from), dayText(target.due))]),
    row(rowWords.note, [target.sameAs === undefined ? '' : words.sameAs, ...noteTexts(target)]),
  ])
}

/** A figure in the unit of its indicator; a rate in percent. */
function figure({ digits, scale }: NonNullable<Target['value']>, indicator: Indicator | undefined, { vocabulary }: PlanSet): string {
  if (indicator?.unit === 'ratio') return `${trimmed(digits * 100n, scale)}%`
  return `${trimmed(digits, scale)} ${indicator === undefined ? '' : unitText(indicator.unit, vocabulary)}`.trim()
}

/** What is reported, by whom, to whom, how often. */
export function formBlock(form: Form, set: PlanSet): PageBlock {
  return block('form', form, [
    row(rowWords.fillers, [pause(form.fillers), form.collectors.length === 0 ? '' : words.collectors(pause(form.collectors))]),
    row(rowWords.recipient, [form.recipient ?? '']),
    row(rowWords.cadence, [...cadenceTexts(form.cadence), form.hasNilReport ? words.nil : '']),
    row(rowWords.contents, [pause(form.contents)]),
    row(rowWords.columns, [form.columns.map((column) => columnText(column, set)).join(words.pause)], {
      note: form.isDeduced ? words.deduced : '',
    }),
    row(rowWords.note, [form.attachment === undefined ? '' : words.attachment(form.attachment), ...noteTexts(form)]),
  ])
}

function columnText({ zh, unit, note }: Column, { vocabulary }: PlanSet): string {
  return words.column(zh, unit === undefined ? '' : unitText(unit, vocabulary), note ?? '')
}

/** Steps promised to each of a group. */
export function serviceBlock(service: Service, { vocabulary }: PlanSet): PageBlock {
  const steps = service.steps.map(({ zh, times, cadence, due, note }) =>
    item([zh, times === undefined ? '' : words.times(times), ...cadenceTexts(cadence), words.span('', dayText(due))], { note: note ?? '' }),
  )
  return block('service', service, [
    row(rowWords.subject, [vocabulary.entities.get(service.subject)?.zh ?? '']),
    row(rowWords.group, [service.group ?? '']),
    responsibilityRow(service.responsibility),
    { label: rowWords.steps, items: steps.map((step) => ({ ...step, texts: [step.texts.join(words.comma)] })) },
    row(rowWords.cadence, cadenceTexts(service.cadence)),
    row(rowWords.due, [words.span('', dayText(service.due))]),
    row(rowWords.note, noteTexts(service)),
  ])
}

/** When something comes again. */
function cadenceTexts(cadence: Cadence | undefined): readonly string[] {
  if (cadence === undefined) return []
  const { every, event, dueDay, dueAfterEnd, within, times, countsDay, rolls, about, from, to } = cadence
  const parts = [
    every === undefined ? '' : words.every[every],
    event === undefined ? '' : words.event(event),
    times === undefined ? '' : words.atLeast(times),
    dueDay === undefined ? '' : words.dueDay(dueDay),
    dueAfterEnd === undefined ? '' : words.afterEnd(dueAfterEnd),
    within === undefined ? '' : within === 'immediate' ? words.immediate : words.within(within.count, words.timeUnits[within.unit]),
    about === undefined ? '' : words.about[about],
    words.span(dayText(from), dayText(to)),
  ].filter((part) => part !== '')
  const isDated = dueDay !== undefined || dueAfterEnd !== undefined
  const isUnsettled = isDated && (countsDay === 'unconfirmed' || rolls === 'unconfirmed')
  return [parts.join(words.comma), isUnsettled ? words.unconfirmed : '']
}
