import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { openBrowser } from '../../tests/browser.ts'
import { openDesk } from './desk.ts'
import { reduceColours } from './reduce-colours.ts'
import { shots } from './shots.ts'
import { startDemonstration } from './start-demonstration.ts'
import { writePalettePng } from './write-palette-png.ts'

/** Takes the pictures of the manual from a demonstration; of one that runs where its address is given, and only some where they are named. */
const inProject = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const folder = inProject('docs/manual/pictures')
const names = process.argv.slice(2).filter((each) => !each.startsWith('http'))
const running = process.argv.slice(2).find((each) => each.startsWith('http'))
const { password } = parse(readFileSync(inProject('demo/office.yaml'), 'utf8')) as { readonly password: string }
const demonstration = running === undefined ? await startDemonstration(inProject('.')) : { address: running, stop: async () => undefined }
const browser = await openBrowser()
const handler = await openDesk(browser, demonstration.address, 'lin', password)
mkdirSync(folder, { recursive: true })
try {
  for (const { name, who, size, height, show } of shots.filter((shot) => names.length === 0 || names.includes(shot.name))) {
    const desk = await openDesk(browser, demonstration.address, who, password, { size, height })
    await show(desk, handler)
    const png = await desk.page.screenshot({ animations: 'disabled', caret: 'hide' })
    const written = writePalettePng(await reduceColours(desk.page, png))
    writeFileSync(`${folder}/${name}.png`, written)
    console.log(`${name}.png ${Math.ceil(written.length / 1000)} kB`)
    await desk.page.context().close()
  }
  const taken = new Set(shots.map(({ name }) => `${name}.png`))
  for (const file of readdirSync(folder)) if (!taken.has(file)) rmSync(`${folder}/${file}`)
} finally {
  await browser.close()
  await demonstration.stop()
}
