/** What a list is asked for, as its address has it: values by the names of the parameters. */
export type ViewSearch = Readonly<Record<string, string | readonly string[]>>

/** What a view keeps: the state of the address, and how each part of the filter read then. */
export interface ViewState {
  readonly search: ViewSearch
  readonly said: Readonly<Record<string, string>>
}

/** Which list it is a view of: its kind, and what it is about. */
export interface ViewedList {
  readonly list: 'decision'
  readonly about: string
}
