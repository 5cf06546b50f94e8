import { createHash } from 'node:crypto'
import { colophonSection } from './colophon.ts'
import { comparisonSection } from './comparison-section.ts'
import { distributionSection } from './distribution-section.ts'
import { followUpSection } from './follow-up-section.ts'
import { type Html, html, trusted } from './html.ts'
import { masthead } from './masthead.ts'
import { page } from './messages.zh.ts'
import { ordersDetails, ordersSection } from './orders-section.ts'
import { overviewSection } from './overview.ts'
import { pageScript } from './page-script.ts'
import { pageStyle } from './page-style.ts'
import { planListSection } from './plan-list.ts'
import { resultsSection } from './plan-results.ts'
import { reconciliationSection } from './reconciliation-section.ts'
import { refusalSection } from './refusal-section.ts'
import type { ReportInput } from './report-input.ts'
import { settlementSection } from './settlement-section.ts'

/**
 * Renders a finished screening as one self-contained HTML file in Chinese; the same record always gives the same text. By default it
 * is a short version of about two printed pages; all details stand on the same page, shown and printed when asked for.
 */
export function renderReport(input: ReportInput): string {
  const short = [overviewSection(input), followUpSection(input), comparisonSection(input), ordersSection(input)]
  const whole = [
    planListSection(input),
    input.record.variants.length > 0 && [resultsSection(input), settlementSection(input), distributionSection(input)],
    ordersDetails(input),
    reconciliationSection(input),
    refusalSection(input),
    colophonSection(input),
  ]
  const main = html`${short}<p class="note screen">${page.wholeHint}</p><div class="whole">${whole}</div>`
  const title = `${page.title} ${input.record.screeningDate}`
  return `<!DOCTYPE html>\n${html`<html lang="zh-CN"><head><meta charset="utf-8">${policy()}<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${trusted(pageStyle)}</style></head><body data-sort="${page.sortHint}">${masthead(input)}<main>${compact(main)}</main><script>${trusted(pageScript)}</script></body></html>`.text}\n`
}

/** The browser itself refuses every address and every script but ours, should a name ever slip through unescaped. */
function policy(): Html {
  const hash = createHash('sha256').update(pageScript).digest('base64')
  const rules = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`
  return html`<meta http-equiv="Content-Security-Policy" content="${rules}">`
}

/** HTML closes cells and rows by itself; on a report of hundreds of policies the tags that say so again weigh a sixth. */
function compact(content: Html): Html {
  return trusted(content.text.replace(/<\/(?:td|th|tr)>/g, ''))
}
