// Waits until the office that `npm start` opens answers, signs a demonstration account in, and ends with 0; with 1 after half an hour,
// or when the process named by the first argument is gone before.
const [pid, port] = process.argv.slice(2).map(Number)
const base = `http://127.0.0.1:${port}`
const ask = (procedure, json) =>
  fetch(`${base}/rpc/${procedure}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-ballast-request': '1' },
    body: JSON.stringify({ json }),
  })
const isThere = () => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

for (let waited = 0; waited < 1800 && isThere(); waited++) {
  const accounts = await ask('session/demoAccounts').catch(() => undefined)
  if (accounts?.ok) {
    const [{ login, password }] = (await accounts.json()).json
    const signedIn = await ask('session/signIn', { login, password })
    const page = await fetch(base)
    console.log(`the office answers: sign-in ${signedIn.status}, page ${page.status}`)
    process.exit(signedIn.ok && page.ok ? 0 : 1)
  }
  await new Promise((later) => setTimeout(later, 1000))
}
console.log('the office did not answer')
process.exit(1)
