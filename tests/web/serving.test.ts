import { type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Office, serve } from '../../src/api/index.ts'
import { builtWeb } from './built-web.ts'

let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  // Pages are handed out before anybody asks the office; with the server its long work and its sealer end.
  const ends = { close: async () => undefined }
  server = await serve({ jobs: ends, sealer: ends } as unknown as Office, {
    web: await builtWeb(),
    host: '127.0.0.1',
    port: 0,
    version: '0',
  })
})

afterAll(() => server.close())

/** Sent as it is written: no client of ours makes a path neat. */
const get = (
  path: string,
  encoding?: string,
): Promise<{ readonly status: number; readonly headers: IncomingMessage['headers']; readonly bytes: Buffer }> =>
  new Promise((done, failed) => {
    const { port } = server.server.address() as AddressInfo
    const headers = encoding === undefined ? {} : { 'accept-encoding': encoding }
    request({ host: '127.0.0.1', port, path, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(parts) }))
    })
      .on('error', failed)
      .end()
  })

test.each(['/', '/runs?a=1', '/runs/9007199254740993', '/built-from.txt'])('%s is the page, asked for anew each time', async (path) => {
  for (const encoding of [undefined, 'br', 'gzip']) {
    const { status, headers } = await get(path, encoding)
    expect([status, headers['content-type'], headers['content-encoding']]).toEqual([200, 'text/html; charset=utf-8', encoding])
    expect(headers['cache-control']).toContain('max-age=0')
  }
})

test('a script is kept for good, and comes at a third of its size to whoever takes it compressed', async () => {
  const page = (await get('/')).bytes.toString()
  const [script = ''] = /\/assets\/[^"]+\.js/.exec(page) ?? []
  const [plain, small] = [await get(script), await get(script, 'br')]
  expect([plain.status, small.status, small.headers['content-encoding']]).toEqual([200, 200, 'br'])
  expect(small.headers['cache-control']).toContain('immutable')
  expect(small.bytes.length * 3).toBeLessThan(plain.bytes.length)
})

test.each(['/assets/none.js', '/assets/../built-from.txt', '/assets/%2e%2e/built-from.txt'])('%s is not handed out', async (path) => {
  const { status, bytes } = await get(path)
  expect(status).toBeGreaterThanOrEqual(400)
  expect(bytes.toString()).not.toMatch(/^[0-9a-f]{64}/)
})
