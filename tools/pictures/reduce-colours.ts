import type { Page } from 'playwright-core'
import type { PalettePicture } from './write-palette-png.ts'

/** A picture of Chromium in at most 256 colours: those that cover most of it, every other dot in the nearest of them. */
export async function reduceColours(page: Page, png: Buffer): Promise<PalettePicture> {
  const reduced = await page.evaluate(reduceInPage, png.toString('base64'))
  return {
    width: reduced.width,
    height: reduced.height,
    palette: Uint8Array.from(reduced.palette),
    dots: Buffer.from(reduced.dots, 'base64'),
  }
}

// Runs in the browser, which knows how to read its own picture; whatever it needs stands inside.
async function reduceInPage(png: string) {
  const bytes = Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0))
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
  const { width, height } = image
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('no canvas')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, width, height)
  const counts = new Map<number, number>()
  const colourAt = (dot: number) => ((data[dot * 4] ?? 0) << 16) | ((data[dot * 4 + 1] ?? 0) << 8) | (data[dot * 4 + 2] ?? 0)
  for (let dot = 0; dot < width * height; dot++) counts.set(colourAt(dot), (counts.get(colourAt(dot)) ?? 0) + 1)
  const chosen = [...counts].sort(([a, m], [b, n]) => n - m || a - b).slice(0, 64)
  const places = new Map(chosen.map(([colour], place) => [colour, place]))
  const part = (colour: number, shift: number) => (colour >> shift) & 255
  const distance = (a: number, b: number) =>
    (part(a, 16) - part(b, 16)) ** 2 + (part(a, 8) - part(b, 8)) ** 2 + (part(a, 0) - part(b, 0)) ** 2
  const nearest = (colour: number) =>
    chosen.reduce((best, [other], place) => (distance(colour, other) < distance(colour, chosen[best]?.[0] ?? 0) ? place : best), 0)
  for (const colour of counts.keys()) if (!places.has(colour)) places.set(colour, nearest(colour))
  let dots = ''
  for (let dot = 0; dot < width * height; dot++) dots += String.fromCharCode(places.get(colourAt(dot)) ?? 0)
  const palette = chosen.flatMap(([colour]) => [part(colour, 16), part(colour, 8), part(colour, 0)])
  return { width, height, palette, dots: btoa(dots) }
}
