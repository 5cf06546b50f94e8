import { findDocumentMentions, type OfficialDocument, type Reader, type Span } from '../documents/index.ts'

/** Where the lower document names the upper one, by its number or by its title; absent where it does not. */
export function findCitation(upper: OfficialDocument, lower: OfficialDocument, reader: Reader): Span | undefined {
  const number = bare(upper.metadata.number?.value)
  const titles = [upper.metadata.enclosedTitle, upper.metadata.title].flatMap((title) => (title === undefined ? [] : [bare(title.value)]))
  const mentions = [...findDocumentMentions(lower, reader).values()].flat()
  const citing = mentions.find(
    (mention) =>
      mention.kind === 'reference' &&
      ((number !== '' && bare(mention.number) === number) ||
        (mention.title !== undefined && titles.some((title) => title !== '' && bare(mention.title).endsWith(title)))),
  )
  return citing?.span
}

/** Without brackets and blanks, which differ from print to print. */
function bare(text: string | undefined): string {
  return (text ?? '').replace(/[^\p{Script=Han}\dA-Za-z]/gu, '')
}
