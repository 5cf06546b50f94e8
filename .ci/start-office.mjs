// Runs `npm start` as a person does and waits until its office answers, shows its page and lets a demonstration account in; then tells
// all of it to stop. Ends with 0 where that went well, with 1 where it did not, within half an hour.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'

// It listens where nobody else does, so that no other office on this machine answers for it.
const port = await new Promise((found) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port: free } = probe.address()
    probe.close(() => found(free))
  })
})
const base = `http://127.0.0.1:${port}`
// A group of its own: a signal reaches npm, the launcher and the server, as Ctrl+C does.
const started = spawn('npm', ['start', '--', '--port', String(port)], { stdio: 'inherit', detached: true })
let code
const ended = new Promise((end) => {
  started.once('exit', (status) => {
    code = status ?? 1
    end()
  })
})

const ask = (procedure, json) =>
  fetch(`${base}/rpc/${procedure}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-ballast-request': '1' },
    body: JSON.stringify({ json }),
  })

const answers = async () => {
  const accounts = await ask('session/demoAccounts').catch(() => undefined)
  if (!accounts?.ok) return undefined
  const [{ login, password }] = (await accounts.json()).json
  const signedIn = await ask('session/signIn', { login, password })
  const page = await fetch(base)
  console.log(`the office answers: sign-in ${signedIn.status}, page ${page.status}`)
  return signedIn.ok && page.ok
}

let isGood
for (let waited = 0; waited < 1800 && code === undefined && isGood === undefined; waited++) {
  isGood = await answers()
  if (isGood === undefined) await new Promise((later) => setTimeout(later, 1000))
}
if (isGood === undefined)
  console.log(code === undefined ? 'the office did not answer' : `npm start ended with ${code} before its office answered`)
if (code === undefined) {
  process.kill(-started.pid, 'SIGINT')
  const late = setTimeout(() => process.kill(-started.pid, 'SIGKILL'), 30_000)
  await ended
  clearTimeout(late)
}
process.exit(isGood === true ? 0 : 1)
