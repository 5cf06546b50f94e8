import { BarChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { type Html, html, printable, trusted } from './html.ts'

echarts.use([BarChart, GridComponent, SVGRenderer])

/** Horizontal bars, one row each, made of parts laid end to end. */
export interface BarChartSpec {
  /** Says what the picture shows to those who cannot see it. */
  readonly label: string
  readonly rows: readonly BarRow[]
  /** One colour for each part, in order. */
  readonly colours: readonly string[]
  /** Room for the names, in pixels. */
  readonly nameWidth: number
  /** Room for the text at the right end, in pixels. */
  readonly textWidth: number
  /** Draw every row over the whole width, parts as shares. */
  readonly isNormalised?: boolean
}

export interface BarRow {
  readonly name: string
  readonly values: readonly number[]
  readonly text: string
}

const width = 900
const rowHeight = 26

/** Draws the chart as inline SVG, the same text for the same data. */
export function barChart(spec: BarChartSpec): Html {
  const height = spec.rows.length * rowHeight + 4
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption(optionOf(spec))
    const svg = chart.renderToSVGString({ useViewBox: true })
    const body = svg.replace(/^<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '')
    return html`<svg class="chart" role="img" aria-label="${spec.label}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${trusted(slim(body))}</svg>`
  } finally {
    chart.dispose()
  }
}

function optionOf(spec: BarChartSpec): echarts.EChartsCoreOption {
  const isStacked = spec.colours.length > 1
  const parts = spec.rows.map((row) => lengthsOf(row, spec.isNormalised === true))
  const longest = Math.max(...parts.map((lengths) => lengths.reduce((sum, length) => sum + length, 0)), 0)
  return {
    animation: false,
    grid: { left: spec.nameWidth, right: spec.textWidth, top: 2, bottom: 2, outerBoundsMode: 'none' },
    xAxis: { type: 'value', show: false, min: 0, max: longest === 0 ? 1 : longest },
    yAxis: [
      axisOf(
        spec.rows.map((row) => row.name),
        'left',
        spec.nameWidth - 12,
      ),
      axisOf(
        spec.rows.map((row) => row.text),
        'right',
        spec.textWidth - 8,
      ),
    ],
    series: spec.colours.map((colour, i) => ({
      type: 'bar',
      ...(isStacked ? { stack: 'all' } : {}),
      barWidth: 15,
      itemStyle: { color: colour },
      emphasis: { disabled: true },
      data: parts.map((lengths) => lengths[i] ?? 0),
    })),
  }
}

function lengthsOf(row: BarRow, isNormalised: boolean): readonly number[] {
  const total = row.values.reduce((sum, value) => sum + value, 0)
  return isNormalised && total > 0 ? row.values.map((value) => value / total) : row.values
}

function axisOf(texts: readonly string[], position: 'left' | 'right', room: number) {
  return {
    type: 'category',
    inverse: true,
    position,
    // Two rows may bear one name, and a name may hold a line break.
    data: texts.map((text) => printable(text).replace(/\s+/g, ' ')),
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: '#000', fontSize: 13, width: room, overflow: 'truncate', ellipsis: '\u2026', interval: 0 },
  }
}

/** Leaves out what only a live chart needs; what is left holds no identifiers that could clash with another chart's. */
function slim(svg: string): string {
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<rect [^>]*fill="none"><\/rect>/g, '')
    .replace(/ (?:ecmeta_[a-z_]+|class|xml:space|dominant-baseline|style|paint-order|stroke-miterlimit|stroke|stroke-width)="[^"]*"/g, '')
    .replace(/ fill="#000"/g, '')
    .replace(/<path d="[^"]*l0 0l[^"]*"[^>]*><\/path>/g, '')
    .replace(/<\/?g>/g, '')
    .replace(/><\/path>/g, '/>')
    .replace(/\n+/g, '')
}
