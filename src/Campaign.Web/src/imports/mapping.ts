/** Our field → a column of the file, or the same value for every row. */
export type Mapping = Readonly<Record<string, string | { readonly const: string } | Readonly<Record<string, string>>>>

/** Whether a mapping only uses columns that the file has. */
export const fits = ({ timeZone: _, ...fields }: Mapping, columns: readonly string[]) => Object.values(fields).every((source) => typeof source !== 'string' || columns.includes(source))

/** The mapping with this field mapped differently, or not at all. */
export function mapped(mapping: Mapping, field: string, source: Mapping[string] | undefined): Mapping {
  const { [field]: _, ...others } = mapping
  return source === undefined ? others : { ...others, [field]: source }
}

/** The constant value of a field; undefined when it is mapped to a column or not at all. */
export const fixedOf = (source: Mapping[string] | undefined) => (typeof source === 'object' ? source['const'] : undefined)

/** A short id for a list of columns. */
export function markOf(columns: readonly string[]) {
  let mark = 0
  for (const letter of columns.join('\n')) mark = (Math.imul(mark, 31) + letter.codePointAt(0)!) >>> 0
  return mark.toString(36)
}
