import { listed } from '../../kernel/listed.zh.ts'

/** What is said of a line that cannot be carried out as typed. */
export const lineTexts = {
  noCommand: (option: string) => `只写了选项 ${option}，没有写命令。运行 ballast help 查看全部命令。`,
  unknownCommand: (name: string, write: string | undefined) =>
    `没有命令“${name}”。${write === undefined ? '' : `是否指“${write}”？`}运行 ballast help 查看全部命令。`,
  secondWord: (first: string, second: string | undefined, known: readonly string[]) =>
    `${second === undefined ? `“${first}”后面还要写一个词` : `没有命令“${first} ${second}”`}。可写：${known.map((word) => `${first} ${word}`).join('、')}。`,
  tooManyArguments: (found: string, usage: string) => `多余的参数“${found}”。用法：ballast ${usage}`,
  unknownOption: (option: string, write: string | undefined) =>
    `没有选项“${option}”。${write === undefined ? '' : `是否指“${write}”？`}运行 ballast help 查看用法。`,
  otherOption: (command: string, option: string, own: readonly string[]) =>
    `命令“${command}”不用选项 --${option}。${
      own.length === 0
        ? '它没有选项'
        : `它的选项：${listed(
            own.map((name) => `--${name}`),
            '',
          )}`
    }。运行 ballast help ${command} 查看用法。`,
  optionTwice: (option: string) => `选项 ${option} 写了两次，只能给一个值。请留其一。`,
  badOptionValue: (option: string) => `选项 ${option} 的用法不对：要值的须给一个值，不要值的不能给。运行 ballast help 查看用法。`,
  unreadOption: (option: string) => `提醒：这样用时选项 --${option} 不起作用。`,
} as const
