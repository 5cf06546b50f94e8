import { afterEach } from 'vitest'
import { openPages } from './browser.ts'

// A failed journey says by itself only what it waited for; what its pages showed instead is told before they are closed.
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const page of await openPages()) console.error(`What stands on an open page: ${page}`)
})
