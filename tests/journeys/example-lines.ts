/** One line of an example as it is typed, and the words a shell makes of it. */
export interface ExampleLine {
  readonly typed: string
  readonly words: readonly string[]
}

/** The lines of every `sh` block of a page that call the program, in their order. */
export function exampleLines(page: string): readonly ExampleLine[] {
  const blocks = [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block)
  return blocks.flatMap((block) =>
    block
      .split('\n')
      .filter((line) => line.startsWith('bin/ballast'))
      .map(exampleLine),
  )
}

/** Takes a line apart as a shell does: quotes keep words together, a comment ends it. Throws for anything a shell would do more with. */
export function exampleLine(typed: string): ExampleLine {
  const words: string[] = []
  let word: string | undefined
  for (let at = 0; at < typed.length; at++) {
    const sign = typed[at] ?? ''
    if (sign === "'") {
      const end = typed.indexOf("'", at + 1)
      if (end < 0) throw new Error(`a quote is not closed: ${typed}`)
      word = (word ?? '') + typed.slice(at + 1, end)
      at = end
    } else if (sign === ' ') {
      if (word !== undefined) words.push(word)
      word = undefined
    } else if (sign === '#' && word === undefined) break
    else if (/["\\$`|&;<>()*?~!{}]/.test(sign)) throw new Error(`'${sign}' means more to a shell: ${typed}`)
    else word = (word ?? '') + sign
  }
  if (word !== undefined) words.push(word)
  return { typed, words }
}
