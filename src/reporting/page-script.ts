/** Convenience on top of a page that is complete without it: sort tables, show one plan, open and close details, open all for print. */
export const pageScript = `'use strict'
const all = (selector, within = document) => [...within.querySelectorAll(selector)]
const keyOf = (cell) => {
  const exact = cell.querySelector('b') ?? cell
  const plain = exact.textContent.replace(/,/g, '').trim()
  const money = /^(-?\\d+)\\.(\\d\\d)(?!\\d|%)/.exec(plain)
  if (money) return BigInt(money[1] + money[2])
  if (/^-?\\d+$/.test(plain)) return BigInt(plain)
  const share = /^([<>]?)(\\d+\\.\\d)%$/.exec(plain)
  return share ? BigInt(share[2].replace('.', '')) * 10n + (share[1] === '<' ? -5n : share[1] === '>' ? 5n : 0n) : plain
}
const compare = (a, b) => {
  if (typeof a === typeof b) return typeof a === 'bigint' ? (a < b ? -1 : a > b ? 1 : 0) : a.localeCompare(b, 'zh')
  return typeof a === 'bigint' ? 1 : -1
}
for (const table of all('table.sortable')) {
  const body = table.tBodies[0]
  const heads = all('thead th', table)
  heads.forEach((head, column) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.title = document.body.dataset.sort
    button.setAttribute('aria-label', head.textContent + ' ' + button.title)
    head.append(button)
    head.addEventListener('click', () => {
      const falls = head.getAttribute('aria-sort') !== 'descending' && head.classList.contains('n') || head.getAttribute('aria-sort') === 'ascending'
      heads.forEach((each) => each.removeAttribute('aria-sort'))
      head.setAttribute('aria-sort', falls ? 'descending' : 'ascending')
      const rows = [...body.rows].map((row) => [keyOf(row.cells[column]), row])
      rows.sort((a, b) => compare(a[0], b[0]) * (falls ? -1 : 1))
      body.append(...rows.map((row) => row[1]))
    })
  })
}
const only = document.getElementById('only')
only?.addEventListener('change', () => {
  for (const plan of all('[data-plan]')) plan.hidden = only.value !== '' && plan.dataset.plan !== only.value
})
const fold = document.getElementById('fold')
fold?.addEventListener('click', () => {
  const opens = fold.textContent === fold.dataset.expand
  for (const details of all('details')) details.open = opens
  fold.textContent = opens ? fold.dataset.collapse : fold.dataset.expand
})
const reveal = (hash) => {
  const target = document.getElementById(decodeURIComponent(hash.slice(1)))
  if (target instanceof HTMLDetailsElement) target.open = true
  const whole = document.getElementById('whole')
  if (whole && target?.closest('.whole')) {
    whole.checked = true
    target.scrollIntoView()
  }
}
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href^="#"]')
  if (link) reveal(link.getAttribute('href'))
})
addEventListener('hashchange', () => reveal(location.hash))
reveal(location.hash)
let closed = []
addEventListener('beforeprint', () => {
  closed = all('details:not([open])')
  for (const details of closed) details.open = true
})
addEventListener('afterprint', () => {
  for (const details of closed) details.open = false
})
document.getElementById('scripted')?.removeAttribute('hidden')
`
