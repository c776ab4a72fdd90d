/** Our field → a column of the file, or the same value for every row. */
export type Mapping = Readonly<Record<string, string | { readonly const: string } | Readonly<Record<string, string>>>>

/** Whether a mapping uses only columns that the file has. */
export const fits = ({ timeZone: _, ...fields }: Mapping, columns: readonly string[]) => Object.values(fields).every((source) => typeof source !== 'string' || columns.includes(source))

/** A mapping in which this field comes from somewhere else, or from nowhere. */
export function mapped(mapping: Mapping, field: string, source: Mapping[string] | undefined): Mapping {
  const { [field]: _, ...others } = mapping
  return source === undefined ? others : { ...others, [field]: source }
}

/** The value that a field has in every row; nothing where it comes from a column or from nowhere. */
export const fixedOf = (source: Mapping[string] | undefined) => (typeof source === 'object' ? source['const'] : undefined)

/** A short name for a row of columns. */
export function markOf(columns: readonly string[]) {
  let mark = 0
  for (const letter of columns.join('\n')) mark = (Math.imul(mark, 31) + letter.codePointAt(0)!) >>> 0
  return mark.toString(36)
}
