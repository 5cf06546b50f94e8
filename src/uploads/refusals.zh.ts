import type { UploadKind } from '../contract/index.ts'
import { type Sentences, sentenceFor } from '../kernel/result.ts'
import type { UploadRefusal } from './refusals.ts'

/** What kinds of files are called. */
export const kindWords: Readonly<Record<UploadKind, string>> = {
  pdf: 'PDF',
  png: 'PNG 图片',
  jpeg: 'JPEG 图片',
  ofd: 'OFD 版式文件',
  docx: 'Word 文档（.docx）',
  xlsx: 'Excel 工作簿（.xlsx）',
  csv: 'CSV 文本',
  html: '网页',
}

/** What a file without a name is called. */
export const namelessFile = '未命名文件'

/** Why a file was not taken in, opened or taken back, and what to do. */
export function describeUploadRefusal(refusal: UploadRefusal): string {
  return sentenceFor(sentences, refusal)
}

const megabytes = (bytes: number): string => `${Math.floor(bytes / 1024 / 1024)} MB`

const sentences: Sentences<UploadRefusal> = {
  purpose_unknown: ({ purpose }) => `没有“${purpose}”这项上传用途。请刷新页面后重试。`,
  file_empty: ({ name }) => `“${name}”是空的，没有收下。请核对后重新选择文件。`,
  file_too_large: ({ name, most }) => `“${name}”超过 ${megabytes(most)}，没有收下。请压缩图片或分成几个文件再上传。`,
  file_broken_off: ({ name, bytes }) => `“${name}”没有传完就中断了（收到 ${bytes} 字节），没有收下。请检查网络后重新上传。`,
  kind_not_taken: ({ name, found, kinds }) =>
    `“${name}”${found === undefined ? '按内容辨认不出类型' : `按内容是 ${found}`}，没有收下。这里收 ${kinds.map((kind) => kindWords[kind]).join('、')}，请另存后再上传。`,
  file_locked: ({ name }) => `“${name}”设有打开密码，没有收下。请去掉密码后再上传。`,
  file_spoiled: ({ name, part }) =>
    `“${name}”已损坏${part === undefined ? '' : `（${part}）`}，没有收下。请用 WPS 或 Excel 打开，另存一份后再上传。`,
  unpacks_too_far: ({ name, bytes }) => `“${name}”展开后有 ${megabytes(bytes)}，超出可以处理的大小，没有收下。请核对文件来源。`,
  uploads_busy: () => '正在接收的文件较多，请稍等半分钟再上传。',
  upload_not_found: () => '没有这个文件，或不在您可以查看的范围内。请返回所在事项核对。',
  upload_damaged: ({ name }) => `“${name}”的内容不见了或被改动过，不能打开。请系统管理员从备份恢复。`,
  upload_in_use: ({ name }) => `“${name}”已随办理结果提交，不能取消。需要更正时请重新办理并附上新的文件。`,
  request_reused: () => '同一次提交的文件前后不一致，没有收下。请刷新页面后重试。',
}
