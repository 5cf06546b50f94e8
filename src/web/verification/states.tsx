import { Mark, type MarkName } from '../parts/mark.tsx'

/** The states of a fact that is asked for: mark, word, colour. */
const looks: Readonly<Record<string, readonly [mark: MarkName, word: string, tone: string]>> = {
  asked: ['waiting', '待核实', 'grey'],
  answered: ['now', '待复核', 'review'],
  confirmed: ['tick', '已复核', 'act'],
  released: ['done', '已更新数据', 'act'],
  unresolved: ['cross', '无法核实', 'grey'],
  withdrawn: ['returned', '已撤回', 'grey'],
}

/** In the order in which a fact goes through them. */
export const states = Object.keys(looks)

export const stateWord = (state: string): string => looks[state]?.[1] ?? state

/** The state of a fact that is asked for, as a shape and a word. */
export function VerificationMark({ state, isReturned = false }: { readonly state: string; readonly isReturned?: boolean }) {
  if (isReturned && state === 'asked') {
    return (
      <span className="status is-official">
        <Mark name="returned" />
        退回重核
      </span>
    )
  }
  const [mark, word, tone] = looks[state] ?? ['waiting', state, 'grey']
  return (
    <span className={`status is-${tone}`}>
      <Mark name={mark} />
      {word}
    </span>
  )
}

/** What somebody did with rows of a letter, in a word after the subject. */
const steps: Readonly<Record<string, string>> = {
  ask: '发出核实',
  answer: '核实',
  confirm: '复核同意',
  set_aside: '复核同意无法核实',
  send_back: '退回重核',
  withdraw: '撤回',
  release: '更新数据',
}

export const stepWord = (verb: string): string => steps[verb] ?? verb
