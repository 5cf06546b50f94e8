import type { Mention, OfficialDocument } from '../documents/index.ts'
import type { DraftContext } from './draft.ts'
import { sentences } from './messages.zh.ts'

/** Takes the names of people out of a text: signers, leaders named instead of their posts, and whoever stands behind a post. */
export function redactorFor(
  document: OfficialDocument,
  mentions: ReadonlyMap<string, readonly Mention[]>,
  { words }: DraftContext,
): (text: string) => string {
  const signers = (document.metadata.signer?.value ?? '').split(/[\s\u3001,\uFF0C]+/)
  const leaders = [...mentions.values()]
    .flat()
    .flatMap((mention) => (mention.kind === 'unit' && mention.role === 'leader' && !words.posts.test(mention.name) ? [mention.name] : []))
  const names = [...new Set([...signers, ...leaders])]
    .filter((name) => /^\p{Script=Han}{2,5}$/u.test(name))
    .sort((a, b) => b.length - a.length)
  const behindPost = new RegExp(words.namesBehindPosts.source, 'gu')
  return (text) => {
    const hidden = names.reduce((rest, name) => rest.replaceAll(name, sentences.name), text)
    return hidden.replaceAll(behindPost, (_, post: string) => `${post}${sentences.name}`)
  }
}
