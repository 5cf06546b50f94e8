import { pathSentences } from '../files/index.ts'
import { type Sentences, sentenceFor } from '../kernel/result.ts'
import type { IntakeRefusal } from './refusals.ts'

/** Why a file is not taken in, and what to do next. */
export function describeIntakeRefusal(refusal: IntakeRefusal): string {
  return sentenceFor(sentences, refusal)
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 2 ** 20)} MB`

const sentences: Sentences<IntakeRefusal> = {
  ...pathSentences,
  too_large: ({ file, bytes }) => `文件太大（${megabytes(bytes)}）：${file}。公文上限为 20 MB，请拆分，或只保留文字后再试。`,
  empty: ({ file }) => `文件是空的，没有可读的文字：${file}。请换成有内容的文件。`,
  unpacks_too_large: ({ file, bytes }) => `文件解开后太大（${megabytes(bytes)}）：${file}。请删去图片，或只保留文字后再试。`,
  too_long: ({ file, characters }) => `文字太多（${characters} 字）：${file}。一次最多读 200 万字，请拆分后再试。`,
  unknown_encoding: ({ file }) => `认不出文字编码：${file}。请另存为 UTF-8 或 GB18030 的文本后再试。`,
  binary: ({ file }) => `这不是文本文件，里面是二进制内容：${file}。请检查扩展名，或换成 txt、docx、pdf、ofd。`,
  unsupported: ({ file, kind }) => `暂不支持这种文件（${kind}）：${file}。请另存为 txt、docx、网页（html），或带文字层的 pdf、ofd。`,
  encrypted: ({ file }) => `文件已加密，打不开：${file}。请先解除密码再试。`,
  no_text_layer: ({ file }) => `这份文件只有图像，没有文字层：${file}。请先做文字识别（OCR），或找到可复制文字的版本。`,
  garbled: ({ file }) => `这份文件的文字层是乱码，复制出来也不成字：${file}。请先做文字识别（OCR），或找到可复制文字的版本。`,
  damaged: ({ file, detail = '' }) => `文件已损坏，无法读取：${file}。请重新取得这份文件。${detail === '' ? '' : `（${detail}）`}`,
  cut_off: ({ file }) => `文件不完整，结尾缺失或多出内容：${file}。请重新下载或复制这份文件。`,
  part_missing: ({ file, part }) => `文件不完整，缺少其中的 ${part}：${file}。请重新取得这份文件。`,
  part_unreadable: ({ file, part }) => `文件已损坏，其中的 ${part} 不是完整的标记文本：${file}。请重新取得这份文件。`,
  part_changed: ({ file, part }) => `文件已损坏，其中的 ${part} 与校验值不符，数字可能已变：${file}。请重新取得这份文件。`,
  part_length: ({ file, part }) => `文件已损坏，其中的 ${part} 与登记的长度不符：${file}。请重新取得这份文件。`,
  part_twice: ({ file, part }) => `文件里有两份 ${part}，无法确定以哪份为准：${file}。请用办公软件打开核对，另存后再试。`,
  part_stated_twice: ({ file, part }) => `文件已损坏，其中的 ${part} 前后登记不一致：${file}。请重新取得这份文件。`,
  packed_unknown: ({ file, part }) => `文件的压缩方式读不了（${part}）：${file}。请用办公软件打开，另存后再试。`,
}
