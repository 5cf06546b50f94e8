import { moneyColours, outcomeColours, outcomesInOrder } from './palette.ts'

const fonts = '"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif'
const keys = [
  ...outcomesInOrder.map((outcome) => [outcome, outcomeColours[outcome]] as const),
  ['net', moneyColours.net] as const,
  ['held', moneyColours.held] as const,
]

/** A bar of a given length; one of no length leaves no hairline in print, as a stop of a gradient would. */
const band = (colour: string, length: string): string => `linear-gradient(${colour},${colour}) 0 50%/${length} 11px no-repeat content-box`

/** White paper, dark text, one accent; figures stand in columns; print is A4 with everything opened. */
export const pageStyle = `
:root{--ink:#1f2328;--soft:#57606a;--line:#d5d9de;--head:#f4f5f7;--accent:#9b1c1f;color-scheme:light}
*{box-sizing:border-box}
[hidden]{display:none!important}
html{font:15px/1.65 ${fonts};color:var(--ink);background:#fff;-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{max-width:1120px;margin:0 auto;padding:24px 28px 64px;counter-reset:part;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
a{color:inherit;text-decoration:underline;text-decoration-color:#b9bec5;text-underline-offset:3px}
a:hover{color:var(--accent);text-decoration-color:currentColor}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
header{text-align:center;border-bottom:3px double var(--accent);padding-bottom:14px}
.product{margin:0;color:var(--soft);letter-spacing:.12em}
h1{margin:.15em 0 .5em;font-size:2rem;line-height:1.3;color:var(--accent);letter-spacing:.08em;text-wrap:balance}
h2{margin:2.6rem 0 1rem;padding-bottom:.3rem;border-bottom:1px solid var(--accent);font-size:1.35rem;line-height:1.4;counter-increment:part}
h2::before{content:counter(part,simp-chinese-informal)"\\3001"}
h3{margin:1.8rem 0 .7rem;font-size:1.12rem;line-height:1.45}
h3 .number{display:inline-block;font-weight:400;color:var(--soft);margin-left:.5em}
h4{margin:1.4rem 0 .5rem;font-size:1rem}
h5{margin:1.1rem 0 .4rem;font-size:.95rem}
p{margin:.5rem 0}
.lead{font-size:1.06rem;line-height:1.85;text-align:justify}
.note,small,figcaption{color:var(--soft);font-size:.87rem}
code,pre{font:.86em/1.6 ui-monospace,SFMono-Regular,Consolas,"Liberation Mono",${fonts}}
pre{margin:.6rem 0;padding:.8rem 1rem;background:var(--head);border:1px solid var(--line);white-space:pre-wrap}
dl,dd,figure{margin:0}
.head{display:flex;flex-wrap:wrap;justify-content:center;gap:.2rem 1.8rem;font-size:.92rem}
.head div,.facts div{display:flex;gap:.6em}
.head dt,.facts dt{color:var(--soft);white-space:nowrap}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,300px),1fr));gap:.15rem 1.6rem;font-size:.92rem}
.warning{margin:1rem 0;padding:.7rem 1rem;border:2px solid var(--accent)}
.warning p{margin:0;font-weight:600;color:var(--accent)}
.warning ul{margin:.3rem 0 0;padding-left:1.3rem}
nav ol{list-style:simp-chinese-informal;display:flex;flex-wrap:wrap;gap:.15rem 3.4rem;margin:1.1rem 0 .5rem;padding-left:2.4rem;font-size:.92rem}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.15rem 1.6rem;margin:0;padding:0;font-size:.87rem;color:var(--soft)}
label{max-width:100%}
.controls{display:flex;flex-wrap:wrap;gap:.5rem 1.4rem;align-items:center;margin:.8rem 0 0;padding:.5rem .8rem;background:var(--head);font-size:.92rem}
#scripted{display:flex;flex-wrap:wrap;gap:.5rem 1.4rem;align-items:center;min-width:0}
select,.controls button{font:inherit;color:inherit;padding:.15rem .6rem;border:1px solid #8b929b;border-radius:3px;background:#fff;max-width:min(100%,26em)}
.controls button:hover{border-color:var(--accent);color:var(--accent)}
input{accent-color:var(--accent);vertical-align:-1px}
.cards{display:grid;grid-template-columns:repeat(3,1fr);margin:1.2rem 0 .8rem;border:solid var(--line);border-width:1px 0 0 1px}
.cards div{padding:.75rem 1rem .7rem;border:solid var(--line);border-width:0 1px 1px 0}
.cards dt{color:var(--soft);font-size:.9rem}
.cards dd{font-size:1.55rem;line-height:1.35;font-weight:600}
.cards div:first-child dd{color:var(--accent)}
.cards small,.cards .x{display:block;font-size:.82rem;font-weight:400;line-height:1.5;color:var(--soft)}
.x,td b{display:none;font-weight:400;color:var(--soft)}
td:hover>b{display:block;position:absolute;right:.2rem;z-index:1;padding:.1rem .5rem;border:1px solid var(--line);background:#fff;color:var(--ink)}
td:has(>b){position:relative}
body:has(#exact:checked) td b{display:block;position:static;padding:0;border:0;font-size:.86em;line-height:1.3}
body:has(#exact:checked) :is(dd,p) .x{display:inline;margin-left:.5em}
.scroll{position:relative;overflow-x:auto;max-width:100%;margin:.5rem 0}
table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.45;border-top:2px solid var(--ink);border-bottom:1px solid var(--ink)}
th,td{padding:.42rem .55rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
thead th{overflow-wrap:normal;word-break:keep-all;background:var(--head);font-weight:600;vertical-align:bottom;border-bottom:1px solid #8b929b}
tbody th{font-weight:500}
tbody tr:hover>*{background:#faf6f5}
tfoot :is(th,td){font-weight:600;border-top:1px solid #8b929b}
.n{text-align:right;white-space:nowrap}
.n i{font-style:normal;color:var(--soft);font-size:.88em}
.z{color:var(--soft)}
.bad{color:var(--accent);font-weight:600}
th small{display:block;font-weight:400;line-height:1.4;font-size:.9em}
th button{font:inherit;color:var(--soft);background:none;border:0;margin:0 0 0 .15em;padding:0 .1em;cursor:pointer}
th button::before{content:"\\21C5"}
th[aria-sort=ascending] button::before{content:"\\2191"}
th[aria-sort=descending] button::before{content:"\\2193"}
th[aria-sort] button,th:has(button):hover button{color:var(--accent)}
th:has(button){cursor:pointer}
.results th[scope=row]{min-width:11em}
.results,.why,.reconciliation,.plans,.statuses,.refusals,.orders,.due{min-width:640px}
.orders .plain{margin:0;padding-left:1.1em}
.todo :is(thead th,th[scope=row]):first-child{width:36%}
.results{min-width:900px}
.why{margin:.6rem 0}
caption{padding:.5rem 0 .35rem;text-align:left;font-weight:600;font-size:1rem}
.why th[scope=row]{width:30%}
.why :is(td,thead th){text-align:right}
.why thead th:first-child,:is(.refused,.reviews) tr>:nth-child(2),.missing tr>:nth-child(2),.refused tr>:nth-child(3){text-align:left}
:is(.refused,.reviews) td:nth-child(2){width:20%;color:var(--soft)}
.bridge,.distribution{max-width:640px}
.plans code{white-space:nowrap}
.statuses th[scope=row]{white-space:nowrap}
.hidden{position:absolute;left:0;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.whole{display:none}
body:has(#whole:checked) .whole,.whole:has(:target){display:block}
body:has(#whole:checked) .screen{display:none}
.bars{list-style:none;display:grid;grid-template-columns:fit-content(15em) minmax(0,1fr) fit-content(12em);gap:.28rem .8rem;align-items:center;max-width:960px;margin:.3rem 0;padding:0;font-size:.9rem;line-height:1.35}
.bars li{display:contents}
.bars li>:first-child{text-align:right}
.bars .n{text-align:left;white-space:normal}
.track{white-space:nowrap;font-size:0}
.track i{display:inline-block;height:1rem;min-width:1px;vertical-align:middle;box-shadow:inset -1px 0 #fff;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.why .bar{width:20%;min-width:110px;padding-right:1.2rem;background:${band(moneyColours.net, 'var(--a)')},${band(moneyColours.held, 'var(--b)')},${band('#eef0f2', '100%')};print-color-adjust:exact;-webkit-print-color-adjust:exact}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.1rem 1.3rem;margin:.2rem 0;padding:0;font-size:.88rem}
.legend li::before{content:"";display:inline-block;width:1.1em;height:.75em;margin-right:.4em;print-color-adjust:exact;-webkit-print-color-adjust:exact}
${keys.map(([name, colour]) => `.legend .k-${name}::before,.track .k-${name}{background:${colour}}`).join('\n')}
figure{margin:.6rem 0 1rem}
figcaption{font-weight:600;color:var(--ink)}
.plan{margin-bottom:2.4rem}
details{border-bottom:1px solid var(--line);padding:.1rem 0}
h4+details{border-top:1px solid var(--line)}
summary{padding:.4rem 0;cursor:pointer;font-weight:500}
summary:hover{color:var(--accent)}
summary small{margin-left:.8em;font-weight:400}
details[open]{padding-bottom:1rem}
.plain{margin:.3rem 0;padding-left:1.3rem}
@media (max-width:640px){
html{font-size:14px}
body{padding:14px 14px 48px}
h1{font-size:1.5rem}
nav ol{flex-direction:column}
.lead{text-align:left}
.cards{grid-template-columns:1fr 1fr}
.cards div{padding:.6rem .7rem}
.cards dd{font-size:1.2rem}
.bars,.bars li,.bars li>span{display:block}
.bars li{padding:.2rem 0}
.bars li>:first-child{text-align:left}
.results th[scope=row]{position:sticky;left:0;background:#fff;min-width:9em;max-width:9em}
}
@page{size:A4;margin:15mm 13mm 17mm;@bottom-center{content:counter(page)" / "counter(pages);font:9pt ${fonts};color:#57606a}}
@media print{
html{font-size:9.5pt;line-height:1.5}
body{max-width:none;padding:0}
.controls,nav,th button{display:none}
h1{font-size:20pt}
h2{margin-top:1.3rem;margin-bottom:.6rem}
.cards{margin:.6rem 0}
.cards div{padding:.4rem .7rem}
h2,h3,h4,h5,figcaption,summary,caption,.legend{break-after:avoid}
.scroll{overflow:visible}
table,.results,.why,.reconciliation,.plans,.statuses,.refusals,.orders,.due{min-width:0;font-size:8pt}
thead{display:table-header-group;break-inside:avoid;break-after:avoid}
tbody tr:first-child,tfoot tr{break-before:avoid}
tfoot{display:table-row-group}
tr,.bridge,.by-size,.bars li,.cards div,.facts div,.legend,pre{break-inside:avoid}
th,td{padding:.28rem .3rem}
.why .bar{padding-right:.8rem}
thead th{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.results{font-size:7.2pt}
.results th[scope=row]{min-width:0;width:23%}
.results thead th.n{white-space:normal}
td b,body:has(#exact:checked) td b{display:block;position:static;padding:0;border:0;font-size:6.6pt;line-height:1.3;margin-top:1px}
:is(dd,p) .x{display:inline;margin-left:.5em}
.cards .x{display:block;margin:0}
.cards{grid-template-columns:repeat(3,1fr)}
.cards dd{font-size:14pt}
.bars{font-size:8.5pt}
.screen{display:none}
.why .bar{min-width:0}
a{text-decoration:none}
summary{list-style:none}
summary::-webkit-details-marker{display:none}
summary::marker{content:""}
details::details-content{display:block;content-visibility:visible;block-size:auto}
article[hidden]{display:none!important}
}
`
