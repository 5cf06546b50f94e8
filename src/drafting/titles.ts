import { splitOutside } from './brackets.ts'
import type { ClauseView } from './clause-view.ts'
import type { Desk } from './draft.ts'
import { findMeasures } from './find-measures.ts'
import { findPolicies } from './find-policies.ts'
import { sentences } from './messages.zh.ts'
import { shorten } from './shorten.ts'

const LONGEST_TITLE = 20

/** What a clause is called: its heading, or its first piece of work, or its first words. */
export function titleOf(view: ClauseView, desk: Desk): string {
  const { words } = desk.context
  if (view.heading === undefined && view.number === desk.openingNumber) return sentences.preamble
  if (view.heading === undefined && view.number === desk.closingNumber) return sentences.closing
  const first = splitOutside(view.sentences[0]?.text ?? '', /[\uFF0C,:\uFF1A]/)[0] ?? ''
  const text =
    view.heading ??
    benefitOf(view, desk) ??
    findMeasures(view, words)[0]?.what ??
    first.replace(words.titleBefore, '').replace(words.titleBehind, '')
  return headingText(shorten(text, LONGEST_TITLE, words.cutAt)) || sentences.titleMissing
}

/** What the library calls the first policy a clause states, where it is about that above all. */
function benefitOf(view: ClauseView, desk: Desk): string | undefined {
  if (view.kinds[0]?.kind !== 'entitlement') return undefined
  const policy = findPolicies(view, desk)[0]?.policy
  return policy === undefined ? undefined : desk.around.templates.get(policy)
}

/** A text that may stand behind a clause's number: a bracket there would be taken for part of the number. */
export function headingText(text: string): string {
  return text
    .replaceAll(/[\p{C}\s]+/gu, '')
    .replaceAll('`', '')
    .replace(/^[(\uFF08)\uFF09#\uFF03]+/, '')
}

/** A short name for the file of a chapter, without signs a file system may refuse. */
export function topicOf(title: string, desk: Desk): string {
  const plain = title.normalize('NFKC').replaceAll(/[^\p{Script=Han}A-Za-z0-9]/gu, '')
  const cut = desk.context.words.topicBefore.exec(plain)?.[0] ?? ''
  const rest = plain.slice(cut.length)
  return [...([...rest].length >= 2 ? rest : plain)].slice(0, 16).join('') || sentences.body
}
