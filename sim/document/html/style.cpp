#include "sim/document/html/style.h"

namespace icctwin::document {

std::string_view style_sheet() {
  return R"(
@page{size:A4;margin:0}
@page wide{size:A4 landscape;margin:0}
*{box-sizing:border-box;margin:0;padding:0}
html{background:#E9EBEE}
body{font:10pt/1.62 "Noto Sans CJK SC","Source Han Sans SC","WenQuanYi Zen Hei",sans-serif;color:#1B2027;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.pg{position:relative;width:210mm;min-height:296.8mm;margin:8mm auto;padding:25mm 20mm 17mm;background:#fff;break-after:page}
.wide{page:wide;width:297mm;min-height:209.8mm}
.pg:last-child{break-after:auto}
.hd,.ft{position:absolute;left:20mm;right:20mm;display:flex;justify-content:space-between;font-size:8pt;line-height:1.4;color:#4C5561}
.hd{top:11mm;height:7mm;border-bottom:.5pt solid #8A929D}
.ft{bottom:10mm;padding-top:1.6mm;border-top:.5pt solid #8A929D}
.ft b{margin-right:3mm;color:#1B2027}
.kind{margin-top:4mm;color:#4C5561}
.sub1{margin-bottom:5mm;font-size:12pt}
h1{margin:1mm 0 2mm;font-size:21pt;line-height:1.3;letter-spacing:.2pt}
h2{margin:8mm 0 3mm;font-size:14pt;line-height:1.4}
.bd>h2:first-child,.bd>h3:first-child,.bd>.cap:first-child{margin-top:0}
h3{margin:4mm 0 1.5mm;font-size:11pt;line-height:1.4}
p{margin:0 0 2mm;text-align:justify}
table{width:100%;table-layout:fixed;border-collapse:collapse;font-size:8.5pt;line-height:1.4}
th{padding:1.2mm 1.6mm;border-top:1.2pt solid #1B2027;border-bottom:.6pt solid #1B2027;text-align:left;vertical-align:bottom}
td{padding:.85mm 1.6mm;border-bottom:.35pt solid #D5D9DE;vertical-align:top;overflow-wrap:anywhere}
tr:last-child>td{border-bottom:1.2pt solid #1B2027}
.r{text-align:right;white-space:nowrap}
th.r{white-space:normal}
.sub td{background:#F3F4F6;font-weight:700}
td.in{padding-left:5mm}
.tight{font-size:8pt;line-height:1.3}
.tight td{padding:.42mm 1.6mm}
.tight td.in{padding-left:5mm}
.cap{margin:3mm 0 1.2mm;font-size:8.5pt;font-weight:700;text-align:center}
.src{margin:1mm 0 3mm;font-size:7.5pt;line-height:1.45;color:#4C5561}
.fig{break-inside:avoid}
.fig svg{display:block;width:100%;height:auto}
.fig .cap{margin:1mm 0 2.4mm}
.k{display:grid;grid-template-columns:repeat(4,1fr);margin:2mm 0 4mm;border-top:1.2pt solid #1B2027;border-bottom:1.2pt solid #1B2027}
.k div{padding:2.2mm 3mm 2mm;border-right:.35pt solid #C4CAD2;border-bottom:.35pt solid #C4CAD2}
.k div:nth-child(4n){border-right:0}
.k div.low{border-bottom:0}
.k i{display:block;font-size:8pt;font-style:normal;line-height:1.4;color:#4C5561}
.k b{font-size:15pt;line-height:1.45}
.k u{margin-left:1mm;font-size:8pt;text-decoration:none;color:#4C5561}
.note,.banner{margin:2mm 0 3mm;padding:2mm 3mm;border-left:2pt solid #8A5200;background:#FFF8E6;font-size:8.5pt;line-height:1.5}
.banner{background:#FFF4DC;color:#8A5200}
.cmd{padding:3mm 4mm;border:.5pt solid #C4CAD2;background:#F3F4F6}
.toc1,.toc2{display:flex;height:5.8mm;font-size:10pt;line-height:5.8mm;font-weight:700}
.toc2{height:4.7mm;padding-left:6mm;font-size:9pt;line-height:4.7mm;font-weight:400}
.toc1 a,.toc2 a{color:inherit;text-decoration:none}
.toc1 i,.toc2 i{flex:1;margin:0 2mm 1.4mm;border-bottom:.7pt dotted #8A929D}
li{margin:0 0 1mm 5mm}
sub{font-size:75%;line-height:0}
code{font-family:"Noto Sans Mono CJK SC","DejaVu Sans Mono",monospace;font-size:.92em;line-height:1;overflow-wrap:anywhere}
.f{font-family:"Noto Serif CJK SC","Source Han Serif SC",serif}
.w{color:#8A5200}.e{color:#B3261E}.h{color:#44607F}
@media print{html{background:#fff}.pg{margin:0}}
)";
}

}  // namespace icctwin::document
