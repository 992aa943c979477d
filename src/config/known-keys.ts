interface AnySchema {
  entries?: Record<string, AnySchema>;
  wrapped?: AnySchema;
  item?: AnySchema;
}

export interface UnknownKey {
  path: (string | number)[];
  /** What the schema knows there. */
  known: string[];
}

/** All keys that a schema of objects and lists does not know: the validation itself stops at the first of an object. */
export function unknownKeys(schema: object | undefined, value: unknown, path: readonly (string | number)[] = []): UnknownKey[] {
  const { entries, wrapped, item } = (schema ?? {}) as AnySchema;
  if (wrapped) return unknownKeys(wrapped, value, path);
  if (Array.isArray(value)) return value.flatMap((each, index) => unknownKeys(item, each, [...path, index]));
  if (entries === undefined || typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    Object.hasOwn(entries, key) ? unknownKeys(entries[key], each, [...path, key]) : [{ path: [...path, key], known: Object.keys(entries) }],
  );
}
