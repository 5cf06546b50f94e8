/** What nearly every unit has in its name: by these alone nobody is meant, and looking for them reads the whole register. */
export const commonParts: readonly string[] = ['有限公司', '有限责任公司', '股份有限公司', '集团公司', '分公司']
