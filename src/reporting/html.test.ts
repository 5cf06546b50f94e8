import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeHtml, html, printable, trusted } from './html.ts'

test.each([
  ['plain', 'plain'],
  ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['" onload="x', '&quot; onload=&quot;x'],
  ["' onload='x", '&#39; onload=&#39;x'],
  ['a & b &amp; c', 'a &amp; b &amp;amp; c'],
  ['稳岗返还', '稳岗返还'],
  ['line\nbreak\ttab', 'line\nbreak\ttab'],
  ['nul\u0000bell\u0007', 'nul\uFFFDbell\uFFFD'],
  ['100\u202E元', '100\uFFFD元'],
  ['half \uD800 pair', 'half \uFFFD pair'],
])('%j is written as %j', (text, expected) => {
  expect(escapeHtml(text)).toBe(expected)
})

test('what is put into a template is escaped once, at any depth', () => {
  const inner = html`<b>${'<'}</b>`
  expect(html`<p title="${'"'}">${inner}${[inner, '>', 3, 4n, undefined, false]}${trusted('<i>')}</p>`.text).toBe(
    '<p title="&quot;"><b>&lt;</b><b>&lt;</b>&gt;34<i></p>',
  )
})

test('no text leaves a sign that could open a tag, a reference or a quotation', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const escaped = html`${text}`.text
      expect(escaped).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/)
      expect(escaped.isWellFormed()).toBe(true)
      const back = escaped
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&#39;/g, "'")
        .replace(/&amp;/g, '&')
      expect(back).toBe(printable(text))
    }),
  )
})
