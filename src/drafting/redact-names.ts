import type { Mention, OfficialDocument } from '../documents/index.ts'
import type { DraftContext } from './draft.ts'
import { sentences } from './messages.zh.ts'

/**
 * Takes what is of single people out of a text: names of signers, of leaders named instead of their posts, of those a list of members or
 * a line of contacts shows, of whoever stands behind a post, and numbers of mobile telephones.
 */
export function redactorFor(
  document: OfficialDocument,
  mentions: ReadonlyMap<string, readonly Mention[]>,
  { words }: DraftContext,
): (text: string) => string {
  const signers = (document.metadata.signer?.value ?? '').split(/[\s\u3001,\uFF0C]+/)
  const leaders = [...mentions.values()]
    .flat()
    .flatMap((mention) => (mention.kind === 'unit' && mention.role === 'leader' && !words.posts.test(mention.name) ? [mention.name] : []))
  const told = [...signers, ...leaders].filter((name) => /^\p{Script=Han}{2,5}$/u.test(name))
  const { source, span } = document
  const listed = words.nameMarks.flatMap((mark) => namesIn(source.text.slice(span.from, span.to), mark, words.fullName))
  const names = [...new Set([...told, ...listed])].sort((a, b) => b.length - a.length).map(spaced)
  const behindPost = new RegExp(words.namesBehindPosts.source, 'gu')
  return (text) =>
    names
      .reduce((rest, name) => rest.replaceAll(name, sentences.name), text)
      .replaceAll(behindPost, (_, post: string) => `${post}${sentences.name}`)
      .replaceAll(/(?<!\d)1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)/g, sentences.mobile)
}

/** The names a mark points at; blanks between their characters are those of the layout. */
function namesIn(text: string, mark: RegExp, fullName: RegExp): readonly string[] {
  return [...text.matchAll(new RegExp(mark.source, 'gmu'))].flatMap((match) =>
    [...(match.groups?.names ?? '').matchAll(new RegExp(fullName.source, 'gu'))].map(([name]) => name.replaceAll(/\s/g, '')),
  )
}

function spaced(name: string): RegExp {
  return new RegExp([...name].join('\\s*'), 'gu')
}
