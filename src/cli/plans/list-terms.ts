import { kindWords, listWritable, searchWritable, termTexts, type Writable } from '../../authoring/index.ts'
import type { Command, Invocation } from '../command.ts'
import { type Console, table } from '../console.ts'
import { ofPlans } from '../line/option-tables.ts'

/** Up to so many results are shown with their example and uses; more are a list to choose from. */
const MOST_IN_FULL = 12
const USES_SHOWN = 5

/** `terms`: one search over everything an author can write: names, ids, aliases and meanings. */
export const listTerms: Command = {
  name: 'terms',
  usage: 'terms [WORD]',
  options: { ...ofPlans },
  most: 1,
  async run({ positionals, console, workspace }: Invocation): Promise<number> {
    const [word = ''] = positionals
    const { found, near } = searchWritable(listWritable(workspace.set), word)
    if (found.length === 0) console.line(termTexts.none(word, near))
    else if (found.length > MOST_IN_FULL) for (const line of table(found.map(rowOf))) console.line(line)
    else for (const each of found) showInFull(each, console)
    if (found.length > MOST_IN_FULL) console.line(termTexts.found(found.length))
    console.json({ word, found, near })
    return found.length === 0 ? 1 : 0
  },
}

const rowOf = ({ kind, zh, id, unit, of, meaning }: Writable) => [kindWords[kind], zh, id, unit, of, meaning]

function showInFull(each: Writable, console: Console): void {
  const [kind, zh, id, unit, of, meaning] = rowOf(each)
  console.line([kind, zh, `(${id})`, unit, of].filter((part) => part !== '').join('  '))
  if (meaning !== '') console.line(`    ${meaning}`)
  if (each.aliases.length > 0) console.line(`    ${termTexts.alias(each.aliases)}`)
  if (each.example !== '') console.line(`    ${termTexts.example(each.example)}`)
  if (each.uses.length > 0) console.line(`    ${termTexts.uses(each.uses.length, each.uses.slice(0, USES_SHOWN))}`)
}
