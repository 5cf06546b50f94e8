import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { linesOnPage, type PlacedText, uprightPlace } from './page-lines.ts'
import type { Page, PageRemark, Picture } from './page-text.ts'
import { type Annotation, remarksOfAnnotations } from './pdf-annotations.ts'

type Operators = typeof import('pdfjs-dist/legacy/build/pdf.mjs')['OPS']
type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

/** Everything a page of a PDF shows: its text as lines, its pictures and strokes, and what was put onto it. */
export async function readPdfPage(page: PDFPageProxy, operators: Operators): Promise<Page> {
  const { items } = await page.getTextContent()
  const placed: PlacedText[] = []
  const askew: string[] = []
  for (const item of items) {
    if (!('str' in item)) continue
    const [a = 1, b = 0, , , x = 0, y = 0] = item.transform as readonly number[]
    const place = uprightPlace(Math.atan2(b, a), x, y)
    if (place === undefined) askew.push(item.str)
    else placed.push({ text: item.str, ...place, width: item.width, height: item.height })
  }
  const drawn = drawnOn(await page.getOperatorList(), operators, areaOf(page.view))
  const annotations = (await page.getAnnotations()) as readonly Annotation[]
  const across = askew.join('').trim()
  const remarks: readonly PageRemark[] = [
    ...(across === '' ? [] : [{ code: 'slanted_text', with: { text: across } } as const]),
    ...remarksOfAnnotations(annotations, placed),
  ]
  page.cleanup()
  return { lines: linesOnPage(placed), ...drawn, remarks }
}

const areaOf = ([left = 0, bottom = 0, right = 0, top = 0]: readonly number[]) => Math.max(1, (right - left) * (top - bottom))

interface OperatorList {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}

/** Pictures and strokes of a page; every picture fills the square that the matrix of its place makes of one by one. */
function drawnOn(
  { fnArray, argsArray }: OperatorList,
  operators: Operators,
  area: number,
): { pictures: readonly Picture[]; strokes: number } {
  const single = new Set([
    operators.paintImageXObject,
    operators.paintInlineImageXObject,
    operators.paintImageMaskXObject,
    operators.paintSolidColorImageMask,
    operators.paintImageXObjectRepeat,
    operators.paintImageMaskXObjectRepeat,
    operators.paintInlineImageXObjectGroup,
    operators.paintImageMaskXObjectGroup,
  ])
  const pictures: Picture[] = []
  const kept: Matrix[] = []
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  let strokes = 0
  fnArray.forEach((operator, index) => {
    const args = argsArray[index]
    if (operator === operators.save) kept.push(matrix)
    else if (operator === operators.restore || operator === operators.paintFormXObjectEnd) matrix = kept.pop() ?? matrix
    else if (operator === operators.transform) matrix = times(matrix, args)
    else if (operator === operators.paintFormXObjectBegin) {
      kept.push(matrix)
      matrix = times(matrix, (args as readonly unknown[])[0])
    } else if (operator === operators.constructPath) strokes++
    else if (single.has(operator)) pictures.push(...placesOf(args).map((place) => pictureOf(times(matrix, place), area)))
  })
  return { pictures, strokes }
}

/** A picture painted several times comes with the places, or with one matrix for each. */
function placesOf(args: unknown): readonly unknown[] {
  const [first] = Array.isArray(args) ? (args as readonly unknown[]) : []
  const repeated = Array.isArray(first) ? first.map((each: { readonly transform?: unknown }) => each.transform) : []
  return repeated.length > 0 ? repeated : [undefined]
}

function times(matrix: Matrix, other: unknown): Matrix {
  if (!Array.isArray(other) && !ArrayBuffer.isView(other)) return matrix
  const [a, b, c, d, e, f] = matrix
  const [p = 1, q = 0, r = 0, s = 1, t = 0, u = 0] = [...(other as ArrayLike<number> & Iterable<number>)]
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f]
}

function pictureOf([a, b, c, d, , f]: Matrix, area: number): Picture {
  const thinnest = Math.min(Math.hypot(a, b), Math.hypot(c, d))
  // A line that is drawn as a picture is still a line.
  const share = thinnest < THICKEST_LINE ? 0 : Math.abs(a * d - b * c) / area
  return { share, y: Math.max(f, f + b, f + d, f + b + d) }
}

/** In points. */
const THICKEST_LINE = 6
