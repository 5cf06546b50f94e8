import { type Sentences, sentenceFor } from '../kernel/result.ts'
import type { SubjectRefusal } from './refusals.ts'

/** What was refused, and what to do next. */
export function describeSubjectRefusal(refusal: SubjectRefusal): string {
  return sentenceFor(sentences, refusal)
}

const sentences: Sentences<SubjectRefusal> = {
  text_too_short: ({ least }) => `请至少输入 ${least} 个字再查询。`,
  text_too_common: ({ text }) => `“${text}”几乎每个单位都有，查不出是谁。请加上字号或行业再查。`,
  number_in_part: ({ end, tail }) => `号码请输入末 ${end} 位、末 ${tail} 位，或输入全部。`,
  page_strange: () => '这一页不属于现在的查询。请重新查询。',
  subject_not_found: () => '没有找到，或不在您的管辖范围内。请核对后重新查询。',
  purpose_missing: () => '请写明查看的事由，再查看完整号码。',
  cipher_damaged: () => '这一号码的密文与登记不符，没有显示。请系统管理员核对数据库与密钥文件。',
  key_file_open: ({ file }) => `密钥文件 ${file} 其他用户也能读取。请改为仅本用户可读写（chmod 600）后重试。`,
  key_file_unreadable: ({ file }) => `密钥文件 ${file} 不完整或已损坏。请从密钥备份恢复这一文件。`,
  keys_missing: ({ file, version }) => `数据库中的号码使用第 ${version} 版密钥，${file} 里没有。请从密钥备份恢复这一文件，不要另建。`,
  names_being_written: ({ done, total }) =>
    `姓名、号码正在写入（${done} / ${total}），写完之前不能更换密钥。请启动办公网页，待写完后重试。`,
  ciphers_damaged: ({ count, entity, key }) =>
    `有 ${count} 个号码的密文打不开（其中有 ${entity} ${key}），原密钥已保留，其余已换用新密钥。请从备份恢复这些号码后重试。`,
  file_key_missing: () => '这份文件的密钥不在或已损坏，打不开。请系统管理员核对数据库与密钥文件。',
  file_keys_damaged: ({ count, file }) =>
    `有 ${count} 份上传文件的密钥打不开（其中有 ${file}），原密钥已保留，其余已换用新密钥。请从备份恢复后重试。`,
  accounts_damaged: ({ count, account }) =>
    `有 ${count} 个收款账户的密文打不开（如第 ${account} 号），旧密钥已保留。请用备份核对这些账户后再更换密钥。`,
  keys_of_another: ({ file, version }) => `${file} 里的第 ${version} 版密钥不属于这个数据库。请换回与数据库配套的密钥文件。`,
}
