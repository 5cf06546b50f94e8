import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'

const projectFolder = fileURLToPath(new URL('../', import.meta.url))
const systemPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable']

/** Tests drive pages of this machine only; the flags let Chromium run as root and in a small container. */
const flags = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-background-networking', '--no-first-run']

interface Program {
  readonly path: string
  readonly arguments: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

/** Milliseconds that a page may take for what it is waited for: a busy machine takes its time, and only a page that never does it fails. */
const patience = 60_000

/**
 * Opens a headless Chromium: the one at CHROMIUM_PATH, else the system's, else the one that came with the development packages. Its pages
 * are waited for with patience.
 */
export async function openBrowser(): Promise<Browser> {
  const program = findProgram()
  const browser = await chromium.launch({
    executablePath: program.path,
    args: [...flags, ...program.arguments],
    env: { ...presentEnvironment(), ...program.environment },
    headless: true,
    timeout: patience,
  })
  const newContext = browser.newContext.bind(browser)
  browser.newContext = async (options) => {
    const context = await newContext(options)
    context.setDefaultTimeout(patience)
    context.on('page', (page) => {
      open.add(page)
      page.on('close', () => open.delete(page))
    })
    return context
  }
  return browser
}

const open = new Set<Page>()

/** What stands on every open page: its address, and the text of what lies over it or calls out. Told where a test fails, for it is gone afterwards. */
export async function openPages(): Promise<string[]> {
  const told = async (page: Page): Promise<string> => {
    const called = await page.locator('[role="dialog"], [role="alert"], [role="status"]').allInnerTexts()
    return `${page.url()}\n${called.filter((text) => text.trim() !== '').join('\n---\n')}`
  }
  return Promise.all([...open].map((page) => told(page).catch((error: unknown) => `${page.url()}: ${String(error)}`)))
}

function findProgram(): Program {
  const asked = process.env.CHROMIUM_PATH
  if (asked !== undefined && asked !== '') {
    if (!existsSync(asked)) throw new Error(`CHROMIUM_PATH names ${asked}, which does not exist`)
    return { path: asked, arguments: [], environment: {} }
  }
  const system = systemPaths.find((path) => existsSync(path))
  return system === undefined ? packagedProgram() : { path: system, arguments: [], environment: {} }
}

function packagedProgram(): Program {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`no Chromium is packaged for ${process.platform} ${process.arch}: install one and set CHROMIUM_PATH to it`)
  }
  const folder = unpackedFolder()
  const path = join(folder, 'chromium')
  const libraries = join(folder, 'al2023', 'lib')
  // The packaged libraries stand in for missing ones only: beside newer system libraries they would clash.
  const environment = lacksLibraries(path)
    ? { LD_LIBRARY_PATH: [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'), FONTCONFIG_PATH: join(folder, 'fonts') }
    : {}
  return { path, arguments: ['--font-render-hinting=none'], environment }
}

// Unpacked under another name and renamed, so that test files that start together never run a half-written binary.
function unpackedFolder(): string {
  const { version } = JSON.parse(readFileSync(join(projectFolder, 'node_modules/@sparticuz/chromium/package.json'), 'utf8')) as {
    version: string
  }
  const final = join(projectFolder, '.runtime', `chromium-${version}`)
  if (existsSync(final)) return final
  mkdirSync(join(projectFolder, '.runtime'), { recursive: true })
  const partial = mkdtempSync(join(projectFolder, '.runtime', 'partial-chromium-'))
  const script = "import chromium from '@sparticuz/chromium'; await chromium.executablePath()"
  // The package unpacks into the temporary folder, and its own libraries only where it believes itself in a bare cloud runtime.
  execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: projectFolder,
    env: { ...process.env, TMPDIR: partial, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  try {
    renameSync(partial, final)
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    if (!existsSync(final)) throw error
  }
  return final
}

function lacksLibraries(path: string): boolean {
  const listing = spawnSync('ldd', [path], { encoding: 'utf8' })
  return listing.status !== 0 || listing.stdout.includes('not found')
}

function presentEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
