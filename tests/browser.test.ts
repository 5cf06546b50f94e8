import { expect, test } from 'vitest'
import { openBrowser } from './browser.ts'

test('a page is laid out, scripted, photographed and printed', async () => {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 400, height: 300 } })
    const html = '<title>t</title><body style="margin:0;background:#fff"><div style="width:100px;height:50px;background:#c00"></div>'
    await page.goto(`data:text/html;charset=utf-8,${encodeURIComponent(html)}`)
    expect((await page.locator('div').boundingBox())?.width).toBe(100)
    expect(await page.evaluate('document.title')).toBe('t')
    const image = await page.screenshot()
    expect(image.subarray(1, 4).toString('latin1')).toBe('PNG')
    expect([image.readUInt32BE(16), image.readUInt32BE(20)]).toEqual([400, 300])
    const print = await page.pdf({ format: 'A4' })
    expect(print.subarray(0, 5).toString('latin1')).toBe('%PDF-')
    expect(print.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  } finally {
    await browser.close()
  }
})
