import type { PlacedText } from './page-lines.ts'
import type { PageRemark } from './page-text.ts'

/** What was put onto a page of a PDF, as the library tells it. */
export interface Annotation {
  readonly subtype?: string
  readonly rect?: readonly number[]
  readonly quadPoints?: ArrayLike<number> | null
  readonly contentsObj?: { readonly str?: string }
  readonly textContent?: readonly string[] | null
  readonly fieldType?: string | null
  readonly fieldValue?: unknown
  readonly file?: { readonly filename?: string }
  readonly annotationFlags?: number
}

/** What annotations and fields of a form say, and what they do to the text below them. */
export function remarksOfAnnotations(annotations: readonly Annotation[], placed: readonly PlacedText[]): readonly PageRemark[] {
  return annotations.flatMap((annotation) => {
    const told = isHidden(annotation) ? undefined : remarkOf(annotation, placed)
    return told === undefined ? [] : [{ ...told, y: annotation.rect?.[3] ?? 0 }]
  })
}

/** Flags of the format: hidden, and not shown on a screen. */
const isHidden = ({ annotationFlags = 0 }: Annotation) => (annotationFlags & (0b10 | 0b100000)) !== 0

function remarkOf(annotation: Annotation, placed: readonly PlacedText[]): PageRemark | undefined {
  const text = (annotation.contentsObj?.str ?? '').trim() || (annotation.textContent ?? []).join(' ').trim()
  switch (annotation.subtype) {
    case 'StrikeOut':
      return { code: 'struck_below', with: { text: textBelow(annotation, placed) || text } }
    case 'FreeText':
      return text === '' ? undefined : { code: 'annotation_text', with: { text } }
    case 'Stamp':
    case 'Ink':
      return text === '' ? { code: 'image_unread', with: {} } : { code: 'annotation_text', with: { text } }
    case 'FileAttachment':
      return { code: 'file_attached', with: { text: annotation.file?.filename ?? '' } }
    case 'Widget':
      return ofField(annotation)
    case 'Link':
    case 'Popup':
      return undefined
    default:
      return text === '' ? undefined : { code: 'comment', with: { text } }
  }
}

/** What is typed into a field is shown and is no text of the page; a signature is told as a seal. */
function ofField({ fieldType, fieldValue }: Annotation): PageRemark | undefined {
  if (fieldType === 'Sig') return { code: 'seal_unread', with: { count: '1' } }
  const value = (Array.isArray(fieldValue) ? fieldValue.join(' ') : typeof fieldValue === 'string' ? fieldValue : '').trim()
  return (fieldType === 'Tx' || fieldType === 'Ch') && value !== '' ? { code: 'annotation_text', with: { text: value } } : undefined
}

/** The text a line was put through: of each run the characters between the ends of the line. */
function textBelow({ quadPoints, rect }: Annotation, placed: readonly PlacedText[]): string {
  const boxes = boxesOf(quadPoints ?? undefined) ?? (rect === undefined ? [] : [rect])
  return boxes
    .map(([left = 0, bottom = 0, right = 0, top = 0]) =>
      placed
        .filter(({ y, height }) => y + height / 2 > bottom && y + height / 2 < top)
        .map(({ text, x, width }) => {
          const each = width / Math.max(1, text.length)
          return [...text].filter((_, at) => x + (at + 0.5) * each > left && x + (at + 0.5) * each < right).join('')
        })
        .join(''),
    )
    .join('')
}

function boxesOf(points: ArrayLike<number> | undefined): readonly (readonly number[])[] | undefined {
  if (points === undefined || points.length < 8) return undefined
  const all = Array.from(points)
  return Array.from({ length: Math.floor(all.length / 8) }, (_, at) => {
    const own = all.slice(at * 8, at * 8 + 8)
    const [xs, ys] = [own.filter((__, index) => index % 2 === 0), own.filter((__, index) => index % 2 === 1)]
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
  })
}
