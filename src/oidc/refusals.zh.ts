import { type Sentences, sentenceFor } from '../kernel/result.ts'
import type { OidcRefusal, OidcSettingsRefusal, ProviderDoor } from './refusals.ts'

/** Why the unified sign-in did not work, for whoever tried. */
export function describeOidcRefusal(refusal: OidcRefusal): string {
  return sentenceFor(sentences, refusal)
}

const doors: Readonly<Record<ProviderDoor, string>> = { discovery: '配置', keys: '公钥', token: '令牌' }

const sentences: Sentences<OidcRefusal> = {
  provider_declined: () => '统一认证没有完成登录。请重试；不行时用用户名和密码登录。',
  provider_unreachable: ({ at }) => `连不上统一认证（${doors[at]}）。请稍后重试，或用用户名和密码登录；并请系统管理员查看运行日志。`,
  provider_answer_odd: ({ at }) => `统一认证的答复不合约定（${doors[at]}）。请用用户名和密码登录，并请系统管理员查看运行日志。`,
  token_refused: ({ fault }) =>
    `统一认证的身份令牌没有通过校验（${fault}）。请重试；不行时用用户名和密码登录，并请系统管理员核对配置和两边的时钟。`,
  claim_missing: ({ claim }) => `统一认证没有给出用户标识（${claim}）。请系统管理员核对配置。`,
}

/** Why the settings of the unified sign-in cannot be used, for whoever starts the server. */
export function describeOidcSettingsRefusal(refusal: OidcSettingsRefusal): string {
  return sentenceFor(settingsSentences, refusal)
}

const settingsSentences: Sentences<OidcSettingsRefusal> = {
  settings_unreadable: ({ file }) => `${file} 读不出 JSON。请核对统一认证的配置文件。`,
  setting_unfit: ({ file, setting }) => `${file} 里的 ${setting} 缺少或不合要求。请按“安装与维护”的说明填写。`,
  setting_not_https: ({ file, setting }) => `${file} 里的 ${setting} 不是 https。封闭内网里确实没有 https 时，写明 "allowHttp": true。`,
}
