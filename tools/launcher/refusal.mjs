import { messages } from './messages.zh-en.mjs'

/** Set-up cannot go on and the person at the keyboard can do something about it. */
export class SetUpFailure extends Error {
  constructor(code, values = {}) {
    super(code)
    this.code = code
    this.values = values
  }
}

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''))

/** Says on stderr, in Chinese and English, what is being done. */
export const say = (code, values = {}) => {
  for (const line of messages[code]) process.stderr.write(`${fill(line, values)}\n`)
}

/** Says what went wrong and gives the exit code. */
export const fail = (failure) => {
  say(failure.code, failure.values)
  return failure.code === 'unknown_task' ? 2 : 1
}
