export { InputFailure, type InputFailureCode } from './failure.ts'
export { inputSentences } from './messages.zh.ts'
export { checkInput, inputPieces, isFolder, listInput, readInput, readInputText } from './read-input.ts'
export { encodingOf, type TextEncoding, textOf } from './text-file.ts'
