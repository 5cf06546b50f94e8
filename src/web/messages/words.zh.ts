import type { office } from '../client/office.ts'
import { count } from '../figures/figures.ts'

export type Message = Awaited<ReturnType<typeof office.message.list>>['messages'][number]

/** What a message says, and where it leads. */
export interface MessageWords {
  readonly word: string
  readonly sentence: string
  readonly to: string | undefined
}

const text = ({ figures }: Message, name: string): string => String(figures[name] ?? '')
const rows = ({ figures }: Message): string => `${count(Number(figures.rows ?? 0))} 项`
const about = (message: Message): string => `${text(message, 'policy')}：${text(message, 'fact')}`

const letter = ({ subject }: Message, state: string): string => `/verification/${subject}${state === '' ? '' : `?state=${state}`}`
const waits: Readonly<Record<string, string>> = { asked: '待核实', answered: '待复核', confirmed: '待更新数据' }
const waiting = (message: Message): string => waits[text(message, 'state')] ?? '待办'

const wordings: Readonly<Record<Message['kind'], (message: Message) => MessageWords>> = {
  letter_sent: (message) => ({
    word: '新核实函',
    sentence: `${text(message, 'region')}收到核实函：${about(message)}，${rows(message)}${text(message, 'due') === '' ? '' : `，期限 ${text(message, 'due')}`}。`,
    to: letter(message, 'asked'),
  }),
  rows_returned: (message) => ({
    word: '退回重核',
    sentence: `您核实的 ${rows(message)}被退回，请重新核实：${about(message)}。`,
    to: letter(message, 'asked'),
  }),
  due_tomorrow: (message) => ({
    word: '明天到期',
    sentence: `${text(message, 'region')}${rows(message)}${waiting(message)}，明天（${text(message, 'due')}）到期：${about(message)}。`,
    to: letter(message, text(message, 'state')),
  }),
  due_passed: (message) => ({
    word: '已逾期',
    sentence: `${text(message, 'region')}${rows(message)}${waiting(message)}，${text(message, 'due')} 到期，已逾期：${about(message)}。`,
    to: letter(message, text(message, 'state')),
  }),
  job_done: (message) => ({ word: '任务完成', sentence: `${text(message, 'title')}，已完成。`, to: placeOfJob(message) }),
  job_failed: (message) => ({ word: '任务未办成', sentence: `${text(message, 'title')}，没有办成。`, to: placeOfJob(message) }),
}

/** Where what a job came to is seen. */
function placeOfJob(message: Message): string | undefined {
  const inquiry = text(message, 'inquiry')
  if (inquiry !== '') return `/verification/${inquiry}`
  const places: Readonly<Record<string, string>> = { screening: '/runs', release: '/verification' }
  return places[text(message, 'jobKind')]
}

/** The words of a message. */
export function wordsOfMessage(message: Message): MessageWords {
  return wordings[message.kind](message)
}
