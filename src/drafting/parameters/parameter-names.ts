import type { FigureMention } from '../../documents/index.ts'
import { type ClauseView, type PlacedMention, sentenceAt } from '../clause-view.ts'
import type { Desk } from '../draft.ts'

type PlacedFigure = PlacedMention & { readonly mention: FigureMention }

const notName = /[^\p{Script=Han}A-Za-z0-9]/gu
const longestName = 14
const longestSubject = 20

/** A name for a figure: the benefit, period or measure its sentence speaks of, and what the figure is to it. */
export function nameOf(view: ClauseView, title: string, placed: PlacedFigure, desk: Desk): string {
  const { words } = desk.context
  const { mention, from } = placed
  const suffix = words.figureSuffixes[mention.role] ?? ''
  const sentence = sentenceAt(view, from)
  const before = view.text.slice(sentence?.from ?? 0, from ?? 0)
  const subject = subjectOf(view, placed, before, desk) ?? lastBenefit(before, desk) ?? nameFromTitle(title, desk)
  const isNamed = subject.endsWith(suffix) || (mention.role === 'rate' && words.figureEnds.test(subject))
  return isNamed ? subject : `${subject}${suffix}`
}

function subjectOf(view: ClauseView, { mention, to }: PlacedFigure, before: string, desk: Desk): string | undefined {
  const { words } = desk.context
  const part = before.slice(Math.max(...['\uFF0C', ',', '\uFF1A', ':'].map((sign) => before.lastIndexOf(sign))) + 1)
  switch (mention.role) {
    case 'rate': {
      const benefit = words.rateBenefits.exec(view.text.slice(to, to + 6))?.[1]
      const payee = words.ratePayees.exec(part)?.[1] ?? ''
      const shared = benefit === undefined ? undefined : nameable(`${payee}${benefit}`)
      return shared ?? lastBenefit(before, desk) ?? wordsBefore(part, desk)
    }
    case 'amount':
      // "By the standard of 60, aid is given": what is given comes behind.
      if (words.standardBehind.test(view.text.slice(to, to + 12))) {
        const given = firstBenefit(view.text.slice(to, to + 30), desk)
        if (given !== undefined) return given
      }
      return lastBenefit(before, desk) ?? firstBenefit(view.text.slice(to, to + 30), desk) ?? wordsBefore(part, desk)
    case 'duration': {
      const spoken = [...before.matchAll(new RegExp(words.durationSubjects.source, 'gu'))].at(-1)?.[1]
      const behind = new RegExp(`^[^\\uFF0C\\u3002\\u3001]{0,6}?(?:${words.durationSubjects.source})`, 'u').exec(
        view.text.slice(to, to + 12),
      )?.[1]
      return behind ?? spoken ?? wordsBefore(part, desk)
    }
    case 'threshold':
    case 'age': {
      const measured = words.measuredNouns.exec(part)?.[1]
      const behind = words.peopleBehind.exec(view.text.slice(to, to + 14))?.[1]
      return (
        (measured === undefined ? undefined : nameable(measured)) ??
        wordsBefore(part, desk) ??
        (behind === undefined ? undefined : nameable(behind))
      )
    }
    default:
      return wordsBefore(part, desk)
  }
}

/** The words right before a figure and behind the figure before it, verbs and measures cut off. */
function wordsBefore(part: string, { context }: Desk): string | undefined {
  let text = part.slice(part.lastIndexOf('\u3001') + 1).replace(context.words.figureTail, '')
  for (const pattern of [context.words.figureBefore, context.words.figureWords])
    for (let match = pattern.exec(text); match !== null && match[0] !== ''; match = pattern.exec(text))
      text = match.index === 0 ? text.slice(match[0].length) : text.slice(0, match.index)
  return nameable(text)
}

export function lastBenefit(text: string, desk: Desk): string | undefined {
  return benefitsIn(text, desk).at(-1)
}

function firstBenefit(text: string, desk: Desk): string | undefined {
  return benefitsIn(text, desk)[0]
}

function benefitsIn(text: string, { context }: Desk): readonly string[] {
  return [...text.matchAll(new RegExp(context.words.benefits.source, 'gu'))].flatMap(([, found]) => {
    let name = found ?? ''
    const { figureWords } = context.words
    for (let match = figureWords.exec(name); match !== null && match[0] !== '' && match[0] !== name; match = figureWords.exec(name))
      name = name.slice(match[0].length)
    return nameable(name) ?? []
  })
}

export function nameFromTitle(title: string, desk: Desk): string {
  return nameable([...title].slice(0, longestName).join('')) ?? desk.spell.word('uncovered', 'entitlement')
}

/** Letters only, beginning with no digit, of bearable length. */
function nameable(text: string, most = longestName): string | undefined {
  const plain = [
    ...text
      .replace(/(.{2})\1/u, '$1')
      .normalize('NFKC')
      .replaceAll(notName, '')
      .replace(/^\d+/, ''),
  ]
    .slice(-most)
    .join('')
    .replace(/^\d+/, '')
  return [...plain].length >= 2 ? plain : undefined
}

/** A name for a value that a clause changes, by what it says is changed. */
export function changedName(subject: string | undefined, suffix: string, desk: Desk): string | undefined {
  if (subject === undefined) return undefined
  const { figureWords, policyTail, figureEnds } = desk.context.words
  let name = subject.replaceAll(notName, '').replace(/^\d+/, '').replace(policyTail, '')
  for (let match = figureWords.exec(name); match !== null && match[0] !== '' && match[0] !== name; match = figureWords.exec(name))
    name = name.slice(match[0].length)
  const plain = nameable(name, longestSubject)
  if (plain === undefined) return undefined
  return figureEnds.test(plain) && suffix !== desk.context.words.figureSuffixes.date ? plain : `${plain}${suffix}`
}
