/** How a paper looks in print: A4 with the margins, faces and sizes of official papers; on a screen as the sheet that it becomes. */
export const pageStyle = `
@page{size:A4;margin:37mm 26mm 35mm 28mm;@bottom-center{content:"— " counter(page) " —";font:14pt 宋体,SimSun,serif}}
@page wide{size:A4 landscape;margin:28mm 37mm 26mm 35mm}
*{box-sizing:border-box}
body{margin:0;background:#eee;color:#000;font:16pt/28pt 仿宋_GB2312,仿宋,FangSong,STFangsong,"Noto Serif CJK SC",serif}
main{width:210mm;max-width:100%;min-height:297mm;margin:8mm auto;padding:37mm 26mm 35mm 28mm;background:#fff}
h1,h2{margin:14pt 0;font:22pt/32pt 方正小标宋简体,方正小标宋_GBK,STZhongsong,华文中宋,"Noto Serif CJK SC",serif;text-align:center}
h2{font-size:18pt}
h3{margin:0;font:16pt/28pt 黑体,SimHei,"Noto Sans CJK SC",sans-serif;text-indent:2em}
p{margin:0;text-align:justify;text-indent:2em;overflow-wrap:anywhere}
.number,.draft{text-align:center;text-indent:0}
.draft{color:#c00000;font-family:黑体,SimHei,"Noto Sans CJK SC",sans-serif}
.flush,.mark,footer p,.hint{text-indent:0}
.copies{margin-top:28pt}
table{width:100%;margin:6pt 0;border-collapse:collapse;table-layout:fixed;font-size:12pt;line-height:16pt}
th,td{padding:3pt 4pt;border:.75pt solid #000;overflow-wrap:anywhere;text-align:left}
th{font-family:黑体,SimHei,"Noto Sans CJK SC",sans-serif;font-weight:400;text-align:center}
thead{display:table-header-group}
tr{break-inside:avoid}
.is-right{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.is-center{text-align:center;white-space:nowrap}
.total td{font-weight:700}
.signs td,.signs th{height:44pt}
.seal{margin:28pt 4em 0 0;break-inside:avoid}
.seal p{text-align:right;text-indent:0}
.faint{color:#767676}
.annex{break-before:page}
.annex.is-wide{page:wide}
.annex.is-wide table{font-size:10.5pt}
.mark{font-family:黑体,SimHei,"Noto Sans CJK SC",sans-serif}
footer{margin-top:18pt;font:9pt/12pt 宋体,SimSun,"Noto Serif CJK SC",serif}
.hint{padding:8px 16px;background:#fff;font:14px/20px sans-serif}
@media print{body{background:none}main{width:auto;min-height:0;margin:0;padding:0}.hint{display:none}}
@media (max-width:700px){main{padding:24px 16px}}
`
